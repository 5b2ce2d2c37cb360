package dev.weir.admin;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * One thing that must be well for the process to be ready.
 *
 * @param name of the part, such as {@code ingest-gateway}
 * @param unavailability empty if it is well, else why not; asked by the admin server's threads,
 *     must not block
 */
public record HealthCheck(String name, Supplier<Optional<String>> unavailability) {}

package dev.weir.archive.object;

import dev.weir.config.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Where the archive is.
 *
 * @param endpoint empty for Amazon's own of the region
 * @param accessKey empty for the credentials of the machine (environment, profile, instance)
 * @param pathStyle whether the bucket is in the path and not in the host's name
 * @param timeout of one request, its answer included
 */
public record S3Location(
    Optional<URI> endpoint,
    String bucket,
    String region,
    Optional<String> accessKey,
    Optional<Secret> secretKey,
    boolean pathStyle,
    Duration timeout) {}

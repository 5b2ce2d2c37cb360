package dev.weir.standalone.simulation.truth;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A UTC day of a service in production.
 *
 * @param changes that reached production
 * @param leadTimeP50Seconds null without changes
 * @param failed of the day's deployments, whenever they failed; null without any
 * @param recoveryP50Seconds of those that have recovered; null where none has
 * @param rework null without deployments, and where nobody records incidents
 */
public record ServiceDayRow(
    String service,
    String team,
    LocalDate day,
    long deployments,
    long changes,
    @Nullable Double leadTimeP50Seconds,
    @Nullable Double leadTimeP90Seconds,
    @Nullable Long failed,
    @Nullable Double recoveryP50Seconds,
    @Nullable Long rework) {}

package dev.weir.stream.valuestream;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A team.
 *
 * @param wipLimit items at once in all its stages; null for none
 * @param rules the defaults with the team's own merged over them
 */
public record Team(
    String id,
    String name,
    String description,
    @Nullable Integer wipLimit,
    @Nullable Duration targetFlowTime,
    @Nullable Integer targetFlowEfficiencyPercent,
    Ownership owns,
    Rules rules) {}

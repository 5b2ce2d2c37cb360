package dev.weir.stream.flow;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where an item stood at an instant, and why: a step of the fold, to be explained.
 *
 * @param stage null where it was cancelled
 * @param rule the row of the second table that decided
 * @param change the external id of the change that decided; null where none did
 * @param changeRule the row of the first table that decided for that change; null likewise
 * @param epoch number of its life, from 0
 * @param entered whether a visit began
 * @param rework whether that was by going back
 */
public record Evaluation(
    Instant at,
    @Nullable Stage stage,
    Status status,
    Rule rule,
    @Nullable String change,
    @Nullable Rule changeRule,
    int epoch,
    boolean entered,
    boolean rework) {}

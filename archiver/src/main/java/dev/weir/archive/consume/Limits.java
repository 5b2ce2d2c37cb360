package dev.weir.archive.consume;

import java.time.Duration;

/**
 * When a partition is archived, and how much at once.
 *
 * @param rollBytes at once when about so many bytes are waiting
 * @param rollAge at the latest when the oldest record has waited so long
 * @param batchRecords most records of a batch, but for what a poll brings beyond
 * @param batchBytes most bytes of a batch, but for what a poll brings beyond
 * @param fileBytes objects take further rows until they have this size
 */
public record Limits(
    long rollBytes, Duration rollAge, int batchRecords, long batchBytes, long fileBytes) {}

package dev.weir.archive.batch;

import java.util.List;

/**
 * Successive records of a partition. Offsets may have gaps: aborted transactions, markers and
 * compaction leave them.
 *
 * @param next offset after them, where readers go on
 * @param rows by offset
 * @param appendedAtMillis when the last of them was appended to the log; 0 without any
 */
public record Batch(long next, List<Row> rows, long appendedAtMillis) {
  public Batch {
    rows = List.copyOf(rows);
  }
}

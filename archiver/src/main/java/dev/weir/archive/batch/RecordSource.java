package dev.weir.archive.batch;

/** A partition of the log, of which committed records are seen. For one thread. */
public interface RecordSource {
  /**
   * The offsets that the log holds.
   *
   * @param first of the oldest record
   * @param end after the last record, those of open transactions among them
   */
  record Bounds(long first, long end) {}

  /** What the log holds now. */
  Bounds bounds();

  /** As many records as one batch may hold, from an offset on; none where the log ends. */
  Batch read(long from);

  /** All records between two offsets that are still there; the second one is excluded. */
  Batch read(long from, long next);
}

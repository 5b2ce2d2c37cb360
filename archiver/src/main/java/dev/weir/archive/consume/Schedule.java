package dev.weir.archive.consume;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a partition is to be archived: when enough of it waits, or has waited long enough, and then
 * up to the end that was seen. Pure but for what it remembers; for one thread.
 */
final class Schedule {
  private static final long FIRST_GUESS_BYTES = 1_000;

  private final long rollBytes;
  private final Duration rollAge;
  private @Nullable Instant waitingSince;
  private long until;
  private long recordBytes = FIRST_GUESS_BYTES;

  Schedule(Limits limits) {
    this.rollBytes = limits.rollBytes();
    this.rollAge = limits.rollAge();
  }

  /** What a record of the partition takes on average, as the last batch had it. */
  void observe(long records, long bytes) {
    if (records > 0) {
      recordBytes = Math.max(1, bytes / records);
    }
  }

  /**
   * Notes what waits.
   *
   * @param next offset up to which the partition is archived
   * @param end offset after the last committed record
   * @param now whether all that waits is to be archived at once
   */
  void look(long next, long end, boolean now, Instant time) {
    if (end <= next) {
      waitingSince = null;
      return;
    }
    if (waitingSince == null) {
      waitingSince = time;
    }
    boolean enough = (end - next) * recordBytes >= rollBytes;
    boolean old = Duration.between(waitingSince, time).compareTo(rollAge) >= 0;
    if (now || enough || old) {
      until = end;
    }
  }

  /** Whether there is something to archive now. */
  boolean isDue(long next) {
    return next < until;
  }

  /** A batch was archived: what waits now begins to wait. */
  void archived(long next) {
    if (!isDue(next)) {
      waitingSince = null;
    }
  }
}

package dev.weir.bench.sink;

import dev.weir.standalone.terminal.Progress;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Watches records arrive in the database. The rate is counted from the first look that finds a
 * tenth of them to the last: what starts up is not what is measured.
 */
final class Arrival {
  /** Looking may take so much of the time, at most. */
  private static final int REST = 20;

  private static final long LEAST_REST_NANOS = 2_000_000;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** How many have arrived by now. */
  interface Count {
    long now() throws SQLException;
  }

  private final Count count;
  private final long expected;

  Arrival(Count count, long expected) {
    this.count = count;
    this.expected = expected;
  }

  private record Look(long arrived, long nanos) {}

  /**
   * Waits for all of them.
   *
   * @return records a second
   * @throws IllegalStateException when none arrives for three minutes
   */
  double perSecond(String what, Progress progress) throws SQLException {
    @Nullable Look first = null;
    Look last = look();
    long moved = last.nanos();
    while (last.arrived() < expected) {
      progress.count(what, last.arrived(), expected);
      Look next = rested(last);
      if (next.arrived() > last.arrived()) {
        moved = next.nanos();
      } else if (next.nanos() - moved > PATIENCE.toNanos()) {
        throw new IllegalStateException(
            "%s: %,d of %,d arrived, then none for %s"
                .formatted(what, next.arrived(), expected, PATIENCE));
      }
      if (first == null && next.arrived() >= expected / 10) {
        first = next;
      }
      last = next;
    }
    progress.finished();
    if (first == null || first.arrived() == last.arrived()) {
      throw new IllegalStateException(what + ": too few records to measure");
    }
    return (last.arrived() - first.arrived()) / ((last.nanos() - first.nanos()) / 1e9);
  }

  private Look rested(Look last) throws SQLException {
    long begun = System.nanoTime();
    Look next = look();
    LockSupport.parkNanos(Math.max(LEAST_REST_NANOS, (System.nanoTime() - begun) * REST));
    return next.arrived() < last.arrived() ? last : next;
  }

  /** The time is that of the answer. */
  private Look look() throws SQLException {
    long arrived = count.now();
    return new Look(arrived, System.nanoTime());
  }
}

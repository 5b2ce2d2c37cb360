package dev.weir.stream.team;

import java.time.Duration;

/** UTC days as numbers: days since the epoch. */
final class Day {
  private static final long MILLIS = Duration.ofDays(1).toMillis();

  private Day() {}

  /** The day in which an instant falls. */
  static int of(long millis) {
    return Math.toIntExact(Math.floorDiv(millis, MILLIS));
  }

  /**
   * The first day at whose end (midnight of the next, which still belongs to it here) an instant
   * has come.
   */
  static int atWhoseEnd(long millis) {
    return of(millis - 1);
  }
}

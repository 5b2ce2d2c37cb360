package dev.weir.sink.copy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/**
 * Times as PostgreSQL holds them: microseconds and days since 2000. What they cannot hold becomes
 * the nearest value that the server refuses as out of range, for the row is at fault then. Pure.
 */
final class BinaryTimes {
  private static final LocalDate EPOCH = LocalDate.of(2000, 1, 1);
  private static final long EPOCH_SECOND = EPOCH.toEpochSecond(LocalTime.MIDNIGHT, ZoneOffset.UTC);
  private static final int FIRST_YEAR = -4_711;
  private static final long MICROS_OF_SECOND = 1_000_000;
  private static final int NANOS_OF_MICRO = 1_000;

  private BinaryTimes() {}

  /** Microseconds, halves up, as the server rounds a text. */
  static long micros(OffsetDateTime time) {
    if (isTooEarly(time.getYear())) {
      return Long.MIN_VALUE + 1;
    }
    Instant rounded = time.toInstant().plusNanos(NANOS_OF_MICRO / 2);
    try {
      return Math.addExact(
          Math.multiplyExact(rounded.getEpochSecond() - EPOCH_SECOND, MICROS_OF_SECOND),
          rounded.getNano() / NANOS_OF_MICRO);
    } catch (ArithmeticException e) {
      // Long.MAX_VALUE and MIN_VALUE are infinity.
      return Long.MAX_VALUE - 1;
    }
  }

  /** Whether a year lies before those that driver and server both hold: it is refused by both. */
  static boolean isTooEarly(int year) {
    return year < FIRST_YEAR;
  }

  static int days(LocalDate day) {
    if (isTooEarly(day.getYear())) {
      return Integer.MIN_VALUE + 1;
    }
    long days = ChronoUnit.DAYS.between(EPOCH, day);
    return (int) Math.min(Integer.MAX_VALUE - 1, days);
  }
}

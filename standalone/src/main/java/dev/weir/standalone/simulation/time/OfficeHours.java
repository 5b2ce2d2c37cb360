package dev.weir.standalone.simulation.time;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** Monday to Friday, nine to half past five, in a team's time zone. */
public final class OfficeHours {
  private static final LocalTime OPENS = LocalTime.of(9, 0);
  private static final LocalTime CLOSES = LocalTime.of(17, 30);

  private final ZoneId zone;
  private long opens;
  private long closes;

  /** Of a zone. */
  public OfficeHours(ZoneId zone) {
    this.zone = zone;
    this.closes = Long.MIN_VALUE;
  }

  /** The second at which so many working seconds have passed since another. */
  public long after(long from, long workingSeconds) {
    long left = workingSeconds;
    long at = from;
    while (true) {
      turnTo(at);
      at = Math.max(at, opens);
      if (closes - at > left) {
        return at + left;
      }
      left -= closes - at;
      at = closes;
    }
  }

  /** Whether people are at work. */
  public boolean isOpen(long at) {
    turnTo(at);
    return at >= opens;
  }

  /** The working day that an instant is in or, outside working hours, that comes next. */
  private void turnTo(long at) {
    if (at < closes && at >= closes - 30_600) {
      return;
    }
    ZonedDateTime local = Instant.ofEpochSecond(at).atZone(zone);
    LocalDate day = local.toLocalDate();
    while (isWeekend(day) || at >= day.atTime(CLOSES).atZone(zone).toEpochSecond()) {
      day = day.plusDays(1);
    }
    opens = day.atTime(OPENS).atZone(zone).toEpochSecond();
    closes = day.atTime(CLOSES).atZone(zone).toEpochSecond();
  }

  private static boolean isWeekend(LocalDate day) {
    return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
  }
}

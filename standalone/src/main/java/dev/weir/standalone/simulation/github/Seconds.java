package dev.weir.standalone.simulation.github;

import java.time.LocalDate;

/** Seconds since 1970 as GitHub writes them. For one thread: it remembers the day. */
final class Seconds {
  private static final long DAY = 86_400;

  private long day = Long.MIN_VALUE;
  private String date = "";

  Seconds() {}

  void append(StringBuilder to, long second) {
    long its = Math.floorDiv(second, DAY);
    if (its != day) {
      day = its;
      date = LocalDate.ofEpochDay(its) + "T";
    }
    int rest = (int) (second - its * DAY);
    to.append(date);
    two(to, rest / 3600).append(':');
    two(to, rest / 60 % 60).append(':');
    two(to, rest % 60).append('Z');
  }

  private static StringBuilder two(StringBuilder to, int number) {
    return to.append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }
}

package dev.weir.standalone.doctor.report;

import java.time.Duration;

/** Lengths of time in words. Pure. */
public final class Durations {
  private Durations() {}

  /** Such as 2 h 5 min, 9 min 58 s, 12 s; without a sign. */
  public static String inWords(Duration duration) {
    Duration length = duration.abs();
    if (length.toDays() > 0) {
      return length.toDays() + " d " + length.toHoursPart() + " h";
    }
    if (length.toHours() > 0) {
      return length.toHours() + " h " + length.toMinutesPart() + " min";
    }
    return length.toMinutes() > 0
        ? length.toMinutes() + " min " + length.toSecondsPart() + " s"
        : length.toSeconds() + " s";
  }
}

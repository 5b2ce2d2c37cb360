package dev.weir.standalone.doctor.server;

import dev.weir.standalone.doctor.report.Durations;
import dev.weir.standalone.doctor.report.Findings;
import java.time.Duration;
import java.time.Instant;

/** Whether two clocks agree. */
final class ClockSkew {
  private static final Duration WATCH = Duration.ofSeconds(10);
  private static final Duration WRONG = Duration.ofMinutes(1);
  private static final String CURE =
      "set both clocks by NTP (timedatectl set-ntp true): signatures bear 5 minutes of difference,"
          + " S3 15, and every time of receipt is wrong by it";

  private ClockSkew() {}

  /**
   * Compares a server's clock with ours.
   *
   * @param theirs what it told between the two instants of ours
   */
  static void compare(
      Findings findings, String server, Instant theirs, Instant before, Instant after) {
    Duration ahead = Duration.between(after, theirs);
    Duration behind = Duration.between(theirs, before);
    Duration off = ahead.compareTo(behind) > 0 ? ahead : behind;
    String text =
        "%s's clock is %s %s of this one"
            .formatted(
                server, Durations.inWords(off), ahead.compareTo(behind) > 0 ? "ahead" : "behind");
    if (off.compareTo(WRONG) > 0) {
      findings.wrong("clock", text, CURE);
    } else if (off.compareTo(WATCH) > 0) {
      findings.warn("clock", text, CURE);
    } else {
      findings.ok("clock", "as here");
    }
  }
}

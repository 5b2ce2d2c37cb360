package dev.weir.stream.normalize;

import dev.weir.stream.normalize.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * A time as a payload gives it.
 *
 * @param written as written; null where there is none
 * @param at to the millisecond; null where it cannot be read
 */
public record EventTime(@Nullable String written, @Nullable Instant at) {
  /** No time at all. */
  public static final EventTime NONE = new EventTime(null, null);

  private static final long LAST_SECOND = 253_402_300_799L;
  private static final int SHORTEST = "2026-01-31T00:00:00Z".length();

  /** A member: ISO 8601 with Z or an offset, or seconds since 1970. */
  public static EventTime of(@Nullable JsonObject object, String name) {
    String written = object == null ? null : object.text(name);
    if (object == null || written == null) {
      return NONE;
    }
    Long seconds = object.number(name);
    return new EventTime(written, seconds == null ? iso(written) : epoch(seconds));
  }

  private static @Nullable Instant epoch(long seconds) {
    return Math.abs(seconds) > LAST_SECOND ? null : Instant.ofEpochSecond(seconds);
  }

  /** Reads one shape by hand: a formatter takes longer than the parsing of a whole payload. */
  private static @Nullable Instant iso(String text) {
    if (text.length() < SHORTEST || !hasShape(text)) {
      return null;
    }
    int zone = behindFraction(text);
    ZoneOffset offset = zone < 0 ? null : offset(text, zone);
    if (offset == null) {
      return null;
    }
    try {
      return LocalDateTime.of(
              digits(text, 0, 4),
              digits(text, 5, 2),
              digits(text, 8, 2),
              digits(text, 11, 2),
              digits(text, 14, 2),
              digits(text, 17, 2),
              milliseconds(text, zone) * 1_000_000)
          .toInstant(offset);
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static boolean hasShape(String text) {
    return text.charAt(4) == '-'
        && text.charAt(7) == '-'
        && (text.charAt(10) == 'T' || text.charAt(10) == ' ')
        && text.charAt(13) == ':'
        && text.charAt(16) == ':';
  }

  /** Where the offset begins; negative if the fraction is none. */
  private static int behindFraction(String text) {
    if (text.charAt(19) != '.') {
      return 19;
    }
    int end = 20;
    while (end < text.length() && isDigit(text.charAt(end))) {
      end++;
    }
    return end == 20 || end == text.length() ? -1 : end;
  }

  private static int milliseconds(String text, int zone) {
    int milliseconds = 0;
    for (int place = 0; place < 3; place++) {
      int at = 20 + place;
      milliseconds = milliseconds * 10 + (at < zone ? text.charAt(at) - '0' : 0);
    }
    return milliseconds;
  }

  /** Z, +01:00, +0100 or +01. */
  private static @Nullable ZoneOffset offset(String text, int from) {
    char sign = text.charAt(from);
    int length = text.length() - from;
    if (sign == 'Z') {
      return length == 1 ? ZoneOffset.UTC : null;
    }
    boolean colon = length == 6 && text.charAt(from + 3) == ':';
    if ((sign != '+' && sign != '-') || !(length == 3 || length == 5 || colon)) {
      return null;
    }
    int hours = digits(text, from + 1, 2);
    int minutes = length == 3 ? 0 : digits(text, from + (colon ? 4 : 3), 2);
    if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59 || hours * 60 + minutes > 18 * 60) {
      return null;
    }
    int total = (hours * 60 + minutes) * 60;
    return ZoneOffset.ofTotalSeconds(sign == '-' ? -total : total);
  }

  /** The number that these characters write; -1, which no field allows, if they are not digits. */
  private static int digits(String text, int from, int count) {
    int number = 0;
    for (int i = from; i < from + count; i++) {
      if (!isDigit(text.charAt(i))) {
        return -1;
      }
      number = number * 10 + (text.charAt(i) - '0');
    }
    return number;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}

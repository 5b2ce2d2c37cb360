package dev.weir.standalone.terminal;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Values as a terminal can show them: nothing that was told can command it. Pure. */
public final class Plain {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  private Plain() {}

  /** A field's text without control characters; empty where there is none. */
  public static String text(JsonNode object, String field) {
    JsonNode value = object.path(field);
    return value.isValueNode() && !value.isNull() ? printable(value.asText()) : "";
  }

  /** Controls, and marks that turn the direction of writing, become blanks. */
  public static String printable(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    text.codePoints()
        .map(
            point ->
                Character.isISOControl(point) || Character.getType(point) == Character.FORMAT
                    ? ' '
                    : point)
        .forEach(plain::appendCodePoint);
    return plain.toString().strip();
  }

  /** A time in UTC, to the second; the milliseconds where there are any. */
  public static String time(String iso) {
    OffsetDateTime at = OffsetDateTime.parse(iso).withOffsetSameInstant(ZoneOffset.UTC);
    return TIME.format(at);
  }

  /** Such as 2 d 4 h. */
  public static String duration(long seconds) {
    Duration duration = Duration.ofSeconds(seconds);
    if (duration.toDays() > 0) {
      return duration.toDays() + " d " + duration.toHoursPart() + " h";
    }
    if (duration.toHours() > 0) {
      return duration.toHours() + " h " + duration.toMinutesPart() + " min";
    }
    return duration.toMinutes() > 0 ? duration.toMinutes() + " min" : seconds + " s";
  }

  /** Lines of at most so many characters, broken at blanks where there are any. */
  public static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    String rest = text.strip();
    while (rest.length() > width) {
      int blank = rest.lastIndexOf(' ', width);
      int end = blank > width / 3 ? blank : width;
      lines.add(rest.substring(0, end).stripTrailing());
      rest = rest.substring(end).strip();
    }
    if (!rest.isEmpty()) {
      lines.add(rest);
    }
    return lines;
  }
}

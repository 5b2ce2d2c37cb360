package dev.weir.archive.dataset;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Which rows lie together: those of one month and one team (or source).
 *
 * @param at decides on the month, in UTC
 * @param value of the dataset's column; null or empty where there is none
 */
record Place(Instant at, @Nullable String value) {
  private static final String NONE = "_none";
  private static final int FIRST_YEAR = 1;
  private static final int LAST_YEAR = 9999;

  /** The folder in Hive's style, such as {@code facts/year=2026/month=03/team_id=_none}. */
  String folder(String dataset, String column) {
    OffsetDateTime time = at.atOffset(ZoneOffset.UTC);
    int year = Math.max(FIRST_YEAR, Math.min(LAST_YEAR, time.getYear()));
    StringBuilder folder = new StringBuilder(64).append(dataset).append("/year=");
    appendPadded(folder, year, 1_000).append("/month=");
    appendPadded(folder, time.getMonthValue(), 10).append('/').append(column).append('=');
    return folder.append(escaped(value)).toString();
  }

  /** Once for every row: a format string takes longer than reading the record. */
  private static StringBuilder appendPadded(StringBuilder text, int number, int firstDigit) {
    for (int digit = firstDigit; digit > 1 && number < digit; digit /= 10) {
      text.append('0');
    }
    return text.append(number);
  }

  /** As Hive does it: readers undo it. */
  private static String escaped(@Nullable String value) {
    if (value == null || value.isEmpty()) {
      return NONE;
    }
    StringBuilder text = new StringBuilder();
    for (byte one : value.getBytes(StandardCharsets.UTF_8)) {
      char letter = (char) (one & 0xff);
      if (isPlain(letter)) {
        text.append(letter);
      } else {
        text.append("%%%02X".formatted(one & 0xff));
      }
    }
    return text.toString();
  }

  private static boolean isPlain(char letter) {
    return (letter >= 'a' && letter <= 'z')
        || (letter >= 'A' && letter <= 'Z')
        || (letter >= '0' && letter <= '9')
        || "-._".indexOf(letter) >= 0;
  }
}

package dev.weir.log;

import java.util.Locale;
import java.util.Optional;

/** Form of the log's lines. */
public enum LogFormat {
  /** An object a line, for programs. */
  JSON,
  /** For people. */
  TEXT;

  static Optional<LogFormat> named(String name) {
    for (LogFormat format : values()) {
      if (format.name().toLowerCase(Locale.ROOT).equals(name.strip().toLowerCase(Locale.ROOT))) {
        return Optional.of(format);
      }
    }
    return Optional.empty();
  }
}

package dev.weir.log;

import dev.weir.config.Environment;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a service logs.
 *
 * @param format of the lines
 * @param deliveriesPerSecond how many deliveries a second each service tells of at most
 */
public record LogSettings(LogFormat format, int deliveriesPerSecond) {
  private static final String FORMAT = "WEIR_LOG_FORMAT";

  /** Reads {@code WEIR_LOG_FORMAT} and {@code WEIR_LOG_DELIVERIES}. */
  public static LogSettings from(Environment environment) {
    return new LogSettings(
        check(environment),
        environment.integer(
            "WEIR_LOG_DELIVERIES",
            10,
            0,
            1_000_000,
            "Deliveries a second that it tells of in the log at most."));
  }

  /** Reads {@code WEIR_LOG_FORMAT} alone, for a service that tells of no deliveries. */
  public static LogFormat check(Environment environment) {
    String named =
        environment.text(FORMAT, "json", "Form of the log: json, an object a line, or text.");
    if (LogFormat.named(named).isEmpty()) {
      environment.refuse(FORMAT + ": json or text, not \"" + named + '"');
    }
    return format(named);
  }

  /**
   * The form to log in, before anything was read that could be told of: one that nobody knows is
   * refused later.
   */
  public static LogFormat format(@Nullable String named) {
    return Optional.ofNullable(named).flatMap(LogFormat::named).orElse(LogFormat.JSON);
  }
}

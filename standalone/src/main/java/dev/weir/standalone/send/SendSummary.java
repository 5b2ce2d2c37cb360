package dev.weir.standalone.send;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/**
 * What became of all deliveries.
 *
 * @param notTaken how many for each reason
 */
public record SendSummary(long accepted, Map<String, Long> notTaken, Duration duration) {
  public SendSummary {
    notTaken = Map.copyOf(notTaken);
  }

  /** Whether every delivery was taken. */
  public boolean complete() {
    return notTaken.isEmpty();
  }

  /** A line for people, one more for each reason why some were not taken. */
  public String text() {
    double seconds = Math.max(duration.toNanos(), 1) / 1e9;
    StringBuilder text =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "%,d accepted in %.1f s (%,.0f a second)",
                accepted,
                seconds,
                accepted / seconds));
    notTaken.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            reason ->
                text.append(
                    String.format(Locale.ROOT, "%n%,d %s", reason.getValue(), reason.getKey())));
    return text.toString();
  }
}

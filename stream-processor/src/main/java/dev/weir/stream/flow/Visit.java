package dev.weir.stream.flow;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stay in a stage.
 *
 * @param leftAt null while it lasts
 * @param rework whether it was entered by going back
 */
public record Visit(Stage stage, Instant enteredAt, @Nullable Instant leftAt, boolean rework) {
  Visit left(Instant at) {
    return new Visit(stage, enteredAt, at, rework);
  }

  /** The part of it between two instants. */
  Duration within(Instant from, Instant to) {
    Instant start = enteredAt.isBefore(from) ? from : enteredAt;
    Instant end = leftAt == null || leftAt.isAfter(to) ? to : leftAt;
    return end.isAfter(start) ? Duration.between(start, end) : Duration.ZERO;
  }
}

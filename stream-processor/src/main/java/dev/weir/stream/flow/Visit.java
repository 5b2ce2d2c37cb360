package dev.weir.stream.flow;

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
}

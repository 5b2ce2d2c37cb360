package dev.weir.stream.valuestream;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One stage of the flow.
 *
 * @param wipLimit items in it at once; null where there is no limit
 * @param ordinal place in the flow, from 1
 */
public record Stage(String id, Kind kind, @Nullable Integer wipLimit, int ordinal) {
  /** The ids that the model knows, in the order of the flow. */
  public static final List<String> IDS =
      List.of(
          "backlog",
          "design",
          "development",
          "code_review",
          "testing",
          "deployment_approval",
          "deployment",
          "production");

  /** What an item does in a stage. */
  public enum Kind {
    WAIT,
    ACTIVE,
    DONE
  }
}

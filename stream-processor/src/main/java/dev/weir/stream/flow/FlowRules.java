package dev.weir.stream.flow;

import java.util.EnumMap;
import java.util.Map;

/**
 * The rules of a team that the stage of an item depends on.
 *
 * @param startOnAssign whether an assignee starts the work
 * @param kinds what time in each stage counts as
 */
public record FlowRules(DoneOn doneOn, boolean startOnAssign, Map<Stage, Stage.Kind> kinds) {
  public FlowRules {
    kinds = Map.copyOf(kinds);
  }

  /** The rules of the default value stream. */
  public static FlowRules defaults() {
    Map<Stage, Stage.Kind> kinds = new EnumMap<>(Stage.class);
    for (Stage stage : Stage.values()) {
      kinds.put(stage, stage.kind());
    }
    return new FlowRules(DoneOn.DEPLOYMENT, false, kinds);
  }

  /** The same with another completion. */
  public FlowRules doneOn(DoneOn other) {
    return new FlowRules(other, startOnAssign, kinds);
  }

  /** What time in a stage counts as. */
  public Stage.Kind kind(Stage stage) {
    return kinds.getOrDefault(stage, stage.kind());
  }
}

package dev.weir.stream.flow;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The rules of a team that the stage of an item depends on. Immutable.
 *
 * @param startOnAssign whether an assignee starts the work
 * @param approvedTesting whether an approved change is in testing
 * @param minApprovals how many reviewers make an approved one
 * @param requiredRuns whether a run of a name must pass
 * @param blockedLabels labels that block an item, lower case
 * @param statusMap from the tool's status to a stage
 * @param kinds what time in each stage counts as
 */
public record FlowRules(
    DoneOn doneOn,
    boolean startOnAssign,
    boolean approvedTesting,
    int minApprovals,
    Predicate<String> requiredRuns,
    Set<String> blockedLabels,
    Map<String, Stage> statusMap,
    Map<Stage, Stage.Kind> kinds) {
  public FlowRules {
    blockedLabels = Set.copyOf(blockedLabels);
    statusMap = Map.copyOf(statusMap);
    kinds = Map.copyOf(kinds);
  }

  /** The default value stream with another completion, start and kinds. */
  public FlowRules(DoneOn doneOn, boolean startOnAssign, Map<Stage, Stage.Kind> kinds) {
    this(doneOn, startOnAssign, false, 1, name -> true, Set.of("blocked"), Map.of(), kinds);
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
    return new FlowRules(
        other,
        startOnAssign,
        approvedTesting,
        minApprovals,
        requiredRuns,
        blockedLabels,
        statusMap,
        kinds);
  }

  /** What time in a stage counts as. */
  public Stage.Kind kind(Stage stage) {
    return kinds.getOrDefault(stage, stage.kind());
  }
}

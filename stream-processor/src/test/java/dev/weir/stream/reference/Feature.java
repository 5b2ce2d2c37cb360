package dev.weir.stream.reference;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Parts of the model that are told of and compared; {@code -Dweir.features=all} takes them all. */
enum Feature {
  REVIEWS("first_review_at"),
  RUNS,
  QUEUES,
  BLOCKED("blocked_seconds"),
  BOARDS,
  DEPLOYMENT_REVIEWS,
  MEMBERS,
  MATRIX,
  SERVICES("services"),
  IGNORED_PATHS,
  REPAIRS(
      "counted",
      "redeploy",
      "rollback",
      "hotfix",
      "failed",
      "recovered_at",
      "reverted_at",
      "lead_time_basis",
      "failed_deployments",
      "recovery_time_p50_millis"),
  INCIDENTS("rework_deployments"),
  OWNERS("team_id"),
  DELETION,
  MOVES,
  RENAMES,
  FOLDING,
  BOTS;

  private static final Set<Feature> LANDED =
      Set.of(
          BOTS,
          REVIEWS,
          RUNS,
          QUEUES,
          BLOCKED,
          DELETION,
          FOLDING,
          MATRIX,
          MEMBERS,
          REPAIRS,
          SERVICES,
          IGNORED_PATHS,
          DEPLOYMENT_REVIEWS,
          BOARDS,
          INCIDENTS,
          OWNERS,
          MOVES,
          RENAMES);

  private final List<String> columns;

  Feature(String... columns) {
    this.columns = List.of(columns);
  }

  boolean isOn() {
    String told = System.getProperty("weir.features", "");
    return told.equals("all") || LANDED.contains(this) || List.of(told.split(",")).contains(name());
  }

  /** What is not compared. */
  static Set<String> columnsOff() {
    Set<String> off = new HashSet<>();
    Arrays.stream(values()).filter(feature -> !feature.isOn()).forEach(f -> off.addAll(f.columns));
    return off;
  }
}

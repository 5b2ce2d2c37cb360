package dev.weir.stream.valuestream;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads rules: the defaults of all teams, and what a team has of its own. */
final class RulesSection {
  static final Set<String> KEYS =
      Set.of(
          "done_on",
          "start_on",
          "approved",
          "min_approvals",
          "required_runs",
          "blocked_labels",
          "incident_labels",
          "hotfix",
          "ignore_paths",
          "landing_branches",
          "first_deployment_window",
          "incident_window",
          "stale_after",
          "production",
          "status_map",
          "bots");

  private RulesSection() {}

  /** The rules that hold where the given ones are laid over the fallback. */
  static Rules read(@Nullable Mapping given, Rules fallback) {
    if (given == null) {
      return fallback;
    }
    Integer minApprovals = given.integer("min_approvals", 0, 100);
    return new Rules(
        given.oneOf("done_on", DoneOn.class, fallback.doneOn()),
        given.oneOf("start_on", StartOn.class, fallback.startOn()),
        given.oneOf("approved", Approved.class, fallback.approved()),
        minApprovals == null ? fallback.minApprovals() : minApprovals,
        Globs.ofNames(given.texts("required_runs", fallback.requiredRuns().patterns())),
        given.texts("blocked_labels", fallback.blockedLabels()),
        given.texts("incident_labels", fallback.incidentLabels()),
        hotfix(given, fallback.hotfix()),
        Globs.ofPaths(given.texts("ignore_paths", fallback.ignorePaths().patterns())),
        Globs.ofPaths(given.texts("landing_branches", fallback.landingBranches().patterns())),
        given.duration("first_deployment_window", fallback.firstDeploymentWindow()),
        given.duration("incident_window", fallback.incidentWindow()),
        given.duration("stale_after", fallback.staleAfter()),
        production(given, fallback.production()),
        statusMap(given, fallback.statusMap()),
        Globs.ofNames(given.texts("bots", fallback.bots().patterns())));
  }

  private static Hotfix hotfix(Mapping rules, Hotfix fallback) {
    Mapping given = rules.mapping("hotfix", Set.of("labels", "branches"));
    return given == null
        ? fallback
        : new Hotfix(
            given.texts("labels", fallback.labels()),
            Globs.ofPaths(given.texts("branches", fallback.branches().patterns())));
  }

  /** Reads the key {@code production} of rules or of a service. */
  static Production production(Mapping parent, Production fallback) {
    Mapping given = parent.mapping("production", Set.of("members", "done_when"));
    if (given == null) {
      return fallback;
    }
    List<String> members = given.texts("members", fallback.members());
    if (members.isEmpty() && given.has("members")) {
      parent.problems().add(given.at("members"), given.path("members") + " must name one at least");
    }
    return new Production(
        members, given.oneOf("done_when", Production.DoneWhen.class, fallback.doneWhen()));
  }

  private static SortedMap<String, String> statusMap(
      Mapping rules, SortedMap<String, String> fallback) {
    Mapping given = rules.open("status_map");
    if (given == null) {
      return fallback;
    }
    SortedMap<String, String> read = new TreeMap<>();
    given.eachKey(
        (status, at) -> {
          String stage = given.text(status, "");
          if (!stage.isEmpty() && !Stage.IDS.contains(stage)) {
            rules
                .problems()
                .add(
                    given.at(status),
                    given.path(status)
                        + ": there is no stage \""
                        + stage
                        + "\""
                        + Suggestion.of(stage, Stage.IDS));
          }
          read.put(status, stage);
        });
    return read;
  }
}

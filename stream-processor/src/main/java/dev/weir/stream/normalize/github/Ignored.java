package dev.weir.stream.normalize.github;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Why a payload tells nothing, for an operator. */
final class Ignored {
  private static final String CHECKS = "checks move no stage, workflow runs do (workflow_run)";
  private static final String REFS =
      "branches and tags are told by their pushes, which have a time";

  private static final Map<String, String> REASONS =
      Map.ofEntries(
          Map.entry("check_run", CHECKS),
          Map.entry("check_suite", CHECKS),
          Map.entry("status", CHECKS),
          Map.entry("workflow_job", "a job moves no stage, its run does (workflow_run)"),
          Map.entry("workflow_dispatch", "the run that it starts is told by workflow_run"),
          Map.entry(
              "merge_group",
              "a merge group has no time; enqueued and dequeued pull requests and its runs tell"
                  + " it"),
          Map.entry("create", REFS),
          Map.entry("delete", REFS),
          Map.entry("repository", "only a new name of a repository changes anything"),
          Map.entry(
              "projects_v2_item", "it tells no new value of a single-select field named Status"));

  private Ignored() {}

  /** The reason for an event that told no fact. */
  static String reason(String event, @Nullable String eventType) {
    String why = REASONS.get(event);
    return "no facts in " + name(eventType) + (why == null ? "" : ": " + why);
  }

  /** The reason for an event that belongs to no repository, or to one without a usable name. */
  static String withoutRepository(String event, @Nullable String eventType) {
    return REASONS.containsKey(event)
        ? reason(event, eventType)
        : "no repository in " + name(eventType);
  }

  private static String name(@Nullable String eventType) {
    return eventType == null || eventType.isEmpty() ? "an event without a type" : eventType;
  }
}

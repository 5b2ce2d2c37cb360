package dev.weir.stream.normalize.github;

import dev.weir.stream.fact.FactKind;
import dev.weir.stream.normalize.EventTime;
import dev.weir.stream.normalize.json.JsonObject;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the member {@code workflow_run} tells, whatever it stands beside. */
final class RunFacts {
  private static final String FIRST_ATTEMPT = "1";

  /** A run that a person must let begin is shown as completed: the same attempt goes on later. */
  private static final String HELD = "action_required";

  private RunFacts() {}

  static void mine(Payload payload) {
    JsonObject run = payload.root().object("workflow_run");
    String id = run == null ? null : run.text("id");
    String sha = run == null ? null : run.text("head_sha");
    if (run == null || id == null || sha == null) {
      return;
    }
    String subject = subject(payload, id);
    String attempt = attempt(run);
    Map<String, String> attributes = new HashMap<>();
    attributes.put("sha", sha.toLowerCase(Locale.ROOT));
    NumberedFacts.putIfGiven(attributes, "name", name(payload, run));
    NumberedFacts.putIfGiven(attributes, "event", run.text("event"));
    NumberedFacts.putIfGiven(attributes, "branch", run.text("head_branch"));
    payload.facts().add(FactKind.RUN_STARTED, subject, at -> attempt, started(run), attributes);
    String conclusion = run.textOrEmpty("conclusion").toLowerCase(Locale.ROOT);
    if (run.textOrEmpty("status").equals("completed") && !conclusion.equals(HELD)) {
      attributes.put("conclusion", conclusion);
      EventTime ended = EventTime.of(run, "updated_at");
      payload.facts().add(FactKind.RUN_FINISHED, subject, at -> attempt, ended, attributes);
    }
  }

  /** Subject of a run. */
  static String subject(Payload payload, String id) {
    return payload.repository() + "/runs/" + id;
  }

  /** The attempt of a run that a payload shows, from 1. */
  static String attempt(JsonObject run) {
    Long attempt = run.number("run_attempt");
    return attempt == null || attempt < 1 ? FIRST_ATTEMPT : attempt.toString();
  }

  /** Run and attempt that made what the payload tells, such as 7.1; null where it does not say. */
  static @Nullable String attemptOf(Payload payload) {
    JsonObject run = payload.root().object("workflow_run");
    String id = run == null ? null : run.text("id");
    return run == null || id == null ? null : id + "." + attempt(run);
  }

  private static EventTime started(JsonObject run) {
    EventTime attemptStarted = EventTime.of(run, "run_started_at");
    return attemptStarted.written() != null ? attemptStarted : EventTime.of(run, "created_at");
  }

  /**
   * The workflow's name. A run bears it too, or the title that the workflow's {@code run-name}
   * sets; where only that title is shown the name is left to other payloads.
   */
  private static @Nullable String name(Payload payload, JsonObject run) {
    String name = run.textOrEmpty("name");
    boolean perhapsTitle = name.isEmpty() || name.equals(run.text("display_title"));
    if (!perhapsTitle) {
      return name;
    }
    String workflow = payload.root().text("workflow", "name");
    if (workflow != null && !workflow.isEmpty()) {
      return workflow;
    }
    return name.isEmpty() || !payload.event().equals("workflow_run") ? null : name;
  }
}

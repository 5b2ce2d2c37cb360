package dev.weir.stream.normalize.github;

import dev.weir.stream.fact.FactKind;
import dev.weir.stream.normalize.EventTime;
import dev.weir.stream.normalize.json.JsonObject;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * That somebody was asked to let a run deploy, or has answered: the events {@code
 * deployment_review} and {@code deployment_protection_rule}.
 */
final class ApprovalFacts {
  /** GitHub's own limit of jobs of a run is 256. */
  private static final int MOST_JOBS = 256;

  private static final Set<String> STATES = Set.of("requested", "approved", "rejected");

  private ApprovalFacts() {}

  static void mine(Payload payload) {
    review(payload);
    protectionRule(payload);
  }

  private static void review(Payload payload) {
    JsonObject run = payload.root().object("workflow_run");
    String id = run == null ? null : run.text("id");
    EventTime since = EventTime.of(payload.root(), "since");
    if (run == null || id == null || since.written() == null || !isState(payload)) {
      return;
    }
    for (String environment : environments(payload.root())) {
      tell(payload, id, environment, RunFacts.attempt(run), run.text("head_sha"), since);
    }
  }

  /** An answer names its environments only by the jobs that waited for it. */
  private static Set<String> environments(JsonObject root) {
    Set<String> environments = new TreeSet<>();
    environments.add(root.textOrEmpty("environment"));
    String ofJob = root.text("workflow_job_run", "environment");
    environments.add(ofJob == null ? "" : ofJob);
    root.objects("workflow_job_runs").stream()
        .limit(MOST_JOBS)
        .forEach(job -> environments.add(job.textOrEmpty("environment")));
    environments.remove("");
    return environments;
  }

  /** It names the run only in the address to answer to, and has the deployment's time. */
  private static void protectionRule(Payload payload) {
    JsonObject root = payload.root();
    String id = ApiUrl.run(root.textOrEmpty("deployment_callback_url"));
    JsonObject deployment = root.object("deployment");
    String environment = root.textOrEmpty("environment");
    if (id == null || deployment == null || environment.isEmpty() || !isState(payload)) {
      return;
    }
    EventTime updated = EventTime.of(deployment, "updated_at");
    EventTime time = updated.written() != null ? updated : EventTime.of(deployment, "created_at");
    String sha = root.text("sha");
    tell(payload, id, environment, null, sha != null ? sha : deployment.text("sha"), time);
  }

  private static boolean isState(Payload payload) {
    return STATES.contains(payload.action());
  }

  private static void tell(
      Payload payload,
      String run,
      String environment,
      @Nullable String attempt,
      @Nullable String sha,
      EventTime time) {
    String state = payload.action();
    Map<String, String> attributes = new HashMap<>();
    attributes.put("environment", environment);
    attributes.put("state", state);
    NumberedFacts.putIfGiven(attributes, "attempt", attempt);
    NumberedFacts.putIfGiven(attributes, "sha", sha == null ? null : sha.toLowerCase(Locale.ROOT));
    String which = environment + ":" + state + ":" + (attempt == null ? "" : attempt) + ":";
    payload
        .facts()
        .add(
            FactKind.DEPLOYMENT_REVIEWED,
            RunFacts.subject(payload, run),
            at -> which + NumberedFacts.milliseconds(at),
            time,
            attributes);
  }
}

package dev.weir.stream.normalize.github;

import dev.weir.stream.fact.FactKind;
import dev.weir.stream.normalize.EventTime;
import dev.weir.stream.normalize.json.JsonObject;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What the members {@code deployment} and {@code deployment_status} tell. */
final class DeploymentFacts {
  private DeploymentFacts() {}

  static void mine(Payload payload) {
    JsonObject deployment = payload.root().object("deployment");
    String id = deployment == null ? null : deployment.text("id");
    if (deployment == null || id == null) {
      return;
    }
    String subject = payload.repository() + "/deployments/" + id;
    Map<String, String> attributes = attributes(payload, deployment);
    NumberedFacts.putIfGiven(attributes, "task", deployment.text("task"));
    payload
        .facts()
        .addOnce(
            FactKind.DEPLOYMENT_CREATED,
            subject,
            EventTime.of(deployment, "created_at"),
            attributes);
    status(payload, subject, deployment);
  }

  private static void status(Payload payload, String subject, JsonObject deployment) {
    JsonObject status = payload.root().object("deployment_status");
    String id = status == null ? null : status.text("id");
    if (status == null || id == null) {
      return;
    }
    Map<String, String> attributes = attributes(payload, deployment);
    attributes.put("state", status.textOrEmpty("state"));
    String environment = status.text("environment");
    if (environment != null && !environment.isEmpty()) {
      attributes.put("environment", environment);
    }
    EventTime time = EventTime.of(status, "created_at");
    payload.facts().add(FactKind.DEPLOYMENT_STATUS, subject, at -> id, time, attributes);
  }

  private static Map<String, String> attributes(Payload payload, JsonObject deployment) {
    Map<String, String> attributes = new HashMap<>();
    attributes.put("sha", deployment.textOrEmpty("sha").toLowerCase(Locale.ROOT));
    attributes.put("ref", deployment.textOrEmpty("ref"));
    attributes.put("environment", deployment.textOrEmpty("environment"));
    attributes.put("transient", Boolean.toString(deployment.isTrue("transient_environment")));
    NumberedFacts.putIfGiven(attributes, "run", RunFacts.attemptOf(payload));
    return attributes;
  }
}

package dev.weir.stream.normalize.github;

import dev.weir.stream.fact.Attributes;
import dev.weir.stream.fact.FactKind;
import dev.weir.stream.normalize.EventTime;
import dev.weir.stream.normalize.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What the member {@code issue} tells: of an issue, or, where it has a member {@code pull_request},
 * of a change.
 */
final class IssueFacts {
  private IssueFacts() {}

  static void mine(Payload payload) {
    JsonObject issue = payload.root().object("issue");
    if (issue != null) {
      boolean own = payload.event().equals("issues");
      mine(
          payload,
          issue,
          observation -> {
            if (own) {
              observation.putLines(Attributes.CHANGED, Changed.by(payload));
            }
          });
    }
  }

  /**
   * What an issue of the payload's repository tells.
   *
   * @param action adds to its observation what the payload's action did to it
   */
  static void mine(Payload payload, JsonObject issue, Consumer<Observation> action) {
    Long number = NumberedFacts.numberOf(issue);
    if (number == null) {
      return;
    }
    String subject = payload.numbered(number);
    JsonObject change = issue.object("pull_request");
    if (change == null) {
      ofIssue(payload, subject, issue, action);
    } else {
      ofChange(payload, subject, issue, change);
    }
  }

  private static void ofIssue(
      Payload payload, String subject, JsonObject issue, Consumer<Observation> action) {
    NumberedFacts.created(payload, FactKind.ISSUE_CREATED, subject, issue, issue.text("node_id"));
    NumberedFacts.closed(payload, FactKind.ISSUE_CLOSED, subject, issue, reason(payload, issue));
    Observation observation = Observation.ofNumbered(issue);
    if (issue.isNull("type")) {
      observation.put(Attributes.TYPE, "");
    } else {
      observation.put(Attributes.TYPE, issue.text("type", "name"));
    }
    if (issue.isNull("parent_issue_url")) {
      observation.put(Attributes.PARENT, "");
    } else {
      observation.put(Attributes.PARENT, ApiUrl.issue(issue.textOrEmpty("parent_issue_url")));
    }
    action.accept(observation);
    NumberedFacts.observed(payload, FactKind.ISSUE_OBSERVED, subject, issue, observation);
  }

  /** Why it was closed: that can be changed without another closing. */
  private static Map<String, String> reason(Payload payload, JsonObject issue) {
    Map<String, String> attributes = new HashMap<>();
    attributes.put("reason", issue.textOrEmpty("state_reason"));
    if (issue.carries("state_reason")) {
      NumberedFacts.putAsOf(payload, attributes, EventTime.of(issue, "updated_at"));
    }
    return attributes;
  }

  /** An observation of a change without its branches. */
  private static void ofChange(
      Payload payload, String subject, JsonObject issue, JsonObject change) {
    NumberedFacts.created(payload, FactKind.CHANGE_CREATED, subject, issue, null);
    EventTime mergedAt = EventTime.of(change, "merged_at");
    if (mergedAt.written() != null) {
      Map<String, String> attributes = new HashMap<>();
      // what it was merged into is not shown: its base may be, by another payload
      String branch = payload.root().text("repository", "default_branch");
      NumberedFacts.putIfGiven(attributes, "default_branch", branch);
      payload.facts().addOnce(FactKind.CHANGE_MERGED, subject, mergedAt, attributes);
    }
    NumberedFacts.closed(payload, FactKind.CHANGE_CLOSED, subject, issue, Map.of());
    NumberedFacts.observed(
        payload, FactKind.CHANGE_OBSERVED, subject, issue, Observation.ofNumbered(issue));
  }
}

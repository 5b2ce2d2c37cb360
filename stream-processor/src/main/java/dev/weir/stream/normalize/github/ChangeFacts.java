package dev.weir.stream.normalize.github;

import dev.weir.stream.fact.Attributes;
import dev.weir.stream.fact.FactKind;
import dev.weir.stream.normalize.EventTime;
import dev.weir.stream.normalize.json.JsonObject;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the member {@code pull_request} tells. */
final class ChangeFacts {
  private ChangeFacts() {}

  static void mine(Payload payload) {
    JsonObject change = payload.root().object("pull_request");
    Long number = change == null ? null : NumberedFacts.numberOf(change);
    if (change == null || number == null) {
      return;
    }
    String subject = payload.numbered(number);
    NumberedFacts.created(
        payload, FactKind.CHANGE_CREATED, subject, change, change.text("node_id"));
    merged(payload, subject, change);
    NumberedFacts.closed(payload, FactKind.CHANGE_CLOSED, subject, change, Map.of());
    NumberedFacts.observed(
        payload, FactKind.CHANGE_OBSERVED, subject, change, observation(payload, change));
  }

  private static void merged(Payload payload, String subject, JsonObject change) {
    EventTime mergedAt = EventTime.of(change, "merged_at");
    if (mergedAt.written() == null && !change.isTrue("merged")) {
      return;
    }
    Map<String, String> attributes = new HashMap<>();
    String sha = change.text("merge_commit_sha");
    NumberedFacts.putIfGiven(attributes, "sha", sha == null ? null : sha.toLowerCase(Locale.ROOT));
    String base = change.text("base", "ref");
    if (base != null) {
      attributes.put("base_ref", base);
      attributes.put("landing", Boolean.toString(isDefaultBranch(payload, change, base)));
    }
    payload.facts().addOnce(FactKind.CHANGE_MERGED, subject, mergedAt, attributes);
  }

  private static boolean isDefaultBranch(Payload payload, JsonObject change, String base) {
    JsonObject baseObject = change.object("base");
    return base.equals(payload.root().text("repository", "default_branch"))
        || (baseObject != null && base.equals(baseObject.text("repo", "default_branch")));
  }

  /** No payload shows whether a change is in the merge queue: only these actions tell it. */
  private static @Nullable String queued(String action) {
    return switch (action) {
      case "enqueued" -> "true";
      case "dequeued" -> "false";
      default -> null;
    };
  }

  private static Observation observation(Payload payload, JsonObject change) {
    Observation observation = Observation.ofNumbered(change);
    String headSha = change.text("head", "sha");
    observation.put(Attributes.HEAD_SHA, headSha == null ? null : headSha.toLowerCase(Locale.ROOT));
    observation.put(Attributes.HEAD_REF, change.text("head", "ref"));
    JsonObject head = change.object("head");
    String headRepo = head == null ? null : head.text("repo", "full_name");
    observation.put(
        Attributes.HEAD_REPO, headRepo == null ? null : headRepo.toLowerCase(Locale.ROOT));
    observation.put(Attributes.BASE_REF, change.text("base", "ref"));
    if (payload.event().equals("pull_request")) {
      observation.put(Attributes.QUEUED, queued(payload.action()));
      observation.putLines(Attributes.CHANGED, Changed.by(payload));
    }
    return observation;
  }
}

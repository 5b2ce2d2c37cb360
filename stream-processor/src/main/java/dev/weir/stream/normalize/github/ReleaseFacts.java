package dev.weir.stream.normalize.github;

import dev.weir.stream.fact.Attributes;
import dev.weir.stream.fact.FactKind;
import dev.weir.stream.normalize.EventTime;
import dev.weir.stream.normalize.json.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What the member {@code release} tells: its publication, and whether it is a prerelease. */
final class ReleaseFacts {
  private ReleaseFacts() {}

  static void mine(Payload payload) {
    JsonObject release = payload.root().object("release");
    String id = release == null ? null : release.text("id");
    if (release == null || id == null || release.isTrue("draft")) {
      return;
    }
    EventTime published = EventTime.of(release, "published_at");
    if (published.written() == null && !payload.action().equals("published")) {
      return;
    }
    String subject = payload.repository() + "/releases/" + id;
    payload
        .facts()
        .addOnce(FactKind.RELEASE_PUBLISHED, subject, published, attributes(payload, release));
    EventTime updated = EventTime.of(release, "updated_at");
    Observation observation = observation(payload, release);
    payload
        .facts()
        .add(
            FactKind.RELEASE_OBSERVED,
            subject,
            observation::discriminator,
            updated.written() == null ? published : updated,
            observation.attributes());
  }

  private static Map<String, String> attributes(Payload payload, JsonObject release) {
    Map<String, String> attributes = new HashMap<>();
    String target = release.textOrEmpty("target_commitish");
    attributes.put("tag", release.textOrEmpty("tag_name"));
    attributes.put("target", target);
    String branch = payload.root().text("repository", "default_branch");
    if (branch != null) {
      attributes.put("landing", Boolean.toString(branch.equals(target)));
    }
    return attributes;
  }

  /** Older payloads have no time of their own for it: then the action counts beside a mention. */
  private static Observation observation(Payload payload, JsonObject release) {
    Observation observation = new Observation();
    observation.put(Attributes.PRERELEASE, Boolean.toString(release.isTrue("prerelease")));
    if (payload.event().equals("release") && payload.action().equals("released")) {
      observation.putLines(Attributes.CHANGED, List.of(Attributes.PRERELEASE));
    }
    return observation;
  }
}

package dev.weir.stream.normalize.github;

import dev.weir.stream.fact.FactKind;
import dev.weir.stream.normalize.EventTime;
import dev.weir.stream.normalize.json.JsonObject;
import java.util.Map;

/** What the member {@code release} tells: its publication, if it is one. */
final class ReleaseFacts {
  private ReleaseFacts() {}

  static void mine(Payload payload) {
    JsonObject release = payload.root().object("release");
    String id = release == null ? null : release.text("id");
    if (release == null || id == null || release.isTrue("draft")) {
      return;
    }
    EventTime time = EventTime.of(release, "published_at");
    if (time.written() == null && !payload.action().equals("published")) {
      return;
    }
    payload
        .facts()
        .addOnce(
            FactKind.RELEASE_PUBLISHED,
            payload.repository() + "/releases/" + id,
            time,
            Map.of(
                "tag", release.textOrEmpty("tag_name"),
                "target", release.textOrEmpty("target_commitish"),
                "prerelease", Boolean.toString(release.isTrue("prerelease"))));
  }
}

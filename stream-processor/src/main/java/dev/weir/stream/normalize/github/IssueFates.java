package dev.weir.stream.normalize.github;

import dev.weir.stream.fact.FactKind;
import dev.weir.stream.normalize.EventTime;
import dev.weir.stream.normalize.json.JsonObject;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** That an issue was deleted, or became another one elsewhere. */
final class IssueFates {
  private IssueFates() {}

  static void mine(Payload payload) {
    JsonObject issue = payload.root().object("issue");
    Long number = issue == null ? null : NumberedFacts.numberOf(issue);
    if (issue == null || number == null || !payload.event().equals("issues")) {
      return;
    }
    String subject = payload.numbered(number);
    EventTime time = EventTime.of(issue, "updated_at");
    JsonObject changes = payload.root().object("changes");
    switch (payload.action()) {
      case "deleted" -> payload.facts().addOnce(FactKind.ISSUE_DELETED, subject, time, Map.of());
      case "transferred" ->
          moved(payload, subject, time, subject, name(changes, "new_repository", "new_issue"));
      case "opened" ->
          moved(payload, subject, time, name(changes, "old_repository", "old_issue"), subject);
      default -> {}
    }
  }

  private static void moved(
      Payload payload, String subject, EventTime time, @Nullable String from, @Nullable String to) {
    if (from == null || to == null || from.equalsIgnoreCase(to)) {
      return;
    }
    payload
        .facts()
        .add(
            FactKind.ISSUE_MOVED,
            subject,
            at -> (from + ">" + to).toLowerCase(Locale.ROOT),
            time,
            Map.of("from", from, "to", to));
  }

  private static @Nullable String name(
      @Nullable JsonObject changes, String repository, String issue) {
    JsonObject other = changes == null ? null : changes.object(issue);
    Long number = other == null ? null : NumberedFacts.numberOf(other);
    String fullName = changes == null ? null : changes.text(repository, "full_name");
    return fullName == null || number == null ? null : fullName + "#" + number;
  }
}

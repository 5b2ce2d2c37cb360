package dev.weir.stream.normalize.github;

import dev.weir.stream.fact.Attributes;
import dev.weir.stream.fact.FactKind;
import dev.weir.stream.normalize.EventTime;
import dev.weir.stream.normalize.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the events {@code sub_issues} and {@code issue_dependencies} tell: of each of the two issues
 * that lies in the payload's repository. GitHub tells the repository of the other one as well.
 */
final class IssueRelations {
  private IssueRelations() {}

  static void mine(Payload payload) {
    subIssue(payload);
    mineOf(payload, "parent_issue", observation -> {});
    dependency(payload);
    mineOf(payload, "blocked_issue", observation -> {});
    mineOf(payload, "blocking_issue", observation -> {});
  }

  private static void subIssue(Payload payload) {
    String parent =
        switch (payload.action()) {
          case "sub_issue_added", "parent_issue_added" -> nameOf(payload, "parent_issue");
          case "sub_issue_removed", "parent_issue_removed" -> "";
          default -> null;
        };
    mineOf(
        payload,
        "sub_issue",
        observation -> {
          if (parent != null) {
            observation.put(Attributes.PARENT, parent);
            observation.putLines(Attributes.CHANGED, List.of(Attributes.PARENT));
          }
        });
  }

  private static void dependency(Payload payload) {
    String holds =
        switch (payload.action()) {
          case "blocked_by_added", "blocking_added" -> "true";
          case "blocked_by_removed", "blocking_removed" -> "false";
          default -> null;
        };
    JsonObject blocked = payload.root().object("blocked_issue");
    Long number = blocked == null ? null : NumberedFacts.numberOf(blocked);
    String by = nameOf(payload, "blocking_issue");
    if (holds == null || number == null || by == null || !isHere(payload, "blocked_issue")) {
      return;
    }
    payload
        .facts()
        .add(
            FactKind.ISSUE_DEPENDENCY,
            payload.numbered(number),
            at -> discriminator(by, holds, at),
            EventTime.of(blocked, "updated_at"),
            Map.of("by", by, "holds", holds));
  }

  private static String discriminator(String by, String holds, Instant at) {
    return by + ":" + holds + ":" + NumberedFacts.milliseconds(at);
  }

  private static void mineOf(Payload payload, String member, Consumer<Observation> action) {
    JsonObject issue = payload.root().object(member);
    if (issue != null && isHere(payload, member)) {
      IssueFacts.mine(payload, issue, action);
    }
  }

  private static boolean isHere(Payload payload, String member) {
    return repositoryOf(payload, member).equals(payload.repository().toLowerCase(Locale.ROOT));
  }

  /** External id, in lower case, of the issue of a member. */
  private static @Nullable String nameOf(Payload payload, String member) {
    JsonObject issue = payload.root().object(member);
    Long number = issue == null ? null : NumberedFacts.numberOf(issue);
    return number == null ? null : repositoryOf(payload, member) + "#" + number;
  }

  /**
   * Where the issue of a member lies: in the repository beside it, else in the payload's. Its own
   * address is not asked: objects are known by the payload's repository.
   */
  private static String repositoryOf(Payload payload, String member) {
    String beside = payload.root().text(member + "_repo", "full_name");
    return (beside == null ? payload.repository() : beside).toLowerCase(Locale.ROOT);
  }
}

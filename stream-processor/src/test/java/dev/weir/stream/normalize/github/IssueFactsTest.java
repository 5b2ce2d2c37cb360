package dev.weir.stream.normalize.github;

import static dev.weir.stream.normalize.github.GitHubPayloads.changeComment;
import static dev.weir.stream.normalize.github.GitHubPayloads.issue;
import static dev.weir.stream.normalize.github.GitHubPayloads.issueComment;
import static dev.weir.stream.normalize.github.GitHubReading.fact;
import static dev.weir.stream.normalize.github.GitHubReading.read;
import static dev.weir.stream.normalize.github.GitHubReading.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.stream.fact.Attributes;
import dev.weir.stream.fact.Fact;
import dev.weir.stream.fact.FactKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IssueFactsTest {
  @Test
  void shouldTellCreationWithAuthorAndAddress() {
    Fact created = fact(issue("acme/shop", 12), FactKind.ISSUE_CREATED);
    assertThat(created.subject()).isEqualTo("acme/shop#12");
    assertThat(created.discriminator()).isEmpty();
    assertThat(created.at()).isEqualTo("2026-03-02T09:00:00Z");
    assertThat(created.attributes())
        .containsOnly(
            Map.entry("author", "ada"),
            Map.entry("author_type", "User"),
            Map.entry("url", "https://github.com/acme/shop/issues/12"));
  }

  @Test
  void shouldTellCreationFromALoneClosing() {
    var read = read(issue("acme/shop", 12).action("closed").closedAt("2026-03-05T10:00:00Z"));
    assertThat(told(read))
        .extracting(Fact::kind)
        .containsExactlyInAnyOrder(
            FactKind.ISSUE_CREATED, FactKind.ISSUE_CLOSED, FactKind.ISSUE_OBSERVED);
  }

  @ParameterizedTest
  @CsvSource({"completed", "not_planned", "duplicate"})
  void shouldTellTheReasonOfAClosing(String reason) {
    Fact closed =
        fact(
            issue("acme/shop", 12).closedAt("2026-03-05T10:00:00Z").stateReason(reason),
            FactKind.ISSUE_CLOSED);
    assertThat(closed.text("reason")).isEqualTo(reason);
    assertThat(closed.discriminator())
        .isEqualTo("" + Instant.parse("2026-03-05T10:00:00Z").toEpochMilli());
  }

  @Test
  void shouldTellAClosingWithoutReason() {
    Fact closed =
        fact(issue("acme/shop", 12).closedAt("2026-03-05T10:00:00Z"), FactKind.ISSUE_CLOSED);
    assertThat(closed.text("reason")).isEmpty();
  }

  @Test
  void shouldHoldTheReasonThatWasSeenLast() {
    GitHubPayload closed = issue("acme/shop", 12).closedAt("2026-03-05T10:00:00Z");
    Fact first = fact(closed.stateReason("not_planned"), FactKind.ISSUE_CLOSED);
    closed.stateReason("completed").updatedAt("2026-03-06T10:00:00Z");
    Fact later = fact(closed, FactKind.ISSUE_CLOSED);
    assertThat(first.join(later)).isEqualTo(later);
    assertThat(later.join(first)).isEqualTo(later);
  }

  @Test
  void shouldLeaveTheReasonToPayloadsThatCarryOne() {
    GitHubPayload closed = issue("acme/shop", 12).closedAt("2026-03-05T10:00:00Z");
    Fact given = fact(closed.stateReason("duplicate"), FactKind.ISSUE_CLOSED);
    closed.without("issue.state_reason").updatedAt("2026-03-06T10:00:00Z");
    Fact none = fact(closed, FactKind.ISSUE_CLOSED);
    assertThat(none.join(given)).isEqualTo(given);
    assertThat(given.join(none)).isEqualTo(given);
  }

  @Test
  void shouldObserveWhatThePayloadCarries() {
    Fact observed =
        fact(
            issue("acme/shop", 12)
                .title("Fix it")
                .with("issue.body", null)
                .labels("zeal", "bug")
                .assignees("bob", "ada")
                .with("issue.type", Map.of("name", "Bug")),
            FactKind.ISSUE_OBSERVED);
    assertThat(observed.attributes())
        .containsOnly(
            Map.entry(Attributes.TITLE, "Fix it"),
            Map.entry(Attributes.BODY, ""),
            Map.entry(Attributes.STATE, "open"),
            Map.entry(Attributes.LABELS, "bug\nzeal"),
            Map.entry(Attributes.ASSIGNEES, "ada\nbob"),
            Map.entry(Attributes.TYPE, "Bug"),
            Map.entry(Attributes.CHANGED, ""));
  }

  @ParameterizedTest
  @CsvSource({
    "opened, ''",
    "reopened, state",
    "closed, state",
    "labeled, label:bug",
    "unlabeled, label:bug",
    "assigned, assignee:bob",
    "unassigned, assignee:bob",
    "typed, type",
    "edited, 'body\ntitle'",
    "untyped, type",
    "pinned, ''",
    "milestoned, ''"
  })
  void shouldTellWhatAnActionChanged(String action, String changed) {
    Fact observed =
        fact(
            issue("acme/shop", 12)
                .action(action)
                .with("label.name", "bug")
                .with("assignee.login", "bob")
                .with("changes", Map.of("title", Map.of("from", "a"), "body", Map.of())),
            FactKind.ISSUE_OBSERVED);
    assertThat(observed.text(Attributes.CHANGED)).isEqualTo(changed);
  }

  @Test
  void shouldNotTakeAnotherObjectsActionForTheIssues() {
    Fact observed = fact(issueComment("acme/shop", 12).action("edited"), FactKind.ISSUE_OBSERVED);
    assertThat(observed.attribute(Attributes.CHANGED)).isNull();
  }

  @Test
  void shouldTakeAnIssueThatIsAPullRequestForTheChange() {
    var read =
        read(
            changeComment("acme/shop", 7)
                .closedAt("2026-03-05T10:00:00Z")
                .with("issue.pull_request.merged_at", "2026-03-05T10:00:00Z"));
    assertThat(told(read))
        .extracting(Fact::kind)
        .containsExactlyInAnyOrder(
            FactKind.CHANGE_CREATED,
            FactKind.CHANGE_MERGED,
            FactKind.CHANGE_CLOSED,
            FactKind.CHANGE_OBSERVED);
    Fact observed = GitHubReading.only(read, FactKind.CHANGE_OBSERVED);
    assertThat(observed.text(Attributes.DRAFT)).isEqualTo("false");
    assertThat(observed.attributes()).doesNotContainKeys(Attributes.HEAD_SHA, Attributes.BASE_REF);
    assertThat(GitHubReading.only(read, FactKind.CHANGE_MERGED).attributes())
        .containsOnly(Map.entry("default_branch", "main"));
  }

  @Test
  void shouldKnowItsNodeAndItsParent() {
    var read =
        read(
            issue("acme/shop", 12)
                .with("issue.node_id", "I_1")
                .with(
                    "issue.parent_issue_url", "https://api.github.com/repos/Acme/Plans/issues/3"));
    assertThat(GitHubReading.only(read, FactKind.ISSUE_CREATED).text("node")).isEqualTo("I_1");
    assertThat(GitHubReading.only(read, FactKind.ISSUE_OBSERVED).text(Attributes.PARENT))
        .isEqualTo("acme/plans#3");
  }

  @Test
  void shouldTellThatItHasNoParentOnlyWhereThePayloadSaysSo() {
    GitHubPayload none = issue("acme/shop", 12).with("issue.parent_issue_url", null);
    assertThat(fact(none, FactKind.ISSUE_OBSERVED).attribute(Attributes.PARENT)).isEmpty();
    assertThat(fact(issue("acme/shop", 12), FactKind.ISSUE_OBSERVED).attribute(Attributes.PARENT))
        .isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://api.github.com/repos/acme/shop",
        "https://api.github.com/repos/acme/shop/issues/",
        "https://api.github.com/repos/acme/shop/issues/x",
        "https://api.github.com/repos/acme/issues/3",
        "https://api.github.com/repos/a/b/c/issues/3",
        "https://api.github.com/issues/3"
      })
  void shouldNotTakeAnotherAddressForAParent(String url) {
    GitHubPayload payload = issue("acme/shop", 12).with("issue.parent_issue_url", url);
    assertThat(fact(payload, FactKind.ISSUE_OBSERVED).attribute(Attributes.PARENT)).isNull();
  }

  @Test
  void shouldTellTheDeletionForAllTime() {
    Fact deleted =
        fact(
            issue("acme/shop", 12).action("deleted").updatedAt("2026-03-09T10:00:00Z"),
            FactKind.ISSUE_DELETED);
    assertThat(deleted.subject()).isEqualTo("acme/shop#12");
    assertThat(deleted.discriminator()).isEmpty();
    assertThat(deleted.at()).isEqualTo("2026-03-09T10:00:00Z");
  }

  @Test
  void shouldNotTakeADeletedCommentForADeletedIssue() {
    assertThat(read(issueComment("acme/shop", 12).action("deleted")).facts())
        .extracting(Fact::kind)
        .doesNotContain(FactKind.ISSUE_DELETED);
  }

  @Test
  void shouldTellTheTransferUnderBothNames() {
    Fact left =
        fact(
            issue("Acme/Shop", 12)
                .action("transferred")
                .with("changes.new_issue.number", 4)
                .with("changes.new_repository.full_name", "Acme/Plans"),
            FactKind.ISSUE_MOVED);
    Fact arrived =
        fact(
            issue("Acme/Plans", 4)
                .with("changes.old_issue.number", 12)
                .with("changes.old_repository.full_name", "Acme/Shop"),
            FactKind.ISSUE_MOVED);
    assertThat(left.subject()).isEqualTo("Acme/Shop#12");
    assertThat(arrived.subject()).isEqualTo("Acme/Plans#4");
    assertThat(left.attributes())
        .isEqualTo(arrived.attributes())
        .containsOnly(Map.entry("from", "Acme/Shop#12"), Map.entry("to", "Acme/Plans#4"));
    assertThat(left.discriminator()).isEqualTo("acme/shop#12>acme/plans#4");
  }

  @Test
  void shouldTellTheIssueOfAGhost() {
    Fact created = fact(issue("acme/shop", 12).with("issue.user", null), FactKind.ISSUE_CREATED);
    assertThat(created.attribute("author")).isNull();
  }

  @Test
  void shouldKeepDifferentObservationsOfOneInstantAndEqualOnesOnce() {
    var one = fact(issue("acme/shop", 12), FactKind.ISSUE_OBSERVED);
    var same = fact(issue("acme/shop", 12), FactKind.ISSUE_OBSERVED);
    var other = fact(issue("acme/shop", 12).labels("bug"), FactKind.ISSUE_OBSERVED);
    assertThat(same).isEqualTo(one);
    assertThat(other.at()).isEqualTo(one.at());
    assertThat(List.of(one.id(), other.id())).doesNotHaveDuplicates();
  }
}

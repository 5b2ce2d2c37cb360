package dev.weir.stream.normalize.github;

import static dev.weir.stream.normalize.github.GitHubPayloads.changeComment;
import static dev.weir.stream.normalize.github.GitHubPayloads.pullRequest;
import static dev.weir.stream.normalize.github.GitHubReading.fact;
import static dev.weir.stream.normalize.github.GitHubReading.read;
import static dev.weir.stream.normalize.github.GitHubReading.told;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.stream.fact.Attributes;
import dev.weir.stream.fact.Fact;
import dev.weir.stream.fact.FactKind;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeFactsTest {
  @Test
  void shouldTellCreationAndMergeFromALoneClosing() {
    var read = read(merged());
    assertThat(GitHubReading.only(read, FactKind.CHANGE_CREATED).at())
        .isEqualTo("2026-03-02T09:00:00Z");
    Fact merged = GitHubReading.only(read, FactKind.CHANGE_MERGED);
    assertThat(merged.at()).isEqualTo("2026-03-05T10:00:00Z");
    assertThat(merged.discriminator()).isEmpty();
    assertThat(merged.attributes())
        .containsOnly(
            Map.entry("sha", "abc123"),
            Map.entry("landing", "true"),
            Map.entry("base_ref", "main"));
    assertThat(GitHubReading.only(read, FactKind.CHANGE_CLOSED).discriminator())
        .isEqualTo("1772704800000");
  }

  private static GitHubPayload merged() {
    return pullRequest("acme/shop", 7).action("closed").mergedAt("2026-03-05T10:00:00Z", "ABC123");
  }

  @Test
  void shouldNotLandOnAnotherBranch() {
    assertThat(fact(merged().base("release/1"), FactKind.CHANGE_MERGED).text("landing"))
        .isEqualTo("false");
  }

  @Test
  void shouldKnowTheDefaultBranchFromTheBaseAlone() {
    GitHubPayload payload = merged().without("repository.default_branch");
    assertThat(fact(payload, FactKind.CHANGE_MERGED).text("landing")).isEqualTo("true");
  }

  @Test
  void shouldNotTakeATestMergeForAMerge() {
    var read =
        read(pullRequest("acme/shop", 7).with("pull_request.merge_commit_sha", "def").draft(true));
    assertThat(told(read))
        .extracting(Fact::kind)
        .containsExactlyInAnyOrder(FactKind.CHANGE_CREATED, FactKind.CHANGE_OBSERVED);
  }

  @Test
  void shouldObserveBranchesAndWhatIsNamed() {
    Fact observed =
        fact(
            pullRequest("acme/shop", 7)
                .title("Part of PUB-12")
                .body("Fixes #3, closes: Acme/Other#4")
                .head("feature/pub-9-more", "ABC")
                .with("pull_request.head.repo.full_name", "Bob/Shop"),
            FactKind.CHANGE_OBSERVED);
    assertThat(observed.attributes())
        .containsEntry(Attributes.HEAD_SHA, "abc")
        .containsEntry(Attributes.HEAD_REF, "feature/pub-9-more")
        .containsEntry(Attributes.HEAD_REPO, "bob/shop")
        .containsEntry(Attributes.BASE_REF, "main")
        .containsEntry(Attributes.DRAFT, "false");
  }

  @Test
  void shouldLeaveOutTheHeadOfADeletedFork() {
    Fact observed =
        fact(
            pullRequest("acme/shop", 7).with("pull_request.head.repo", null),
            FactKind.CHANGE_OBSERVED);
    assertThat(observed.attribute(Attributes.HEAD_REPO)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "ready_for_review, draft",
    "converted_to_draft, draft",
    "synchronize, head_sha",
    "enqueued, queued",
    "dequeued, queued",
    "closed, state",
    "edited, 'base_ref\ntitle'",
    "review_requested, ''"
  })
  void shouldTellWhatAnActionChanged(String action, String changed) {
    Fact observed =
        fact(
            pullRequest("acme/shop", 7)
                .action(action)
                .with("changes", Map.of("title", Map.of(), "base", Map.of())),
            FactKind.CHANGE_OBSERVED);
    assertThat(observed.text(Attributes.CHANGED)).isEqualTo(changed);
  }

  @ParameterizedTest
  @CsvSource({"enqueued, true", "dequeued, false", "labeled,"})
  void shouldTellFromActionsAloneWhetherItIsInTheMergeQueue(String action, String queued) {
    Fact observed = fact(pullRequest("acme/shop", 7).action(action), FactKind.CHANGE_OBSERVED);
    assertThat(observed.attribute(Attributes.QUEUED)).isEqualTo(queued);
  }

  @Test
  void shouldKnowItsOwnNodeOnly() {
    GitHubPayload own = pullRequest("acme/shop", 7).with("pull_request.node_id", "PR_7");
    assertThat(fact(own, FactKind.CHANGE_CREATED).text("node")).isEqualTo("PR_7");
    GitHubPayload shown = changeComment("acme/shop", 7).with("issue.node_id", "I_7");
    assertThat(fact(shown, FactKind.CHANGE_CREATED).attribute("node")).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pull_request_review",
        "pull_request_review_comment",
        "pull_request_review_thread"
      })
  void shouldMineThePullRequestOfOtherEvents(String event) {
    byte[] body = merged().json().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    var read = (dev.weir.stream.normalize.Normalized.Read) GitHubReading.read(event, body);
    assertThat(told(read)).hasSize(4);
    assertThat(GitHubReading.only(read, FactKind.CHANGE_OBSERVED).attribute(Attributes.CHANGED))
        .isNull();
  }
}

package dev.weir.stream.normalize.github;

import static dev.weir.stream.normalize.github.GitHubPayloads.push;
import static dev.weir.stream.normalize.github.GitHubReading.fact;
import static dev.weir.stream.normalize.github.GitHubReading.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.stream.fact.Fact;
import dev.weir.stream.fact.FactKind;
import dev.weir.stream.normalize.Normalized.Refused;
import org.junit.jupiter.api.Test;

class PushFactsTest {
  private static final String ZEROS = "0".repeat(40);

  @Test
  void shouldTellItsCommitsAndTheEarliestOfTheirTimes() {
    Fact pushed =
        fact(
            push("acme/shop", "refs/heads/main")
                .commits(
                    "a1",
                    "2026-03-01T12:00:00+01:00",
                    "Fixes #3",
                    "b2",
                    "2026-02-28T12:00:00Z",
                    "PUB-9: resolves #4",
                    "C3",
                    "2026-03-01T12:30:00Z",
                    "Merge")
                .pushedAt("2026-03-01T12:31:00Z"),
            FactKind.PUSHED);
    assertThat(pushed.subject()).isEqualTo("acme/shop@refs/heads/main");
    assertThat(pushed.at()).isEqualTo("2026-03-01T12:31:00Z");
    assertThat(pushed.discriminator()).isEqualTo("c3:1772368260000");
    assertThat(pushed.attributes())
        .containsEntry("commits", "a1\nb2\nc3")
        .containsEntry("first_commit_at", "2026-02-28T12:00:00Z")
        .containsEntry("names", "acme/shop#3\nacme/shop#4\npub-9")
        .containsEntry("default_branch", "main")
        .containsEntry("forced", "false")
        .containsEntry("after", "c3");
  }

  @Test
  void shouldBeAtTheHeadCommitsTimeIfThatIsLater() {
    Fact pushed =
        fact(
            push("acme/shop", "refs/heads/main")
                .commits("a1", "2026-03-03T00:00:00+01:00", "Work")
                .pushedAt("2026-03-01T00:00:00Z"),
            FactKind.PUSHED);
    assertThat(pushed.at()).isEqualTo("2026-03-02T23:00:00Z");
  }

  @Test
  void shouldReadPushedAtAsText() {
    Fact pushed =
        fact(
            push("acme/shop", "refs/heads/main")
                .with("repository.pushed_at", "2026-03-04T00:00:00Z"),
            FactKind.PUSHED);
    assertThat(pushed.at()).isEqualTo("2026-03-04T00:00:00Z");
  }

  @Test
  void shouldTellTheDeletionOfABranchAtPushedAt() {
    Fact pushed =
        fact(
            push("acme/shop", "refs/heads/old")
                .with("deleted", true)
                .with("after", ZEROS)
                .with("head_commit", null)
                .with("commits", java.util.List.of()),
            FactKind.PUSHED);
    assertThat(pushed.text("commits")).isEmpty();
    assertThat(pushed.attribute("first_commit_at")).isNull();
  }

  @Test
  void shouldTellTheCommitOfAnAnnotatedTag() {
    Fact pushed =
        fact(
            push("acme/shop", "refs/tags/v1")
                .with("after", "0a9")
                .with("commits", java.util.List.of()),
            FactKind.PUSHED);
    assertThat(pushed.text("commits")).isEqualTo(GitHubPayloads.sha("commit"));
  }

  @Test
  void shouldRefuseACommitOfAWrongClockAndNothingElse() {
    var read =
        read(
            push("acme/shop", "refs/heads/main")
                .commits(
                    "a1",
                    "1970-01-01T00:00:00Z",
                    "Old",
                    "b2",
                    "2026-03-01T00:00:00Z",
                    "Right",
                    "c3",
                    "2999-01-01T00:00:00Z",
                    "New"));
    Fact pushed = GitHubReading.only(read, FactKind.PUSHED);
    assertThat(pushed.text("first_commit_at")).isEqualTo("2026-03-01T00:00:00Z");
    assertThat(pushed.text("commits")).isEqualTo("a1\nb2\nc3");
    assertThat(pushed.at()).isEqualTo("2026-03-02T09:00:00Z");
    assertThat(read.refusals())
        .containsExactlyInAnyOrder(
            new Refused("commit", "acme/shop@a1", "1970-01-01T00:00:00Z", "before_2005"),
            new Refused("commit", "acme/shop@c3", "2999-01-01T00:00:00Z", "in_the_future"));
    assertThat(read.ignored()).isNull();
  }

  @Test
  void shouldRefuseAPushWithoutAnyTime() {
    var read =
        read(
            push("acme/shop", "refs/heads/main")
                .without("repository.pushed_at")
                .with("head_commit", null));
    assertThat(read.facts()).isEmpty();
    assertThat(read.refusals())
        .containsExactly(new Refused("pushed", "acme/shop@refs/heads/main", null, "no_time"));
    assertThat(read.ignored()).isEqualTo("all 1 facts refused");
  }
}

package dev.weir.stream.normalize.github;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.stream.normalize.Normalized;
import dev.weir.stream.normalize.Normalized.Read;
import dev.weir.stream.normalize.Normalized.Unreadable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Damaged payloads, made from a seed: whatever they hold, there is an outcome. */
class MutatedPayloadsTest {
  private static final int ROUNDS = 20_000;
  private static final List<GitHubPayload> PAYLOADS =
      List.of(
          GitHubPayloads.issue("acme/shop", 12)
              .action("edited")
              .closedAt("2026-03-05T10:00:00Z")
              .with("changes.title.from", "old")
              .labels("bug", "ünïcode \uD83D\uDE00")
              .body("fixes #3, PUB-9"),
          GitHubPayloads.pullRequest("acme/shop", 7).mergedAt("2026-03-05T10:00:00Z", "abc"),
          GitHubPayloads.push("acme/shop", "refs/heads/main"),
          GitHubPayloads.deploymentStatus("acme/shop", 42, 99),
          GitHubPayloads.release("acme/shop", 5),
          GitHubPayloads.review("acme/shop", 7, 9),
          GitHubPayloads.run("acme/shop", 7).with("workflow.name", "Tests"),
          GitHubPayloads.deploymentReview("acme/shop", 7)
              .with("workflow_job_runs", List.of(Map.of("environment", "prod-eu"))),
          GitHubPayloads.subIssue("acme/shop", 12, 3),
          GitHubPayloads.dependency("acme/shop", 12, 3),
          GitHubPayloads.boardItem("I_1", "Done"),
          GitHubPayloads.renamed("acme/shop", "store"),
          GitHubPayloads.issue("acme/shop", 12)
              .action("transferred")
              .with("changes.new_issue.number", 4)
              .with("changes.new_repository.full_name", "acme/plans"));

  @Test
  void shouldGiveEveryDamagedPayloadAnOutcome() {
    Random random = new Random(20260302);
    int stillRead = 0;
    for (int round = 0; round < ROUNDS; round++) {
      GitHubPayload payload = PAYLOADS.get(random.nextInt(PAYLOADS.size()));
      byte[] body = Damage.of(payload.json().getBytes(StandardCharsets.UTF_8), random);
      Normalized normalized = GitHubReading.read(payload.eventType(), body);
      if (normalized instanceof Unreadable unreadable) {
        assertThat(unreadable.reason()).as("round " + round).isNotEqualTo("reader_failed");
      } else {
        Read read = (Read) normalized;
        assertThat(read.facts().isEmpty()).as("round " + round).isEqualTo(read.ignored() != null);
        stillRead++;
      }
    }
    assertThat(stillRead).isBetween(ROUNDS / 20, ROUNDS);
  }
}

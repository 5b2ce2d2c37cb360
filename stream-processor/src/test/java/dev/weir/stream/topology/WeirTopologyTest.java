package dev.weir.stream.topology;

import static dev.weir.stream.normalize.github.GitHubPayloads.deployment;
import static dev.weir.stream.normalize.github.GitHubPayloads.deploymentStatus;
import static dev.weir.stream.normalize.github.GitHubPayloads.issue;
import static dev.weir.stream.normalize.github.GitHubPayloads.pullRequest;
import static dev.weir.stream.normalize.github.GitHubPayloads.sha;
import static dev.weir.stream.normalize.github.GitHubPayloads.star;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.schema.avro.Delivery;
import dev.weir.schema.avro.FlowItem;
import dev.weir.schema.avro.Outcome;
import dev.weir.schema.avro.Visit;
import dev.weir.stream.normalize.github.GitHubPayload;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WeirTopologyTest {
  private static final Path GOLDEN = Path.of("src", "test", "resources", "topology.golden.txt");

  private final TopologyFixture topology = new TopologyFixture();

  @AfterEach
  void close() {
    topology.close();
  }

  /** {@code -Dweir.golden.write=true} writes it anew: another topology is another generation. */
  @Test
  void shouldBeTheTopologyOfItsGeneration() throws IOException {
    String description = topology.topology().describe().toString();
    if (Boolean.getBoolean("weir.golden.write")) {
      Files.writeString(GOLDEN, description);
    }
    assertThat(description).isEqualTo(Files.readString(GOLDEN));
  }

  @Test
  void shouldLeadAChangeFromReviewToProduction() {
    deliver(
        "acme/shop",
        pullRequest("acme/shop", 7)
            .action("closed")
            .createdAt("2026-06-01T08:00:00Z")
            .mergedAt("2026-06-02T08:00:00Z", sha("merge")));
    deliver("acme/shop", deployment("acme/shop", 1).with("deployment.sha", sha("merge")));
    deliver(
        "acme/shop",
        deploymentStatus("acme/shop", 1, 11)
            .with("deployment.sha", sha("merge"))
            .with("deployment_status.created_at", "2026-06-02T09:00:00Z"));

    FlowItem item = topology.items().get("acme/shop#7");
    assertThat(item.getStatus()).isEqualTo("completed");
    assertThat(item.getVisits()).extracting(Visit::getStage).contains("code_review", "production");
    assertThat(topology.teamMetrics()).isNotEmpty();
    assertThat(outcomes()).containsOnly(Outcome.FACTS);
  }

  @Test
  void shouldGiveAChangeToTheIssueOfAnotherRepository() {
    GitHubPayload change = pullRequest("acme/shop", 7).body("Fixes acme/plans#3");
    deliver("acme/shop", change);
    assertThat(topology.items()).containsOnlyKeys("acme/shop#7");

    deliver("acme/plans", issue("acme/plans", 3));
    assertThat(topology.items()).containsOnlyKeys("acme/plans#3");
  }

  @Test
  void shouldGiveAChangeToAnIssueThatWasThereBefore() {
    deliver("acme/plans", issue("acme/plans", 3));
    deliver("acme/shop", pullRequest("acme/shop", 7).body("Fixes acme/plans#3"));

    assertThat(topology.items()).containsOnlyKeys("acme/plans#3");
  }

  @Test
  void shouldKeepOneItemWhereItsRepositoryIsRenamed() {
    deliver(
        "acme/old",
        issue("acme/old", 3)
            .createdAt("2026-06-01T08:00:00Z")
            .updatedAt("2026-06-01T08:00:00Z")
            .with("repository.id", 77));
    deliver(
        "acme/new",
        issue("acme/new", 3)
            .createdAt("2026-06-01T08:00:00Z")
            .updatedAt("2026-06-02T08:00:00Z")
            .with("repository.id", 77));

    assertThat(topology.items()).containsOnlyKeys("acme/new#3");
  }

  @Test
  void shouldIgnoreWhatHoldsNoFacts() {
    deliver("acme/shop", star("acme/shop"));

    Delivery outcome = topology.outcomes().get(0);
    assertThat(outcome.getOutcome()).isEqualTo(Outcome.IGNORED);
    assertThat(outcome.getReason()).isNotBlank();
  }

  @Test
  void shouldCountARepetitionAsADuplicate() {
    String body = issue("acme/plans", 3).json();
    topology.deliver("acme/plans", "issues.opened", body, "same");
    topology.deliver("acme/plans", "issues.opened", body, "same");

    assertThat(outcomes()).containsExactly(Outcome.FACTS, Outcome.DUPLICATE);
  }

  @Test
  void shouldLayAsideWhatIsNotARecordAndGoOn() {
    topology.send(null, "no record".getBytes(StandardCharsets.UTF_8));
    topology.send(new byte[] {1, 2}, null);
    deliver("acme/plans", issue("acme/plans", 3));

    assertThat(outcomes())
        .containsExactly(Outcome.DEAD_LETTERED, Outcome.DEAD_LETTERED, Outcome.FACTS);
    assertThat(topology.deadLetters()).hasSize(2);
    assertThat(topology.items()).containsOnlyKeys("acme/plans#3");
  }

  @Test
  void shouldLayAsideABodyThatIsNotJson() {
    topology.deliver("acme/plans", "issues.opened", "{", "broken");

    assertThat(outcomes()).containsExactly(Outcome.DEAD_LETTERED);
    assertThat(topology.deadLetters().get(0).getReason()).isEqualTo("not_json");
  }

  @Test
  void shouldRefuseAFactOfTheYear2999AndChangeNothingElse() {
    deliver("acme/plans", issue("acme/plans", 3));
    deliver(
        "acme/plans", issue("acme/plans", 3).action("edited").updatedAt("2999-01-01T00:00:00Z"));

    List<Delivery> outcomes = topology.outcomes();
    assertThat(outcomes.get(1).getRefusals()).isNotEmpty();
    assertThat(topology.items().get("acme/plans#3").getUpdatedAt())
        .isBefore(TopologyFixture.RECEIVED);
  }

  private void deliver(String repository, GitHubPayload payload) {
    topology.deliver(repository, payload.eventType(), payload.json());
  }

  private List<Outcome> outcomes() {
    return topology.outcomes().stream().map(Delivery::getOutcome).toList();
  }
}

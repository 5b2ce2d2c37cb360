package dev.weir.stream.scope;

import static dev.weir.stream.normalize.github.GitHubPayloads.deployment;
import static dev.weir.stream.normalize.github.GitHubPayloads.deploymentStatus;
import static dev.weir.stream.normalize.github.GitHubPayloads.issue;
import static dev.weir.stream.normalize.github.GitHubPayloads.pullRequest;
import static dev.weir.stream.normalize.github.GitHubPayloads.push;
import static dev.weir.stream.normalize.github.GitHubPayloads.release;
import static dev.weir.stream.normalize.github.GitHubPayloads.sha;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.stream.normalize.DeliveryReader;
import dev.weir.stream.normalize.Normalized;
import dev.weir.stream.normalize.RawDelivery;
import dev.weir.stream.normalize.github.GitHubPayload;
import dev.weir.stream.normalize.github.GitHubReader;
import dev.weir.stream.valuestream.DerivationVersion;
import dev.weir.stream.valuestream.ValueStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Freezes what the code derives from a few deliveries. If it changes, so do the tables of everybody
 * who upgrades: raise {@link DerivationVersion#CURRENT}, then write the file anew with {@code
 * -Dweir.golden.write=true}.
 */
class DerivationGoldenTest {
  private static final Path GOLDEN = Path.of("src", "test", "resources", "derivation.golden.txt");
  private static final Instant RECEIVED = Instant.parse("2026-06-30T12:00:00Z");
  private static final String SHOP = "acme/shop";

  @Test
  void shouldDeriveWhatThisDerivationVersionDerives() throws IOException {
    World world = new World(ValueStream.builtIn());
    DeliveryReader reader = new GitHubReader(ValueStream.builtIn());
    for (GitHubPayload payload : deliveries()) {
      RawDelivery delivery = payload.delivery(RECEIVED);
      world.take(delivery.scope(), ((Normalized.Read) reader.read(delivery)).facts());
    }
    String derived =
        "derivation version "
            + DerivationVersion.CURRENT
            + "\n"
            + world.tables().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .map(table -> table.getKey() + "\n" + table.getValue() + "\n")
                .collect(Collectors.joining());
    String text = derived.replace(ValueStream.builtIn().rulesVersion(), "RULES");
    if (Boolean.getBoolean("weir.golden.write")) {
      Files.writeString(GOLDEN, text);
    }
    assertThat(text)
        .as("results changed: raise DerivationVersion, see the Javadoc")
        .isEqualTo(Files.readString(GOLDEN));
  }

  private static List<GitHubPayload> deliveries() {
    return List.of(
        issue("acme/plans", 3).labels("bug").createdAt("2026-06-01T08:00:00Z"),
        pullRequest(SHOP, 7).body("Fixes acme/plans#3").createdAt("2026-06-02T08:00:00Z"),
        pullRequest(SHOP, 8).title("feat: more").draft(true).createdAt("2026-06-02T09:00:00Z"),
        push(SHOP, "refs/heads/main")
            .commits(
                sha("first"),
                "2026-06-01T22:00:00Z",
                "Begin",
                sha("merge"),
                "2026-06-03T08:00:00Z",
                "Merge")
            .pushedAt("2026-06-03T08:00:01Z"),
        pullRequest(SHOP, 7)
            .body("Fixes acme/plans#3")
            .action("closed")
            .createdAt("2026-06-02T08:00:00Z")
            .mergedAt("2026-06-03T08:00:00Z", sha("merge")),
        deployment(SHOP, 1)
            .with("deployment.sha", sha("merge"))
            .with("deployment.created_at", "2026-06-03T09:00:00Z"),
        deploymentStatus(SHOP, 1, 11)
            .with("deployment.sha", sha("merge"))
            .with("deployment_status.state", "failure")
            .with("deployment_status.created_at", "2026-06-03T09:05:00Z"),
        deploymentStatus(SHOP, 2, 21)
            .with("deployment.sha", sha("merge"))
            .with("deployment.created_at", "2026-06-03T10:00:00Z")
            .with("deployment_status.created_at", "2026-06-03T10:05:00Z"),
        release(SHOP, 5).with("release.published_at", "2026-06-03T11:00:00Z"),
        issue("acme/plans", 4)
            .createdAt("2026-06-04T08:00:00Z")
            .action("closed")
            .stateReason("not_planned")
            .closedAt("2026-06-05T08:00:00Z"));
  }
}

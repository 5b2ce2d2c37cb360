package dev.weir.stream.normalize.github;

import static dev.weir.stream.normalize.github.GitHubPayloads.deployment;
import static dev.weir.stream.normalize.github.GitHubPayloads.deploymentStatus;
import static dev.weir.stream.normalize.github.GitHubPayloads.release;
import static dev.weir.stream.normalize.github.GitHubPayloads.sha;
import static dev.weir.stream.normalize.github.GitHubReading.fact;
import static dev.weir.stream.normalize.github.GitHubReading.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.stream.fact.Fact;
import dev.weir.stream.fact.FactKind;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeploymentFactsTest {
  @Test
  void shouldTellACreatedDeployment() {
    Fact created = fact(deployment("acme/shop", 42), FactKind.DEPLOYMENT_CREATED);
    assertThat(created.subject()).isEqualTo("acme/shop/deployments/42");
    assertThat(created.at()).isEqualTo("2026-03-02T09:00:00Z");
    assertThat(created.attributes())
        .containsOnly(
            Map.entry("sha", sha("deployed")),
            Map.entry("ref", "v1"),
            Map.entry("environment", "production"),
            Map.entry("task", "deploy"),
            Map.entry("transient", "false"));
  }

  @Test
  void shouldTellTheDeploymentFromALoneStatus() {
    var read = read(deploymentStatus("acme/shop", 42, 99));
    assertThat(GitHubReading.only(read, FactKind.DEPLOYMENT_CREATED).at())
        .isEqualTo("2026-03-02T09:00:00Z");
    Fact status = GitHubReading.only(read, FactKind.DEPLOYMENT_STATUS);
    assertThat(status.subject()).isEqualTo("acme/shop/deployments/42");
    assertThat(status.discriminator()).isEqualTo("99");
    assertThat(status.at()).isEqualTo("2026-03-02T09:05:00Z");
    assertThat(status.attributes())
        .containsOnly(
            Map.entry("state", "success"),
            Map.entry("environment", "production"),
            Map.entry("sha", sha("deployed")),
            Map.entry("ref", "v1"),
            Map.entry("transient", "false"));
  }

  @Test
  void shouldTakeTheDeploymentsEnvironmentWhereTheStatusHasNone() {
    GitHubPayload payload =
        deploymentStatus("acme/shop", 42, 99)
            .with("deployment_status.environment", "")
            .with("deployment_status.state", null);
    Fact status = fact(payload, FactKind.DEPLOYMENT_STATUS);
    assertThat(status.text("environment")).isEqualTo("production");
    assertThat(status.text("state")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"published", "released", "created", "edited"})
  void shouldTellThePublicationOfARelease(String action) {
    Fact published = fact(release("acme/shop", 5).action(action), FactKind.RELEASE_PUBLISHED);
    assertThat(published.subject()).isEqualTo("acme/shop/releases/5");
    assertThat(published.attributes())
        .containsOnly(
            Map.entry("tag", "v1"), Map.entry("target", "main"), Map.entry("landing", "true"));
  }

  @Test
  void shouldTellThatAReleaseWasAPrerelease() {
    var payload = release("acme/shop", 5).with("release.prerelease", true);
    assertThat(fact(payload, FactKind.RELEASE_OBSERVED).attributes())
        .containsOnly(Map.entry("prerelease", "true"));

    payload.action("released").with("release.prerelease", false);
    Fact released =
        fact(payload.with("release.updated_at", "2026-03-05T10:00:00Z"), FactKind.RELEASE_OBSERVED);
    assertThat(released.at()).isEqualTo("2026-03-05T10:00:00Z");
    assertThat(released.attributes())
        .containsOnly(Map.entry("prerelease", "false"), Map.entry("changed", "prerelease"));
  }

  @Test
  void shouldNotTellADraftOfARelease() {
    var read = read(release("acme/shop", 5).action("created").with("release.draft", true));
    assertThat(read.facts()).isEmpty();
    assertThat(read.ignored()).isEqualTo("no facts in release.created");
  }
}

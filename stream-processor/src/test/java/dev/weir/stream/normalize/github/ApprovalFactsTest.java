package dev.weir.stream.normalize.github;

import static dev.weir.stream.normalize.github.GitHubPayloads.deployment;
import static dev.weir.stream.normalize.github.GitHubPayloads.deploymentReview;
import static dev.weir.stream.normalize.github.GitHubPayloads.run;
import static dev.weir.stream.normalize.github.GitHubPayloads.sha;
import static dev.weir.stream.normalize.github.GitHubReading.fact;
import static dev.weir.stream.normalize.github.GitHubReading.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.stream.fact.Fact;
import dev.weir.stream.fact.FactKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApprovalFactsTest {
  @Test
  void shouldTellARequestAsOfSince() {
    Fact requested = fact(deploymentReview("acme/shop", 7), FactKind.DEPLOYMENT_REVIEWED);
    assertThat(requested.subject()).isEqualTo("acme/shop/runs/7");
    assertThat(requested.at()).isEqualTo("2026-03-02T09:04:00Z");
    assertThat(requested.discriminator()).isEqualTo("production:requested:1:1772442240000");
    assertThat(requested.attributes())
        .containsOnly(
            Map.entry("environment", "production"),
            Map.entry("state", "requested"),
            Map.entry("attempt", "1"),
            Map.entry("sha", sha("built")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"approved", "rejected"})
  void shouldTellTheAnswerForTheEnvironmentsOfTheJobsThatWaited(String action) {
    var read =
        read(
            deploymentReview("acme/shop", 7)
                .action(action)
                .without("environment")
                .with("workflow_job_run.environment", "prod-eu")
                .with(
                    "workflow_job_runs",
                    List.of(Map.of("environment", "prod-us"), Map.of("environment", "prod-eu"))));
    assertThat(read.facts())
        .filteredOn(fact -> fact.kind() == FactKind.DEPLOYMENT_REVIEWED)
        .extracting(fact -> fact.text("environment") + " " + fact.text("state"))
        .containsExactlyInAnyOrder("prod-eu " + action, "prod-us " + action);
  }

  @Test
  void shouldTellWhatAProtectionRuleAsksForAsOfTheDeployment() {
    Fact requested =
        fact(
            deployment("acme/shop", 42)
                .action("requested")
                .with("environment", "production")
                .with(
                    "deployment_callback_url",
                    "https://api.github.com/repos/acme/shop/actions/runs/7/deployment_protection_rule"),
            FactKind.DEPLOYMENT_REVIEWED);
    assertThat(requested.subject()).isEqualTo("acme/shop/runs/7");
    assertThat(requested.at()).isEqualTo("2026-03-02T09:00:00Z");
    assertThat(requested.attributes())
        .containsOnly(
            Map.entry("environment", "production"),
            Map.entry("state", "requested"),
            Map.entry("sha", sha("deployed")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://api.github.com/repos/acme/shop",
        "https://api.github.com/repos/acme/shop/actions/runs/",
        "https://api.github.com/repos/acme/shop/actions/runs/x7/y"
      })
  void shouldTellNothingOfARuleWithoutARun(String url) {
    var read =
        read(
            deployment("acme/shop", 42)
                .action("requested")
                .with("environment", "production")
                .with("deployment_callback_url", url));
    assertThat(read.facts()).extracting(Fact::kind).doesNotContain(FactKind.DEPLOYMENT_REVIEWED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"since", "environment", "workflow_run.id"})
  void shouldTellNothingOfAReviewWithoutTimeEnvironmentOrRun(String member) {
    assertThat(read(deploymentReview("acme/shop", 7).without(member)).facts())
        .extracting(Fact::kind)
        .doesNotContain(FactKind.DEPLOYMENT_REVIEWED);
  }

  @Test
  void shouldNotTakeARunForAReview() {
    assertThat(read(run("acme/shop", 7).action("requested")).facts())
        .extracting(Fact::kind)
        .doesNotContain(FactKind.DEPLOYMENT_REVIEWED);
  }
}

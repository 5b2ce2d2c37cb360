package dev.weir.stream.normalize.github;

import static dev.weir.stream.normalize.github.GitHubPayloads.deploymentReview;
import static dev.weir.stream.normalize.github.GitHubPayloads.deploymentStatus;
import static dev.weir.stream.normalize.github.GitHubPayloads.run;
import static dev.weir.stream.normalize.github.GitHubPayloads.sha;
import static dev.weir.stream.normalize.github.GitHubReading.fact;
import static dev.weir.stream.normalize.github.GitHubReading.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.stream.fact.Fact;
import dev.weir.stream.fact.FactKind;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunFactsTest {
  @Test
  void shouldTellBeginningAndEndOfAnAttempt() {
    GitHubPayload payload = run("acme/shop", 7).with("workflow_run.head_sha", "ABC");
    Fact started = fact(payload, FactKind.RUN_STARTED);
    assertThat(started.subject()).isEqualTo("acme/shop/runs/7");
    assertThat(started.discriminator()).isEqualTo("1");
    assertThat(started.at()).isEqualTo("2026-03-02T09:01:00Z");
    assertThat(started.attributes())
        .containsOnly(
            Map.entry("name", "Tests"),
            Map.entry("event", "push"),
            Map.entry("sha", "abc"),
            Map.entry("branch", "feature"));
    Fact finished = fact(payload, FactKind.RUN_FINISHED);
    assertThat(finished.discriminator()).isEqualTo("1");
    assertThat(finished.at()).isEqualTo("2026-03-02T09:03:00Z");
    assertThat(finished.attributes())
        .containsEntry("conclusion", "success")
        .containsAllEntriesOf(started.attributes());
  }

  @Test
  void shouldTellARerunApart() {
    GitHubPayload rerun = run("acme/shop", 7).with("workflow_run.run_attempt", 2);
    assertThat(fact(rerun, FactKind.RUN_STARTED).discriminator()).isEqualTo("2");
    assertThat(fact(rerun, FactKind.RUN_FINISHED).discriminator()).isEqualTo("2");
  }

  @ParameterizedTest
  @CsvSource({"requested, queued", "in_progress, in_progress", "completed, queued"})
  void shouldTellNoEndOfWhatIsNotCompleted(String action, String status) {
    var read = read(run("acme/shop", 7).action(action).with("workflow_run.status", status));
    assertThat(read.facts())
        .extracting(Fact::kind)
        .contains(FactKind.RUN_STARTED)
        .doesNotContain(FactKind.RUN_FINISHED);
  }

  @Test
  void shouldTellNoEndOfARunThatAPersonMustLetBegin() {
    var read = read(run("acme/shop", 7).with("workflow_run.conclusion", "action_required"));
    assertThat(read.facts())
        .extracting(Fact::kind)
        .contains(FactKind.RUN_STARTED)
        .doesNotContain(FactKind.RUN_FINISHED);
  }

  @ParameterizedTest
  @CsvSource({"0", "-1", "first"})
  void shouldTakeWhatIsNoNumberOfAnAttemptForTheFirst(String attempt) {
    GitHubPayload payload =
        run("acme/shop", 7)
            .with(
                "workflow_run.run_attempt",
                attempt.equals("first") ? attempt : Long.valueOf(attempt));
    assertThat(fact(payload, FactKind.RUN_STARTED).discriminator()).isEqualTo("1");
  }

  @ParameterizedTest
  @CsvSource({"id", "head_sha"})
  void shouldTellNothingOfARunWithoutIdOrCommit(String member) {
    assertThat(read(run("acme/shop", 7).without("workflow_run." + member)).facts()).isEmpty();
  }

  @Test
  void shouldReadARunOfAnOldServer() {
    GitHubPayload old =
        run("acme/shop", 7)
            .without("workflow_run.run_attempt")
            .without("workflow_run.run_started_at");
    Fact started = fact(old, FactKind.RUN_STARTED);
    assertThat(started.discriminator()).isEqualTo("1");
    assertThat(started.at()).isEqualTo("2026-03-02T09:00:00Z");
  }

  @Test
  void shouldTellAnEndWithoutConclusion() {
    GitHubPayload payload = run("acme/shop", 7).with("workflow_run.conclusion", null);
    assertThat(fact(payload, FactKind.RUN_FINISHED).text("conclusion")).isEmpty();
  }

  @Test
  void shouldTakeTheWorkflowsNameWhereTheRunHasATitle() {
    GitHubPayload titled =
        run("acme/shop", 7)
            .with("workflow_run.name", "Tests of #3")
            .with("workflow_run.display_title", "Tests of #3")
            .with("workflow.name", "Tests");
    assertThat(fact(titled, FactKind.RUN_STARTED).text("name")).isEqualTo("Tests");
  }

  @Test
  void shouldTakeTheWorkflowsNameWhereTheRunHasNone() {
    GitHubPayload nameless =
        run("acme/shop", 7).with("workflow_run.name", "").with("workflow.name", "Tests");
    assertThat(fact(nameless, FactKind.RUN_STARTED).text("name")).isEqualTo("Tests");
  }

  @Test
  void shouldLeaveTheNameOutWhereOnlyATitleIsShown() {
    GitHubPayload titled =
        deploymentReview("acme/shop", 7)
            .with("workflow_run.name", "Tests of #3")
            .with("workflow_run.display_title", "Tests of #3");
    assertThat(fact(titled, FactKind.RUN_STARTED).attribute("name")).isNull();
  }

  @Test
  void shouldTellTheRunThatStandsBesideADeployment() {
    GitHubPayload payload =
        deploymentStatus("acme/shop", 42, 99)
            .with("workflow_run.id", 7)
            .with("workflow_run.head_sha", sha("built"))
            .with("workflow_run.run_attempt", 3)
            .with("workflow_run.created_at", "2026-03-02T09:00:00Z");
    assertThat(fact(payload, FactKind.RUN_STARTED).subject()).isEqualTo("acme/shop/runs/7");
    assertThat(fact(payload, FactKind.DEPLOYMENT_CREATED).text("run")).isEqualTo("7.3");
    assertThat(fact(payload, FactKind.DEPLOYMENT_STATUS).text("run")).isEqualTo("7.3");
  }
}

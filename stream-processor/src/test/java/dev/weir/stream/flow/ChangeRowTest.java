package dev.weir.stream.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Each row of the first table of MODEL.md, section 5, in its order, holds though every row below it
 * would: at 12:00.
 */
class ChangeRowTest {
  private static Standing at12(SampleChange change) {
    return ChangeStage.at(change.made(), Story.time("12:00"), FlowRules.defaults());
  }

  private static void stands(
      SampleChange change, @Nullable Stage stage, boolean rework, Rule rule) {
    assertThat(at12(change)).isEqualTo(new Standing(stage, rework, rule, null, null));
  }

  /** True of it: changes requested, a failed run, an approval, the merge queue. */
  private static SampleChange reviewed() {
    return SampleChange.opened()
        .changesRequested("10:00")
        .runFailed("10:00", "Tests")
        .approved("10:00", 1);
  }

  private static SampleChange landed() {
    return reviewed().drafted("10:00").queued("10:00").landed("11:00");
  }

  @Test
  void shouldStandNowhereWhereItIsAbandoned() {
    SampleChange change = reviewed().delivered(DoneOn.DEPLOYMENT, "10:00").closed("11:00");

    stands(change, null, false, Rule.CHANGE_ABANDONED);
  }

  @Test
  void shouldBeInProductionOnceDelivered() {
    SampleChange change =
        landed()
            .attempted("11:30", Attempt.State.RUNNING)
            .ranOnLanded("11:30", "Tests", Runs.State.FAILED)
            .delivered(DoneOn.DEPLOYMENT, "12:00");

    stands(change, Stage.PRODUCTION, false, Rule.CHANGE_IN_PRODUCTION);
  }

  @Test
  void shouldBeInDeploymentWhileOneRunsThatWouldDeliverIt() {
    SampleChange change =
        landed()
            .attempted("11:20", Attempt.State.RUNNING)
            .attempted("11:30", Attempt.State.WAITING)
            .attempted("11:40", Attempt.State.FAILED)
            .ranOnLanded("11:30", "Tests", Runs.State.FAILED);

    stands(change, Stage.DEPLOYMENT, false, Rule.CHANGE_DEPLOYING);
  }

  @Test
  void shouldAwaitDeploymentWhileOneWaitsOrAfterTheLastOneFailed() {
    SampleChange waits =
        landed()
            .attempted("11:20", Attempt.State.WAITING)
            .attempted("11:30", Attempt.State.FAILED)
            .ranOnLanded("11:30", "Tests", Runs.State.FAILED);
    stands(waits, Stage.DEPLOYMENT_APPROVAL, false, Rule.CHANGE_AWAITS_DEPLOYMENT);

    SampleChange failed = landed().attempted("11:30", Attempt.State.FAILED);
    stands(failed, Stage.DEPLOYMENT_APPROVAL, true, Rule.CHANGE_AWAITS_DEPLOYMENT);

    SampleChange rejected =
        landed()
            .attempted("11:30", Attempt.State.FAILED)
            .attempted("11:40", Attempt.State.REJECTED);
    stands(rejected, Stage.DEPLOYMENT_APPROVAL, false, Rule.CHANGE_AWAITS_DEPLOYMENT);
  }

  @Test
  void shouldBeBackInDevelopmentWhereARunOnTheLandedCommitFailed() {
    SampleChange change =
        landed()
            .ranOnLanded("11:20", "Lint", Runs.State.PASSED)
            .ranOnLanded("11:30", "Tests", Runs.State.FAILED)
            .ranOnLanded("11:40", "Types", Runs.State.PENDING);

    stands(change, Stage.DEVELOPMENT, true, Rule.CHANGE_LANDED_RUN_FAILED);
  }

  @Test
  void shouldAwaitDeploymentOnceAllRunsOnTheLandedCommitPassed() {
    SampleChange change =
        landed()
            .ranOnLanded("11:20", "Lint", Runs.State.PASSED)
            .ranOnLanded("11:40", "Types", Runs.State.NONE);

    stands(change, Stage.DEPLOYMENT_APPROVAL, false, Rule.CHANGE_LANDED_RUNS_PASSED);
  }

  @Test
  void shouldBeInTestingOnceMergedOrLandedOrWhileInTheMergeQueue() {
    stands(landed(), Stage.TESTING, false, Rule.CHANGE_MERGED);
    stands(reviewed().drafted("10:00").merged("12:00"), Stage.TESTING, false, Rule.CHANGE_MERGED);
    stands(reviewed().drafted("10:00").queued("12:00"), Stage.TESTING, false, Rule.CHANGE_MERGED);
    stands(
        landed().ranOnLanded("11:30", "Tests", Runs.State.PENDING),
        Stage.TESTING,
        false,
        Rule.CHANGE_MERGED);
  }

  @Test
  void shouldBeInDevelopmentWhileADraft() {
    stands(reviewed().drafted("12:00"), Stage.DEVELOPMENT, false, Rule.CHANGE_DRAFT);
  }

  @Test
  void shouldBeBackInDevelopmentWhereChangesAreRequested() {
    stands(reviewed(), Stage.DEVELOPMENT, true, Rule.CHANGE_CHANGES_REQUESTED);
  }

  @Test
  void shouldBeBackInDevelopmentWhereARunFailedOnItsHead() {
    SampleChange change = SampleChange.opened().runFailed("12:00", "Tests").approved("10:00", 1);

    stands(change, Stage.DEVELOPMENT, true, Rule.CHANGE_RUN_FAILED);
  }

  @Test
  void shouldBeInTestingOnceApprovedWhereTheTeamSaysSo() {
    FlowRules testing =
        new FlowRules(
            DoneOn.DEPLOYMENT, false, true, 2, name -> true, Set.of(), Map.of(), Map.of());
    Change approved = SampleChange.opened().approved("12:00", 2).made();
    Change nearly = SampleChange.opened().approved("12:00", 1).made();

    assertThat(ChangeStage.at(approved, Story.time("12:00"), testing))
        .isEqualTo(Standing.in(Stage.TESTING, Rule.CHANGE_APPROVED));
    assertThat(ChangeStage.at(nearly, Story.time("12:00"), testing).rule())
        .isEqualTo(Rule.CHANGE_OPEN);
  }

  @Test
  void shouldBeInCodeReviewWhileOpen() {
    stands(SampleChange.opened().approved("10:00", 5), Stage.CODE_REVIEW, false, Rule.CHANGE_OPEN);
  }

  @Test
  void shouldStandWithWhatWasTrueAtThatInstantAlone() {
    SampleChange change =
        SampleChange.opened()
            .drafted("12:01")
            .changesRequested("12:01")
            .runFailed("12:01", "Tests")
            .queued("12:01")
            .attempted("12:01", Attempt.State.RUNNING)
            .landed("12:01")
            .delivered(DoneOn.DEPLOYMENT, "12:01");

    stands(change, Stage.CODE_REVIEW, false, Rule.CHANGE_OPEN);
  }
}

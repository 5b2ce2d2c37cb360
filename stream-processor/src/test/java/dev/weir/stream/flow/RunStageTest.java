package dev.weir.stream.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What CI runs make of change 5, opened at 09:00 with head h. */
class RunStageTest {
  private final Story story = Story.told();
  private StoryChange change = story.change(5);

  @BeforeEach
  void anOpenChange() {
    change = story.at("09:00").change(5).headed("h").opened();
  }

  private static StoryRun ran(Story in, String from, String name, String commit) {
    return ran(in, from, name, commit, "pull_request");
  }

  private static StoryRun ran(Story in, String from, String name, String commit, String event) {
    return in.at(from).run(name, commit).on(event).started();
  }

  @Test
  void shouldGoBackToDevelopmentWhereARunFailedOnItsHead() {
    StoryRun run = ran(story, "09:10", "Tests", "h");
    story.at("09:30");
    run.ended("failure");

    assertThat(story.visits(5)).containsExactly("code_review 09:00-09:30", "development ↩ 09:30-");
    assertThat(story.item(5).getReworkCount()).isEqualTo(1);
  }

  @Test
  void shouldKnowTheRunsOfACommitBeforeItsChange() {
    Story early = Story.told();
    StoryRun run = ran(early, "08:00", "Tests", "h", "push");
    early.at("08:30");
    run.ended("timed_out");
    early.at("09:00").change(5).headed("h").opened();

    assertThat(early.visits(5)).containsExactly("development 09:00-");
  }

  @Test
  void shouldStayFailedWhileItIsRunAgainAndLeaveOnceThatPasses() {
    StoryRun run = ran(story, "09:10", "Tests", "h");
    story.at("09:30");
    run.ended("failure");
    story.at("10:00");
    run.again();
    assertThat(story.visits(5)).endsWith("development ↩ 09:30-");

    story.at("10:30");
    run.ended("success");
    assertThat(story.visits(5)).endsWith("development ↩ 09:30-10:30", "code_review 10:30-");
  }

  @Test
  void shouldStayFailedWhereTheRerunIsCancelled() {
    StoryRun run = ran(story, "09:10", "Tests", "h");
    story.at("09:30");
    run.ended("failure");
    story.at("10:00");
    run.again();
    story.at("10:30");
    run.ended("cancelled");

    assertThat(story.visits(5)).endsWith("development ↩ 09:30-");
  }

  @Test
  void shouldNotTakeCancelledSkippedOrNeutralForFailed() {
    for (String conclusion : new String[] {"cancelled", "skipped", "neutral", "action_required"}) {
      StoryRun run = ran(story, "09:10", conclusion, "h");
      story.at("09:30");
      run.ended(conclusion);
    }

    assertThat(story.visits(5)).containsExactly("code_review 09:00-");
  }

  @Test
  void shouldAskOnlyForRunsOfPushesAndPullRequests() {
    StoryRun nightly = ran(story, "09:10", "Nightly", "h", "schedule");
    StoryRun queue = ran(story, "09:10", "Queue", "h", "merge_group");
    story.at("09:30");
    nightly.ended("failure");
    queue.ended("failure");

    assertThat(story.visits(5)).containsExactly("code_review 09:00-");
  }

  @Test
  void shouldAskOnlyForTheRunsThatTheTeamRequires() {
    Story picky = Story.under("required_runs: [\"test*\"]");
    picky.at("09:00").change(5).headed("h").opened();
    StoryRun lint = ran(picky, "09:10", "Lint", "h");
    StoryRun tests = ran(picky, "09:10", "Tests on Linux", "h");
    picky.at("09:20");
    lint.ended("failure");
    picky.at("09:30");
    tests.ended("startup_failure");

    assertThat(picky.visits(5)).containsExactly("code_review 09:00-09:30", "development ↩ 09:30-");
  }

  @Test
  void shouldForgetTheFailureOfAnEarlierHeadAndHoldThatOfALaterOne() {
    StoryRun first = ran(story, "09:10", "Tests", "h");
    story.at("09:30");
    first.ended("failure");
    story.at("10:00");
    change.pushed("h2");
    StoryRun second = ran(story, "10:05", "Tests", "h2");
    story.at("10:30");
    second.ended("failure");

    assertThat(story.visits(5))
        .containsExactly(
            "code_review 09:00-09:30",
            "development ↩ 09:30-10:00",
            "code_review 10:00-10:30",
            "development ↩ 10:30-");
    assertThat(story.item(5).getReworkCount()).isEqualTo(2);
  }

  @Test
  void shouldNotBeMovedByARunThatEndsAfterItsHeadHasGone() {
    StoryRun run = ran(story, "09:10", "Tests", "h");
    story.at("10:00");
    change.pushed("h2");
    story.at("10:30");
    run.ended("failure");

    assertThat(story.visits(5)).containsExactly("code_review 09:00-");
  }

  @Test
  void shouldTakeEachRunByItself() {
    StoryRun failed = ran(story, "09:10", "Tests", "h");
    StoryRun passed = ran(story, "09:20", "Tests", "h", "push");
    story.at("09:30");
    failed.ended("failure");
    story.at("09:40");
    passed.ended("success");

    assertThat(story.visits(5)).endsWith("development ↩ 09:30-");
  }

  @Test
  void shouldAwaitDeploymentOnceEveryRunOnTheLandedCommitPassed() {
    story.at("10:00");
    change.merged("m");
    StoryRun tests = ran(story, "10:01", "Tests", "m", "push");
    StoryRun lint = ran(story, "10:02", "Lint", "m", "push");
    StoryRun docs = ran(story, "10:02", "Docs", "m", "push");
    story.at("10:10");
    tests.ended("success");
    docs.ended("skipped");
    assertThat(story.visits(5)).endsWith("testing 10:00-");

    story.at("10:20");
    lint.ended("success");
    assertThat(story.visits(5)).endsWith("testing 10:00-10:20", "deployment_approval 10:20-");
    assertThat(story.item(5).getReworkCount()).isZero();
  }

  @Test
  void shouldStayInTestingWhereEveryRunOnTheLandedCommitWasSkipped() {
    story.at("10:00");
    change.merged("m");
    StoryRun docs = ran(story, "10:02", "Docs", "m", "push");
    story.at("10:10");
    docs.ended("skipped");

    assertThat(story.visits(5)).endsWith("testing 10:00-");
  }

  @Test
  void shouldLetTheMergeQueuesRunsPassForTheLandedCommit() {
    StoryRun queue = ran(story, "09:40", "Tests", "m", "merge_group");
    story.at("09:50");
    queue.ended("success");
    story.at("10:00");
    change.merged("m");

    assertThat(story.visits(5))
        .containsExactly("code_review 09:00-10:00", "deployment_approval 10:00-");
  }

  @Test
  void shouldGoBackToDevelopmentWhereARunOnTheLandedCommitFailedUntilItPasses() {
    story.at("10:00");
    change.merged("m");
    StoryRun tests = ran(story, "10:01", "Tests", "m", "push");
    story.at("10:10");
    tests.ended("failure");
    story.at("10:20");
    tests.again();
    story.at("10:30");
    tests.ended("success");

    assertThat(story.visits(5))
        .endsWith("testing 10:00-10:10", "development ↩ 10:10-10:30", "deployment_approval 10:30-");
    assertThat(story.item(5).getReworkCount()).isEqualTo(1);
  }

  @Test
  void shouldLandWithItsHeadsRunsWhereItsMergeCommitIsNotKnownToHaveLanded() {
    StoryRun tests = ran(story, "09:10", "Tests", "h", "push");
    story.at("09:30");
    tests.ended("success");
    story.at("10:00").pushed("main", "h", "By hand");

    assertThat(story.visits(5)).endsWith("code_review 09:00-10:00", "deployment_approval 10:00-");
  }

  @Test
  void shouldRunADeploymentThoughARunOnTheLandedCommitFailed() {
    story.at("10:00");
    change.merged("m");
    StoryRun tests = ran(story, "10:01", "Tests", "m", "push");
    story.at("10:10");
    tests.ended("failure");
    StoryDeployment deployment = story.at("10:30").deployment(1, "m").status("in_progress");
    story.at("10:40");
    deployment.status("success");

    assertThat(story.visits(5))
        .endsWith("development ↩ 10:10-10:30", "deployment 10:30-10:40", "production 10:40-");
  }
}

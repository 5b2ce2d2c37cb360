package dev.weir.stream.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What each fact did to an item, or why it did nothing. */
class ExplainedTest {
  private final Story story = Story.told();

  private StoryChange opened(Story in) {
    StoryChange change = in.at("08:00").change(5).headed("first").from("feature-5");
    change.opened();
    return change;
  }

  @Test
  void shouldTellOfTheWayOfAChangeToProduction() {
    StoryChange change = story.at("08:00").change(5).headed("first").asDraft().opened();
    story.at("09:00");
    change.readyForReview();
    story.at("10:00");
    change.merged("merge");
    StoryDeployment deployment = story.at("11:00").deployment(1, "merge").created();
    story.at("11:10");
    deployment.status("in_progress");
    story.at("11:20");
    deployment.status("success");

    assertThat(story.facts(5))
        .contains(
            "08:00 change.created: entered development by change.draft",
            "08:00 change.observed draft: so since it was first seen",
            "08:00 change.observed title: moves no stage: title",
            "09:00 change.observed draft: entered code_review by change.open",
            "10:00 change.merged: entered testing by change.merged",
            "10:00 change.closed: merging it closed it",
            "11:00 deployment.created: entered deployment_approval by change.awaits_deployment",
            "11:10 deployment.status: entered deployment by change.deploying",
            "11:20 deployment.status: completed production by item.completed");
  }

  @Test
  void shouldTellNothingOfAnAttributeThatIsAsItWas() {
    StoryChange change = opened(story);
    story.at("09:00");
    change.edited();

    assertThat(story.facts(5)).noneMatch(fact -> fact.startsWith("09:00"));
  }

  @Test
  void shouldTellOfReviewsAndOfThePushThatAnswersThem() {
    StoryChange change = opened(story);
    story.at("09:00");
    change.commentedBy("eve");
    story.at("10:00");
    change.changesRequestedBy("bob");
    story.at("10:30");
    change.changesRequestedBy("eve");
    story.at("11:00");
    change.pushed("second");
    story.at("12:00");
    change.approvedBy("bob");

    assertThat(story.facts(5))
        .contains(
            "09:00 review.submitted: a review without a verdict",
            "10:00 review.submitted: entered development by change.changes_requested",
            "10:30 review.submitted: changes were requested already",
            "11:00 change.observed head_sha: entered code_review by change.open",
            "12:00 review.submitted: an approval moves nothing under this team's rules");
  }

  @Test
  void shouldTellOfApprovalsWhereTheTeamWaitsForThem() {
    Story asking = Story.under("approved: testing, min_approvals: 2");
    StoryChange change = opened(asking);
    asking.at("09:00");
    change.approvedBy("bob");
    asking.at("10:00");
    change.approvedBy("eve");

    assertThat(asking.facts(5))
        .contains(
            "09:00 review.submitted: too few approvals, or enough before",
            "10:00 review.submitted: entered testing by change.approved");
  }

  @Test
  void shouldTellOfADismissal() {
    StoryChange change = opened(story);
    story.at("10:00");
    StoryReview request = change.changesRequestedBy("bob");
    story.at("11:00");
    request.dismissed();

    assertThat(story.facts(5))
        .contains("11:00 review.dismissed: entered code_review by change.open");
  }

  @Test
  void shouldTellOfRuns() {
    StoryChange change = opened(story);
    story.at("09:00");
    StoryRun run = story.run("ci", "first").started();
    story.at("09:10");
    run.ended("failure");
    story.at("09:20");
    StoryRun rerun = run.again();
    story.at("09:30");
    rerun.ended("success");
    story.at("09:40").run("lint", "first").started().ended("cancelled");

    assertThat(story.facts(5))
        .contains(
            "09:00 run.started: a run that began has not decided anything",
            "09:10 run.finished: entered development by change.run_failed",
            "09:30 run.finished: entered code_review by change.open",
            "09:40 run.finished: a cancelled run decides nothing");
    assertThat(change).isNotNull();
  }

  @Test
  void shouldTellOfRunsThatNobodyRequires() {
    Story asking = Story.under("required_runs: [ci]");
    opened(asking);
    asking.at("09:00").run("lint", "first").started().ended("failure");

    assertThat(asking.facts(5)).contains("09:00 run.finished: not one of the required runs");
  }

  @Test
  void shouldTellOfTheMergeQueue() {
    StoryChange change = opened(story);
    story.at("09:00");
    change.enqueued();
    story.at("10:00");
    change.dequeued();

    assertThat(story.facts(5))
        .contains(
            "09:00 change.observed queued: entered testing by change.merged",
            "10:00 change.observed queued: entered code_review by change.open");
  }

  @Test
  void shouldTellOfAChangeThatIsAbandonedAndReopened() {
    StoryChange change = opened(story);
    story.at("09:00");
    change.closed();
    story.at("10:00");
    change.reopened();

    assertThat(story.facts(5))
        .contains(
            "09:00 change.closed: cancelled by item.cancelled",
            "09:00 change.observed state: the closing itself tells it")
        .anyMatch(fact -> fact.startsWith("10:00 change.observed state: entered code_review"));
  }

  @Test
  void shouldTellOfAnIssueAndTheChangeThatItNames() {
    story.at("08:00").issue(3).opened();
    StoryChange change = story.at("09:00").change(5).body("Fixes #3").opened();
    story.at("10:00").issue(3).closed("completed");
    story.at("11:00");
    change.merged("merge");
    story.at("12:00").deployment(1, "merge").status("success");

    assertThat(story.facts(3))
        .contains(
            "08:00 issue.created: entered backlog by item.created",
            "09:00 change.created: entered code_review by change.open",
            "10:00 issue.closed: acme/shop#5 is not in production yet",
            "12:00 deployment.status: completed production by item.completed");
  }

  @Test
  void shouldTellOfTheLastOfSeveralClosings() {
    StoryIssue issue = story.at("08:00").issue(3).opened();
    story.at("09:00");
    issue.closed("completed");
    story.at("10:00");
    issue.closed("not_planned");

    assertThat(story.facts(3))
        .contains(
            "09:00 issue.closed: a later closing holds",
            "10:00 issue.closed: cancelled by item.cancelled");
  }

  @Test
  void shouldTellOfAClosingThatIsTakenBack() {
    StoryIssue issue = story.at("08:00").issue(3).opened();
    story.at("09:00");
    issue.closed("completed");
    story.at("10:00");
    issue.reopened();

    assertThat(story.facts(3))
        .contains(
            "09:00 issue.closed: completed production by item.completed",
            "10:00 issue.observed state: reopened development by item.reopened");
  }

  @Test
  void shouldTellOfTheLessAdvancedOfTwoChanges() {
    story.at("08:00").issue(3).opened();
    story.at("09:00").change(5).body("Fixes #3").opened();
    StoryChange second = story.at("10:00").change(6).body("Fixes #3").headed("two").opened();
    story.at("11:00");
    second.merged("merge");

    assertThat(story.facts(3))
        .contains("10:00 change.created: linked code_review by change.open")
        .contains("11:00 change.merged: landed code_review by change.open");
  }

  @Test
  void shouldTellOfWhatBlocks() {
    StoryIssue issue = story.at("08:00").issue(3).opened();
    story.at("08:30").issue(4).opened();
    story.at("09:00");
    issue.labeled("blocked");
    story.at("09:30");
    issue.blockedBy(4);
    story.at("10:00");
    issue.unlabeled("blocked");
    story.at("10:30");
    issue.unblockedBy(4);
    story.at("11:00");
    issue.labeled("pretty");

    assertThat(story.facts(3))
        .contains(
            "09:00 issue.observed label:blocked: blocked backlog by item.created",
            "09:30 issue.dependency: blocked already",
            "10:00 issue.observed label:blocked: blocked by something else still",
            "10:30 issue.dependency: unblocked backlog by item.created",
            "11:00 issue.observed label:pretty: a label moves no stage, and this one blocks none");
  }

  @Test
  void shouldTellOfAnAssignment() {
    StoryIssue issue = story.at("08:00").issue(3).opened();
    story.at("09:00");
    issue.assigned("ada");
    Story asking = Story.under("start_on: assign");
    StoryIssue started = asking.at("08:00").issue(3).opened();
    asking.at("09:00");
    started.assigned("ada");

    assertThat(story.facts(3))
        .contains(
            "09:00 issue.observed assignee:ada: work does not begin by assignment under this"
                + " team's rules");
    assertThat(asking.facts(3))
        .contains("09:00 issue.observed assignee:ada: entered design by item.assigned");
  }

  @Test
  void shouldTellOfThePushThatNamesAnIssue() {
    story.at("08:00").issue(3).opened();
    story.at("09:00").pushed("trial", "one", "Try it, fixes #3");

    assertThat(story.facts(3)).contains("09:00 pushed: entered development by item.named");
  }

  @Test
  void shouldTellOfWhatWasBeforeTheItem() {
    story.at("08:00").change(5).body("Fixes #3").opened();
    story.at("09:00").issue(3).opened();

    assertThat(story.facts(3))
        .contains(
            "08:00 change.created: before the item was created, where its stages begin",
            "09:00 issue.created: entered code_review by change.open");
  }

  @Test
  void shouldTellOfADeploymentThatFailsAndOfTheNext() {
    StoryChange change = opened(story);
    story.at("09:00");
    change.merged("merge");
    StoryDeployment deployment = story.at("10:00").deployment(1, "merge").status("in_progress");
    story.at("10:10");
    deployment.status("failure");
    story.at("11:00").deployment(2, "merge").status("success");
    story.at("12:00").deployment(3, "merge").status("success");

    assertThat(story.facts(5))
        .contains(
            "10:00 deployment.status: entered deployment by change.deploying",
            "10:10 deployment.status: entered deployment_approval by change.awaits_deployment",
            "11:00 deployment.status: completed production by item.completed")
        .noneMatch(fact -> fact.startsWith("12:00"));
  }
}

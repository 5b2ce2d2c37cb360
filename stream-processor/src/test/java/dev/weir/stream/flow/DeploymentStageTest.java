package dev.weir.stream.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What deployments make of a change that landed at 10:00 with commit m. */
class DeploymentStageTest {
  private final Story story = Story.told();

  @BeforeEach
  void aLandedChange() {
    StoryChange change = story.at("09:00").change(5).opened();
    story.at("10:00");
    change.merged("m");
  }

  @Test
  void shouldWaitForApprovalThenRunThenBeInProduction() {
    StoryDeployment deployment = story.at("11:00").deployment(1, "m").created();
    story.at("11:10");
    deployment.status("waiting");
    story.at("11:20");
    deployment.status("queued");
    story.at("11:30");
    deployment.status("in_progress");
    story.at("11:40");
    deployment.status("success");

    assertThat(story.visits(5))
        .containsExactly(
            "code_review 09:00-10:00",
            "testing 10:00-11:00",
            "deployment_approval 11:00-11:20",
            "deployment 11:20-11:40",
            "production 11:40-");
    assertThat(story.item(5).getStatus()).isEqualTo("completed");
    assertThat(story.item(5).getCompletedAt()).isEqualTo(Story.time("11:40"));
    assertThat(story.item(5).getCompletionBasis()).isEqualTo("deployment");
    assertThat(story.item(5).getActiveSeconds()).isEqualTo(80 * 60L);
    assertThat(story.item(5).getWaitSeconds()).isEqualTo(80 * 60L);
  }

  @Test
  void shouldTakePendingForQueued() {
    StoryDeployment deployment = story.at("11:00").deployment(1, "m").created();
    story.at("11:20");
    deployment.status("pending");

    assertThat(story.visits(5)).endsWith("deployment_approval 11:00-11:20", "deployment 11:20-");
  }

  @Test
  void shouldGoBackToApprovalWhereTheDeploymentFailed() {
    StoryDeployment deployment = story.at("11:00").deployment(1, "m").created();
    deployment.status("in_progress");
    story.at("11:30");
    deployment.status("failure");
    StoryDeployment retry = story.at("12:00").deployment(2, "m").created();
    retry.status("in_progress");
    story.at("12:30");
    retry.status("success");

    assertThat(story.visits(5))
        .containsExactly(
            "code_review 09:00-10:00",
            "testing 10:00-11:00",
            "deployment 11:00-11:30",
            "deployment_approval ↩ 11:30-12:00",
            "deployment 12:00-12:30",
            "production 12:30-");
    assertThat(story.item(5).getReworkCount()).isEqualTo(1);
    assertThat(story.item(5).getVisits())
        .extracting(visit -> visit.getSeq())
        .containsExactly(1, 2, 3, 4, 5, 6);
  }

  @Test
  void shouldTakeAnErrorForAFailure() {
    story.at("11:00").deployment(1, "m").status("error");

    assertThat(story.visits(5)).endsWith("testing 10:00-11:00", "deployment_approval 11:00-");
  }

  @Test
  void shouldGoBackToTestingWhereALaterDeploymentOfAnOlderCommitSucceeded() {
    story.at("08:00").pushed("main", "old", "Before");
    story.at("11:00").deployment(1, "m").created().status("in_progress");
    story.at("12:00").deployment(2, "old").created().status("success");

    assertThat(story.visits(5)).endsWith("deployment 11:00-12:00", "testing 12:00-");
    assertThat(story.item(5).getReworkCount()).isZero();
  }

  @Test
  void shouldStillWaitWhereALaterDeploymentToAnotherEnvironmentSucceeded() {
    story.at("08:00").pushed("main", "old", "Before");
    story.at("11:00").deployment(1, "m").to("live").created();
    story.at("12:00").deployment(2, "old").to("prod").created().status("success");

    assertThat(story.visits(5)).endsWith("deployment_approval 11:00-");
  }

  @Test
  void shouldNotRunForItWhereTheAttemptWasSupersededBeforeItLanded() {
    story.at("08:00").pushed("main", "old", "Before");
    story.at("09:10").deployment(1, "m").created().status("queued");
    story.at("09:20").deployment(2, "old").created().status("success");

    assertThat(story.visits(5)).endsWith("testing 10:00-");
  }

  @Test
  void shouldIgnoreDeploymentsElsewhere() {
    story.at("11:00").deployment(1, "m").to("staging").created().status("success");

    assertThat(story.visits(5)).endsWith("testing 10:00-");
    assertThat(story.day(0)).isNull();
  }

  @Test
  void shouldTakeItsCountBackWhereAStatusTellsAnotherEnvironment() {
    StoryDeployment deployment = story.at("11:00").deployment(1, "m").status("success");
    story.at("12:00");
    deployment.to("staging").status("success");

    assertThat(story.visits(5)).endsWith("testing 10:00-");
    assertThat(story.day(0)).isNull();
  }

  @Test
  void shouldIgnoreThatADeploymentBecameInactive() {
    StoryDeployment deployment = story.at("11:00").deployment(1, "m").created();
    story.at("11:30");
    deployment.status("success");
    story.at("12:30");
    deployment.status("inactive");

    assertThat(story.visits(5)).endsWith("production 11:30-");
  }

  @Test
  void shouldDeliverWithALaterCommit() {
    story.at("10:30").pushed("main", "later", "More");
    story.at("11:00").deployment(1, "later").status("success");

    assertThat(story.visits(5)).endsWith("testing 10:00-11:00", "production 11:00-");
  }

  @Test
  void shouldNotDeliverWithAnEarlierCommit() {
    story.at("09:30").pushed("main", "earlier", "Less");
    story.at("11:00").deployment(1, "earlier").status("success");

    assertThat(story.visits(5)).endsWith("testing 10:00-");
    assertThat(story.day(0).getDeployments()).isEqualTo(1);
  }

  @Test
  void shouldDeliverNothingWithACommitThatNeverLanded() {
    story.at("11:00").deployment(1, "unknown").status("success");

    assertThat(story.visits(5)).endsWith("testing 10:00-");
    assertThat(story.day(0).getDeployments()).isEqualTo(1);
    assertThat(story.day(0).getChanges()).isZero();
  }

  @Test
  void shouldStayDeliveredAfterARollback() {
    story.at("08:00").pushed("main", "old", "Before");
    story.at("11:00").deployment(1, "m").status("success");
    story.at("12:00").deployment(2, "old").status("success");

    assertThat(story.visits(5)).endsWith("production 11:00-");
    assertThat(story.day(0).getDeployments()).isEqualTo(2);
    assertThat(story.day(0).getChanges()).isEqualTo(1);
  }

  @Test
  void shouldTellARollbackOfEachEnvironment() {
    story.at("08:00").pushed("main", "old", "Before");
    story.at("11:00").deployment(1, "m").to("staging").status("success");
    story.at("12:00").deployment(2, "m").status("success");
    story.at("13:00").deployment(3, "old").to("staging").status("success");
    story.at("14:00").deployment(4, "never landed").to("staging").status("success");
    story.at("15:00").deployment(5, "m").to("Staging").status("success");
    story.at("16:00").deployment(6, "old").to("qa").status("success");

    assertThat(java.util.stream.LongStream.rangeClosed(1, 6).boxed())
        .filteredOn(id -> story.deploymentRow(id).getRollback())
        .containsExactly(3L);
    assertThat(story.deploymentRow(1).getFailed()).isNull();
  }

  @Test
  void shouldHoldItsEarliestSuccess() {
    StoryDeployment deployment = story.at("11:00").deployment(1, "m").status("success");
    story.at("12:00");
    deployment.status("success");

    assertThat(story.item(5).getCompletedAt()).isEqualTo(Story.time("11:00"));
    assertThat(story.day(0).getDeployments()).isEqualTo(1);
  }

  @Test
  void shouldNotDeliverWhatLandedAfterTheSuccess() {
    story.at("09:30").deployment(1, "m").status("success");

    assertThat(story.visits(5)).endsWith("testing 10:00-");
  }

  @Test
  void shouldMeasureTheLeadTimeFromTheEarlierOfOpeningAndFirstCommit() {
    story.at("08:30").pushed("feature-5", "c", "Made at half past seven");
    story.at("11:00").deployment(1, "m").status("success");

    assertThat(story.day(0).getChangeLeadTimeP50Millis()).isEqualTo(3.5 * 3_600_000);
    assertThat(story.item(5).getChanges().get(0).getFirstCommitAt()).isEqualTo(Story.time("07:30"));
  }
}

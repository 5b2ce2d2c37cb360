package dev.weir.stream.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.schema.avro.FlowItem;
import org.junit.jupiter.api.Test;

/**
 * Timelines as they are met in repositories, worked out by hand from MODEL.md: teams whose work is
 * done when it is merged.
 */
class TimelineTest {
  private final Story story = Story.under("done_on: merge");

  private void shouldTake(int number, long active, long wait, long blocked) {
    FlowItem item = story.item(number);
    assertThat(item.getActiveSeconds()).isEqualTo(active * 60);
    assertThat(item.getWaitSeconds()).isEqualTo(wait * 60);
    assertThat(item.getBlockedSeconds()).isEqualTo(blocked * 60);
  }

  @Test
  void shouldBeDoneByTheMergeThoughTheIssueIsClosedAMomentLater() {
    StoryIssue issue = story.at("09:00").issue(1).opened();
    StoryChange change = story.at("10:00").change(5).body("Fixes #1").opened();
    story.at("11:00");
    change.merged("m");
    story.at("11:01");
    issue.closed("completed");

    assertThat(story.visits(1)).endsWith("code_review 10:00-11:00", "production 11:00-");
    assertThat(story.item(1).getCompletionBasis()).isEqualTo("merge");
    shouldTake(1, 0, 60, 0);
  }

  @Test
  void shouldBeDoneByTheMergeThoughTheIssueWasClosedAMomentBefore() {
    StoryIssue issue = story.at("09:00").issue(1).opened();
    StoryChange change = story.at("10:00").change(5).body("Fixes #1").opened();
    story.at("10:59");
    issue.closed(null);
    story.at("11:00");
    change.merged("m");

    assertThat(story.visits(1)).endsWith("code_review 10:00-11:00", "production 11:00-");
    assertThat(story.item(1).getCompletionBasis()).isEqualTo("merge");
  }

  @Test
  void shouldBeDoneThoughTheIssueIsNeverClosed() {
    story.at("09:00").issue(1).opened();
    StoryChange change = story.at("10:00").change(5).body("Fixes #1").opened();
    story.at("11:00");
    change.merged("m");

    assertThat(story.item(1).getStatus()).isEqualTo("completed");
  }

  @Test
  void shouldBeCancelledWhereItIsClosedAsNotPlannedAfterItWasDone() {
    StoryIssue issue = story.at("09:00").issue(1).opened();
    StoryChange change = story.at("10:00").change(5).body("Fixes #1").opened();
    story.at("11:00");
    change.merged("m");
    story.at("12:00");
    issue.closed("not_planned");

    assertThat(story.visits(1)).endsWith("production 11:00-12:00");
    assertThat(story.item(1).getStatus()).isEqualTo("cancelled");
    assertThat(story.item(1).getCompletedAt()).isNull();
  }

  @Test
  void shouldGoOnWhereAChangeIsClosedThenReopenedThenMerged() {
    StoryChange change = story.at("09:00").change(5).opened();
    story.at("10:00");
    change.closed();
    story.at("11:00");
    change.reopened();
    story.at("12:00");
    change.merged("m");

    assertThat(story.visits(5))
        .containsExactly("code_review 09:00-10:00", "code_review 11:00-12:00", "production 12:00-");
    assertThat(story.item(5).getReworkCount()).isZero();
    assertThat(story.item(5).getStartedAt()).isEqualTo(Story.time("09:00"));
    shouldTake(5, 0, 120, 0);
  }

  @Test
  void shouldStandInDevelopmentWhileTheChangeOfAnIssueIsClosed() {
    story.at("08:00").issue(1).opened();
    StoryChange change = story.at("09:00").change(5).body("Fixes #1").opened();
    story.at("10:00");
    change.closed();
    story.at("11:00");
    change.reopened();
    story.at("12:00");
    change.merged("m");

    assertThat(story.visits(1))
        .containsExactly(
            "backlog 08:00-09:00",
            "code_review 09:00-10:00",
            "development 10:00-11:00",
            "code_review 11:00-12:00",
            "production 12:00-");
    assertThat(story.item(1).getReworkCount()).isZero();
    shouldTake(1, 60, 120, 0);
  }

  @Test
  void shouldFollowADraftThatIsReadyAndADraftAgain() {
    StoryChange change = story.at("09:00").change(5).asDraft().opened();
    story.at("10:00");
    change.readyForReview();
    story.at("11:00");
    change.convertedToDraft();
    story.at("12:00");
    change.readyForReview();
    story.at("13:00");
    change.merged("m");

    assertThat(story.visits(5))
        .containsExactly(
            "development 09:00-10:00",
            "code_review 10:00-11:00",
            "development 11:00-12:00",
            "code_review 12:00-13:00",
            "production 13:00-");
    assertThat(story.item(5).getReworkCount()).isZero();
    shouldTake(5, 120, 120, 0);
  }

  @Test
  void shouldLetADraftWithRequestedChangesBeADraft() {
    StoryChange change = story.at("09:00").change(5).opened();
    story.at("10:00");
    change.changesRequestedBy("bob");
    story.at("11:00");
    change.convertedToDraft();
    story.at("12:00");
    change.readyForReview();
    story.at("13:00");
    change.pushed("n");

    assertThat(story.visits(5))
        .containsExactly(
            "code_review 09:00-10:00", "development ↩ 10:00-13:00", "code_review 13:00-");
  }

  @Test
  void shouldGoBackOnlyByTheReviewerWhoWantsChangesAmongThoseWhoApprove() {
    StoryChange change = story.at("09:00").change(5).opened();
    story.at("10:00");
    change.approvedBy("ann");
    story.at("11:00");
    change.changesRequestedBy("bob");
    story.at("11:30");
    change.commentedBy("bob");
    story.at("12:00");
    change.approvedBy("ann");
    story.at("13:00");
    change.approvedBy("bob");
    story.at("14:00");
    change.merged("m");

    assertThat(story.visits(5))
        .containsExactly(
            "code_review 09:00-11:00",
            "development ↩ 11:00-13:00",
            "code_review 13:00-14:00",
            "production 14:00-");
  }

  @Test
  void shouldHoldARequestOfTheSecondInWhichWasPushed() {
    StoryChange change = story.at("09:00").change(5).opened();
    story.at("10:00");
    change.pushed("n");
    change.changesRequestedBy("bob");
    story.at("11:00");
    change.pushed("o");

    assertThat(story.visits(5))
        .containsExactly(
            "code_review 09:00-10:00", "development ↩ 10:00-11:00", "code_review 11:00-");
  }

  @Test
  void shouldCountEachRequestOfChangesAsARework() {
    StoryChange change = story.at("09:00").change(5).opened();
    for (int hour = 10; hour < 16; hour += 2) {
      story.at(hour + ":00");
      change.changesRequestedBy("bob");
      story.at((hour + 1) + ":00");
      change.pushed("head at " + hour);
    }
    story.at("16:00");
    change.merged("m");

    assertThat(story.item(5).getReworkCount()).isEqualTo(3);
    shouldTake(5, 180, 240, 0);
  }

  @Test
  void shouldHaveNoRequestOfAReviewerWhoseLaterReviewIsOnlySeenDismissed() {
    StoryChange change = story.at("09:00").change(5).opened();
    story.at("10:00");
    change.changesRequestedBy("bob");
    story.at("11:00");
    StoryReview lost = change.reviewedBy("bob");
    story.at("12:00");
    lost.dismissed();

    assertThat(story.visits(5)).endsWith("development ↩ 10:00-12:00", "code_review 12:00-");
  }

  @Test
  void shouldHoldTheReviewAfterOneThatIsOnlySeenDismissed() {
    StoryChange change = story.at("09:00").change(5).opened();
    story.at("10:00");
    StoryReview lost = change.reviewedBy("bob");
    story.at("11:00");
    change.changesRequestedBy("bob");
    story.at("12:00");
    lost.dismissed();

    assertThat(story.visits(5)).endsWith("development ↩ 11:00-");
  }

  @Test
  void shouldBeDoneWhereAChangeWasMergedIntoAnyBranch() {
    StoryChange change = story.at("09:00").change(5).into("epic").opened();
    story.at("10:00");
    change.merged("m");

    assertThat(story.visits(5)).endsWith("production 10:00-");
    assertThat(story.item(5).getChanges().get(0).getLandedAt()).isNull();
  }

  @Test
  void shouldWaitForTheLastOfTwoChanges() {
    story.at("08:00").issue(1).opened();
    StoryChange first = story.at("09:00").change(5).body("Fixes #1").opened();
    StoryChange second = story.at("09:30").change(6).body("Fixes #1").asDraft().opened();
    story.at("10:00");
    first.merged("m");
    story.at("11:00");
    second.readyForReview();
    story.at("12:00");
    second.merged("n");

    assertThat(story.visits(1))
        .containsExactly(
            "backlog 08:00-09:00",
            "code_review 09:00-09:30",
            "development 09:30-11:00",
            "code_review 11:00-12:00",
            "production 12:00-");
    assertThat(story.item(1).getReworkCount()).isZero();
  }

  @Test
  void shouldBeDoneWhenTheOtherChangeOfAnOpenIssueIsAbandoned() {
    story.at("08:00").issue(1).opened();
    StoryChange first = story.at("09:00").change(5).body("Fixes #1").opened();
    StoryChange second = story.at("09:30").change(6).body("Fixes #1").opened();
    story.at("10:00");
    first.merged("m");
    story.at("11:00");
    second.closed();

    assertThat(story.visits(1)).endsWith("code_review 09:00-11:00", "production 11:00-");
    assertThat(story.item(1).getCompletionBasis()).isEqualTo("merge");
  }

  @Test
  void shouldCountFromTheIssuesCreationWhatItsChangeDidBefore() {
    StoryChange change = story.at("08:00").change(5).body("Fixes #1").asDraft().opened();
    story.at("09:00").issue(1).opened();
    story.at("10:00");
    change.readyForReview();
    story.at("11:00");
    change.merged("m");

    assertThat(story.visits(1))
        .containsExactly("development 09:00-10:00", "code_review 10:00-11:00", "production 11:00-");
    assertThat(story.item(1).getStartedAt()).isEqualTo(Story.time("09:00"));
    shouldTake(1, 60, 60, 0);
  }

  @Test
  void shouldReopenTwice() {
    StoryIssue issue = story.at("09:00").issue(1).opened();
    story.at("10:00");
    issue.closed("completed");
    story.at("11:00");
    issue.reopened();
    story.at("12:00");
    issue.closed("completed");
    story.at("13:00");
    issue.reopened();
    story.at("14:00");
    issue.closed("completed");

    assertThat(story.visits(1))
        .containsExactly(
            "backlog 09:00-10:00",
            "production 10:00-11:00",
            "development ↩ 11:00-12:00",
            "production 12:00-13:00",
            "development ↩ 13:00-14:00",
            "production 14:00-");
    assertThat(story.item(1).getReworkCount()).isEqualTo(2);
    assertThat(story.item(1).getCompletedAt()).isEqualTo(Story.time("14:00"));
    assertThat(story.item(1).getStartedAt()).isEqualTo(Story.time("11:00"));
  }

  @Test
  void shouldTakeAChangeOfTheEpochBeforeThatWasNeverMergedAlong() {
    StoryIssue issue = story.at("09:00").issue(1).opened();
    StoryChange first = story.at("10:00").change(5).body("Fixes #1").opened();
    story.at("11:00");
    issue.closed("not_planned");
    story.at("12:00");
    issue.reopened();
    story.at("13:00");
    first.merged("m");

    assertThat(story.visits(1))
        .containsExactly(
            "backlog 09:00-10:00",
            "code_review 10:00-11:00",
            "code_review 12:00-13:00",
            "production 13:00-");
    assertThat(story.item(1).getReworkCount()).isZero();
  }

  @Test
  void shouldStayCancelledWhereItsChangeIsMergedAllTheSame() {
    StoryIssue issue = story.at("09:00").issue(1).opened();
    StoryChange first = story.at("10:00").change(5).body("Fixes #1").opened();
    story.at("11:00");
    issue.closed("duplicate");
    story.at("12:00");
    first.merged("m");

    assertThat(story.item(1).getStatus()).isEqualTo("cancelled");
    assertThat(story.item(1).getCancelledAt()).isEqualTo(Story.time("11:00"));
  }

  @Test
  void shouldCountAChangeAfterCompletionOnceHoweverOftenItIsOpened() {
    StoryIssue issue = story.at("09:00").issue(1).opened();
    story.at("10:00");
    issue.closed("completed");
    StoryChange late = story.at("11:00").change(5).body("Fixes #1").opened();
    story.at("12:00");
    late.closed();
    story.at("13:00");
    late.reopened();
    story.at("14:00");
    late.merged("m");

    assertThat(story.item(1).getPostDeliveryRework()).isEqualTo(1);
    assertThat(story.item(1).getCompletedAt()).isEqualTo(Story.time("10:00"));
  }

  @Test
  void shouldCountBlocksOfSeveralLabelsOnceFromTheStartToTheCompletion() {
    Story two = Story.under("done_on: merge, blocked_labels: [blocked, on hold]");
    StoryIssue issue = two.at("09:00").issue(1).opened();
    two.at("09:30");
    issue.labeled("Blocked");
    StoryChange change = two.at("10:00").change(5).body("Fixes #1").asDraft().opened();
    two.at("10:15");
    issue.labeled("on hold");
    two.at("10:30");
    issue.unlabeled("Blocked");
    two.at("11:00");
    issue.unlabeled("on hold");
    two.at("12:00");
    change.readyForReview();
    two.at("12:30");
    issue.labeled("Blocked");
    two.at("13:00");
    change.merged("m");

    assertThat(two.item(1).getBlockedSeconds()).isEqualTo(90 * 60);
    assertThat(two.item(1).getActiveSeconds()).isEqualTo(60 * 60);
    assertThat(two.item(1).getWaitSeconds()).isEqualTo(120 * 60);
  }

  @Test
  void shouldBeDoneOfBothIssuesThatAChangeNames() {
    StoryIssue one = story.at("09:00").issue(1).opened();
    StoryIssue two = story.at("09:30").issue(2).opened();
    StoryChange change = story.at("10:00").change(5).body("Closes #1\nResolves: #2").opened();
    story.at("11:00");
    change.merged("m");
    one.closed("completed");
    two.closed("completed");

    assertThat(story.item(1).getCompletedAt()).isEqualTo(Story.time("11:00"));
    assertThat(story.item(2).getCompletedAt()).isEqualTo(Story.time("11:00"));
    assertThat(story.hasItem(5)).isFalse();
  }

  @Test
  void shouldWaitForTheOpenChangeOfAClosedIssueThatIsMergedLater() {
    StoryIssue issue = story.at("09:00").issue(1).opened();
    StoryChange change = story.at("10:00").change(5).body("Fixes #1").opened();
    story.at("10:30");
    issue.closed("completed");
    story.at("12:00");
    change.merged("m");

    assertThat(story.visits(1)).endsWith("code_review 10:00-12:00", "production 12:00-");
    assertThat(story.item(1).getPostDeliveryRework()).isZero();
  }
}

package dev.weir.stream.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Issues that are closed before, with and after their changes, and reopened, worked out by hand
 * from MODEL.md: teams whose work is done when it is merged.
 */
class ClosingTimelineTest {
  private final Story story = Story.under("done_on: merge");

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
    story.shouldTake(1, 0, 60, 0);
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

package dev.weir.stream.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Timelines as they are met in repositories, worked out by hand from MODEL.md: teams whose work is
 * done when it is merged.
 */
class TimelineTest {
  private final Story story = Story.under("done_on: merge");

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
    story.shouldTake(5, 0, 120, 0);
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
    story.shouldTake(1, 60, 120, 0);
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
    story.shouldTake(1, 60, 60, 0);
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
}

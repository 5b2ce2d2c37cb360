package dev.weir.stream.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a lost delivery told is read from the next; and what holds at equal times (section 2). */
class LostDeliveryTest {
  private final Story story = Story.told();

  @Test
  void shouldReadALostClosingFromTheNextPayload() {
    StoryIssue issue = story.at("09:00").issue(1).opened();
    story.at("10:00");
    story.lost(() -> issue.closed("completed"));
    story.at("11:00");
    issue.commented();

    assertThat(story.visits(1)).containsExactly("backlog 09:00-10:00", "production 10:00-");
  }

  @Test
  void shouldReadALostReopeningFromTheNextPayloadAsOfItsTime() {
    StoryIssue issue = story.at("09:00").issue(1).opened();
    story.at("10:00");
    issue.closed("completed");
    story.at("11:00");
    story.lost(issue::reopened);
    story.at("12:00");
    issue.commented();

    assertThat(story.visits(1))
        .containsExactly("backlog 09:00-10:00", "production 10:00-12:00", "development ↩ 12:00-");
  }

  @Test
  void shouldHoldTheLastOfTwoClosingsWithoutReopeningBetween() {
    StoryIssue issue = story.at("09:00").issue(1).opened();
    story.at("10:00");
    issue.closed("completed");
    story.lost(issue::reopened);
    story.at("12:00");
    issue.closed("completed");

    assertThat(story.visits(1)).containsExactly("backlog 09:00-12:00", "production 12:00-");
  }

  @Test
  void shouldTellCreationAndMergeByALoneClosed() {
    StoryChange change = story.at("09:00").change(5);
    story.at("10:00");
    change.merged("m");

    assertThat(story.visits(5)).containsExactly("code_review 09:00-10:00", "testing 10:00-");
  }

  @Test
  void shouldLandAtALostMergeThoughItsCommitIsNotTold() {
    StoryChange change = story.at("09:00").change(5).opened();
    story.at("10:00");
    story.lost(() -> change.merged("m"));
    story.at("11:00");
    change.commented();
    story.at("12:00").pushed("main", "n", "More");
    story.at("13:00").deployment(1, "n").status("success");

    assertThat(story.visits(5))
        .containsExactly("code_review 09:00-10:00", "testing 10:00-13:00", "production 13:00-");
  }

  @Test
  void shouldNotLandAtALostMergeIntoAnotherBranch() {
    StoryChange change = story.at("09:00").change(5).into("other").opened();
    story.at("10:00");
    story.lost(() -> change.merged("m"));
    story.at("11:00");
    change.commented();
    story.at("12:00").pushed("main", "n", "More");
    story.at("13:00").deployment(1, "n").status("success");

    assertThat(story.visits(5)).containsExactly("code_review 09:00-10:00", "testing 10:00-");
  }

  @Test
  void shouldNotTakeTheRunsOfTheHeadForThoseOfALandedCommitThatIsNotTold() {
    StoryChange change = story.at("09:00").change(5).headed("h").opened();
    story.run("Tests", "h").started().ended("success");
    story.at("10:00");
    story.lost(() -> change.merged("m"));
    story.at("11:00");
    change.commented();

    assertThat(story.visits(5)).containsExactly("code_review 09:00-10:00", "testing 10:00-");
  }

  @Test
  void shouldDeliverBeforeTheMergeIsTold() {
    StoryChange change = story.at("09:00").change(5).headed("h").opened();
    story.at("10:00").pushed("main", "h", "Fast forward");
    story.at("11:00").deployment(1, "h").status("success");
    story.at("12:00");
    change.merged("h");

    assertThat(story.visits(5))
        .containsExactly("code_review 09:00-10:00", "testing 10:00-11:00", "production 11:00-");
    assertThat(story.item(5).getStatus()).isEqualTo("completed");
    assertThat(story.item(5).getReworkCount()).isZero();
  }

  @Test
  void shouldBeClosedWhenOpenedAndClosedInOneSecond() {
    StoryIssue issue = story.at("09:00").issue(1).opened();
    issue.closed("completed");

    assertThat(story.visits(1)).containsExactly("production 09:00-");
  }

  @Test
  void shouldLetAClosingBeatAMentionOfItsSecond() {
    StoryIssue issue = story.at("09:00").issue(1).opened();
    story.at("10:00");
    issue.commented();
    issue.closed("completed");

    assertThat(story.visits(1)).containsExactly("backlog 09:00-10:00", "production 10:00-");
  }

  @Test
  void shouldLetAReopeningBeatAClosingOfItsSecond() {
    StoryIssue issue = story.at("09:00").issue(1).opened();
    story.at("10:00");
    issue.closed("completed");
    issue.reopened();

    assertThat(story.visits(1)).containsExactly("backlog 09:00-");
  }

  @Test
  void shouldBeClosedAgainWhereItIsSeenClosedAfterAReopeningOfItsSecond() {
    StoryIssue issue = story.at("09:00").issue(1).opened();
    story.at("10:00");
    issue.closed("completed");
    story.at("11:00");
    issue.reopened();
    issue.closed("not_planned");
    story.at("12:00");
    issue.commented();
    story.at("13:00");
    issue.commented();

    assertThat(story.visits(1))
        .containsExactly(
            "backlog 09:00-10:00", "production 10:00-11:00", "development ↩ 11:00-12:00");
    assertThat(story.item(1).getStatus()).isEqualTo("cancelled");
  }

  @Test
  void shouldBeClosedWhereTheOpeningWasSeenInTheSecondOfTheClosing() {
    StoryIssue issue = story.at("09:00").issue(1);
    story.at("09:01");
    issue.opened();
    issue.closed("completed");

    assertThat(story.visits(1)).containsExactly("backlog 09:00-09:01", "production 09:01-");
  }

  @Test
  void shouldBeMergedThoughItWasClosedAMomentBefore() {
    StoryChange change = story.at("09:00").change(5).opened();
    story.at("10:00");
    change.mergedLater("m", "10:01");

    assertThat(story.visits(5)).containsExactly("code_review 09:00-10:01", "testing 10:01-");
  }

  @Test
  void shouldHoldTheLastReasonOfOneClosing() {
    StoryIssue issue = story.at("09:00").issue(1).opened();
    story.at("10:00");
    issue.closed("not_planned");
    story.at("11:00");
    issue.closedFor("completed");

    assertThat(story.visits(1)).containsExactly("backlog 09:00-10:00", "production 10:00-");
  }

  @Test
  void shouldLetAnActionBeatAMentionOfItsSecond() {
    StoryChange change = story.at("09:00").change(5).asDraft().opened();
    story.at("10:00");
    change.labeled();
    change.readyForReview();

    assertThat(story.visits(5)).containsExactly("development 09:00-10:00", "code_review 10:00-");
  }

  @Test
  void shouldActTogetherWhatHappensAtTheSameInstant() {
    StoryIssue issue = story.at("09:00").issue(1).opened();
    StoryChange change = story.at("10:00").change(5).body("Fixes #1").opened();
    change.merged("m");
    issue.closed("completed");
    story.deployment(1, "m").created().status("in_progress").status("success");

    assertThat(story.visits(1)).containsExactly("backlog 09:00-10:00", "production 10:00-");
  }
}

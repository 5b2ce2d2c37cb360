package dev.weir.stream.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Drafts and reviews as they follow one another in repositories, worked out by hand from MODEL.md:
 * teams whose work is done when it is merged.
 */
class ReviewTimelineTest {
  private final Story story = Story.under("done_on: merge");

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
    story.shouldTake(5, 120, 120, 0);
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
    story.shouldTake(5, 180, 240, 0);
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
}

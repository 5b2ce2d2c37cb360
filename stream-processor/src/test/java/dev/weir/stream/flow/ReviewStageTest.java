package dev.weir.stream.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What reviews make of change 5, opened at 09:00 by ada. */
class ReviewStageTest {
  private final Story story = Story.told();
  private StoryChange change = story.change(5);

  @BeforeEach
  void anOpenChange() {
    change = story.at("09:00").change(5).headed("first").opened();
  }

  @Test
  void shouldGoBackToDevelopmentWhereChangesAreRequestedUntilThereIsAPush() {
    story.at("10:00");
    change.changesRequestedBy("bob");
    story.at("11:00");
    change.pushed("second");

    assertThat(story.visits(5))
        .containsExactly(
            "code_review 09:00-10:00", "development ↩ 10:00-11:00", "code_review 11:00-");
    assertThat(story.item(5).getReworkCount()).isEqualTo(1);
  }

  @Test
  void shouldStandWithTheReviewWhereThePushWasOfItsVeryTime() {
    story.at("10:00");
    change.changesRequestedBy("bob");
    change.pushed("second");

    assertThat(story.visits(5)).endsWith("development ↩ 10:00-");
  }

  @Test
  void shouldNotTakeTheDeletionOfItsBranchForAPush() {
    story.at("10:00");
    change.changesRequestedBy("bob");
    story.at("11:00").deletedBranch("feature-5");

    assertThat(story.visits(5)).endsWith("development ↩ 10:00-");
  }

  @Test
  void shouldTakeAnotherHeadThanBeforeForAPush() {
    story.at("10:00");
    change.changesRequestedBy("bob");
    story.at("11:00");
    story.lost(() -> change.pushed("second"));
    story.at("12:00");
    change.edited();

    assertThat(story.visits(5)).endsWith("development ↩ 10:00-12:00", "code_review 12:00-");
  }

  @Test
  void shouldTakeASynchronizationForAPushWhateverTheHead() {
    story.at("10:00");
    change.changesRequestedBy("bob");
    story.at("11:00");
    change.pushed("first");

    assertThat(story.visits(5)).endsWith("development ↩ 10:00-11:00", "code_review 11:00-");
  }

  @Test
  void shouldTakeAPushToItsBranchForAPush() {
    story.at("10:00");
    change.changesRequestedBy("bob");
    story.at("11:00").pushed("feature-5", "second", "Mend it");

    assertThat(story.visits(5)).endsWith("development ↩ 10:00-11:00", "code_review 11:00-");
  }

  @Test
  void shouldNotTakeTheCommitOfAReviewForAPush() {
    story.at("10:00");
    change.pushed("second");
    story.at("11:00");
    change.changesRequestedBy("bob");

    assertThat(story.visits(5)).endsWith("code_review 09:00-11:00", "development ↩ 11:00-");
  }

  @Test
  void shouldBeInReviewAgainOnceThatReviewerApproves() {
    story.at("10:00");
    change.changesRequestedBy("bob");
    story.at("11:00");
    change.approvedBy("Bob");

    assertThat(story.visits(5)).endsWith("development ↩ 10:00-11:00", "code_review 11:00-");
  }

  @Test
  void shouldStillBeRequestedWhereAnotherReviewerApproves() {
    story.at("10:00");
    change.changesRequestedBy("bob");
    story.at("11:00");
    change.approvedBy("eve");
    story.at("11:30");
    change.commentedBy("bob");

    assertThat(story.visits(5)).endsWith("development ↩ 10:00-");
  }

  @Test
  void shouldBeInReviewAgainOnceTheRequestIsDismissed() {
    story.at("10:00");
    StoryReview request = change.changesRequestedBy("bob");
    story.at("11:00");
    request.dismissed();

    assertThat(story.visits(5)).endsWith("development ↩ 10:00-11:00", "code_review 11:00-");
  }

  @Test
  void shouldNotBringAnOlderReviewBackWhereTheLatestIsDismissed() {
    story.at("10:00");
    change.changesRequestedBy("bob");
    story.at("11:00");
    StoryReview approval = change.approvedBy("bob");
    story.at("12:00");
    approval.dismissed();

    assertThat(story.visits(5)).endsWith("development ↩ 10:00-11:00", "code_review 11:00-");
  }

  @Test
  void shouldStandWhereAnOlderReviewIsDismissed() {
    story.at("10:00");
    StoryReview approval = change.approvedBy("bob");
    story.at("11:00");
    change.changesRequestedBy("bob");
    story.at("12:00");
    approval.dismissed();

    assertThat(story.visits(5)).endsWith("code_review 09:00-11:00", "development ↩ 11:00-");
  }

  @Test
  void shouldNotKnowWhatAReviewWasThatIsFirstToldAsDismissed() {
    story.at("10:00");
    StoryReview lost = change.reviewedBy("bob");
    story.at("11:00");
    lost.dismissed();

    assertThat(story.visits(5)).containsExactly("code_review 09:00-");
    assertThat(story.item(5).getChanges().get(0).getFirstReviewAt()).isEqualTo(Story.time("10:00"));
  }

  @Test
  void shouldLetTheRequestHoldOfTwoReviewsOfOneInstant() {
    story.at("10:00");
    change.changesRequestedBy("bob");
    change.approvedBy("bob");

    assertThat(story.visits(5)).endsWith("development ↩ 10:00-");
  }

  @Test
  void shouldStayInDevelopmentWhileADraftWhateverItsReviews() {
    story.at("10:00");
    change.convertedToDraft();
    story.at("11:00");
    change.changesRequestedBy("bob");

    assertThat(story.visits(5)).containsExactly("code_review 09:00-10:00", "development 10:00-");
    assertThat(story.item(5).getReworkCount()).isZero();
  }

  @Test
  void shouldBeInTestingOnceApprovedWhereTheTeamSaysSo() {
    Story testing = Story.under("approved: testing, min_approvals: 2");
    StoryChange other = testing.at("09:00").change(5).opened();
    testing.at("10:00");
    other.approvedBy("bob");
    testing.at("10:30");
    other.approvedBy("BOB");
    testing.at("11:00");
    StoryReview second = other.approvedBy("eve");
    testing.at("12:00");
    second.dismissed();

    assertThat(testing.visits(5))
        .containsExactly("code_review 09:00-11:00", "testing 11:00-12:00", "code_review 12:00-");
    assertThat(testing.item(5).getReworkCount()).isZero();
  }

  @Test
  void shouldStayInReviewWhereApprovalsAreNoMoreThanThat() {
    story.at("10:00");
    change.approvedBy("bob");

    assertThat(story.visits(5)).containsExactly("code_review 09:00-");
  }

  @Test
  void shouldTellTheFirstReviewOfAnotherThanTheAuthor() {
    story.at("10:00");
    change.commentedBy("Ada");
    assertThat(story.item(5).getChanges().get(0).getFirstReviewAt()).isNull();

    story.at("11:00");
    change.commentedBy("bob");
    assertThat(story.item(5).getChanges().get(0).getFirstReviewAt()).isEqualTo(Story.time("11:00"));
  }
}

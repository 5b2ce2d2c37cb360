package dev.weir.stream.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The first table of MODEL.md, section 5, told of changes that are their own items. */
class ChangeStageTest {
  private final Story story = Story.told();

  @Test
  void shouldBeInCodeReviewWhileOpen() {
    story.at("09:00").change(5).opened();

    assertThat(story.visits(5)).containsExactly("code_review 09:00-");
    assertThat(story.item(5).getStatus()).isEqualTo("in_progress");
    assertThat(story.item(5).getStartedAt()).isEqualTo(Story.time("09:00"));
  }

  @Test
  void shouldBeInDevelopmentWhileADraft() {
    StoryChange change = story.at("09:00").change(5).asDraft().opened();
    story.at("10:00");
    change.readyForReview();
    story.at("11:00");
    change.convertedToDraft();

    assertThat(story.visits(5))
        .containsExactly(
            "development 09:00-10:00", "code_review 10:00-11:00", "development 11:00-");
    assertThat(story.item(5).getReworkCount()).isZero();
  }

  @Test
  void shouldHaveBeenADraftFromItsCreationUntilItIsReadyForReview() {
    StoryChange change = story.at("09:00").change(5);
    story.at("10:00");
    change.readyForReview();

    assertThat(story.visits(5)).containsExactly("development 09:00-10:00", "code_review 10:00-");
  }

  @Test
  void shouldHaveBeenADraftAllItsLifeIfClosedAsOne() {
    StoryChange change = story.at("09:00").change(5).asDraft();
    story.at("12:00");
    change.merged("m");

    assertThat(story.visits(5)).containsExactly("development 09:00-12:00", "testing 12:00-");
  }

  @Test
  void shouldBeInTestingOnceMergedWhetherLandedOrNot() {
    StoryChange change = story.at("09:00").change(5).into("epic").opened();
    story.at("10:00");
    change.merged("m");
    assertThat(story.visits(5)).containsExactly("code_review 09:00-10:00", "testing 10:00-");

    story.at("11:00").pushed("main", "m", "Land it");
    assertThat(story.visits(5)).containsExactly("code_review 09:00-10:00", "testing 10:00-");
    assertThat(story.item(5).getChanges().get(0).getLandedAt()).isEqualTo(Story.time("11:00"));
  }

  @Test
  void shouldBeCancelledWhenClosedWithoutMerging() {
    StoryChange change = story.at("09:00").change(5).opened();
    story.at("10:00");
    change.closed();

    assertThat(story.visits(5)).containsExactly("code_review 09:00-10:00");
    assertThat(story.item(5).getStatus()).isEqualTo("cancelled");
    assertThat(story.item(5).getCurrentStage()).isEqualTo("code_review");
    assertThat(story.item(5).getCancelledAt()).isEqualTo(Story.time("10:00"));
    assertThat(story.item(5).getCompletedAt()).isNull();
  }

  @Test
  void shouldGoOnWhereAnAbandonedChangeIsReopened() {
    StoryChange change = story.at("09:00").change(5).opened();
    story.at("10:00");
    change.closed();
    story.at("12:00");
    change.reopened();

    assertThat(story.visits(5)).containsExactly("code_review 09:00-10:00", "code_review 12:00-");
    assertThat(story.item(5).getStatus()).isEqualTo("in_progress");
    assertThat(story.item(5).getReworkCount()).isZero();
  }

  @Test
  void shouldLandByItsHeadWhereItsMergeIsLost() {
    StoryChange change = story.at("09:00").change(5).headed("h").opened();
    story.at("10:00").pushed("main", "h", "By hand");
    story.lost(() -> change.merged("h"));

    assertThat(story.visits(5)).containsExactly("code_review 09:00-10:00", "testing 10:00-");
  }

  @Test
  void shouldLandAtTheEarlierOfMergeAndPush() {
    StoryChange change = story.at("09:00").change(5).opened();
    story.at("10:01");
    change.merged("m");
    story.at("10:00").pushed("main", "m", "Merge");

    assertThat(story.visits(5)).containsExactly("code_review 09:00-10:00", "testing 10:00-");
    assertThat(story.item(5).getChanges().get(0).getLandedAt()).isEqualTo(Story.time("10:00"));
  }

  @Test
  void shouldLandWithTheChangeWhoseHeadItWasMergedInto() {
    StoryChange parent = story.at("08:00").change(4).from("epic").opened();
    StoryChange change = story.at("09:00").change(5).into("epic").opened();
    story.at("10:00");
    change.merged("m5");
    story.at("11:00");
    parent.merged("squashed");

    assertThat(story.item(5).getChanges().get(0).getLandedAt()).isEqualTo(Story.time("11:00"));
  }

  @Test
  void shouldLandOnceWithTheCarrierThatWasOpenWhenItWasMerged() {
    StoryChange earlier = story.at("07:00").change(3).from("epic").headed("e").opened();
    story.at("08:00");
    earlier.merged("m3");
    StoryChange carrier = story.at("08:30").change(4).from("epic").opened();
    StoryChange change = story.at("09:00").change(5).into("epic").opened();
    story.at("10:00");
    change.merged("m5");
    assertThat(story.item(5).getChanges().get(0).getLandedAt()).isNull();

    story.at("11:00");
    carrier.merged("squashed");
    assertThat(story.item(5).getChanges().get(0).getLandedAt()).isEqualTo(Story.time("11:00"));
  }
}

package dev.weir.stream.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@code done_on: release}, for a change that landed at 11:00 with commit m. */
class ReleaseTest {
  private final Story story = Story.under("done_on: release");

  @BeforeEach
  void aLandedChange() {
    StoryChange change = story.at("10:00").change(5).opened();
    story.at("11:00");
    change.merged("m");
  }

  private void prereleased(String tag, String target) {
    story.tell(
        story
            .release(tag, target)
            .with("release.prerelease", true)
            .with("release.updated_at", story.now()));
  }

  private void shouldBeDoneAt(String time) {
    assertThat(story.item(5).getCompletedAt()).isEqualTo(Story.time(time));
    assertThat(story.item(5).getCompletionBasis()).isEqualTo("release");
  }

  @Test
  void shouldNotDeliverByAPrerelease() {
    story.at("12:00");
    prereleased("v1", "main");

    assertThat(story.visits(5)).endsWith("testing 11:00-");
  }

  @Test
  void shouldDeliverOnceAPrereleaseIsReleased() {
    story.at("12:00");
    prereleased("v1", "main");
    var released = story.release("v1", "main");
    story.at("14:00");
    story.tell(released.action("released").with("release.updated_at", story.now()));

    shouldBeDoneAt("14:00");
  }

  @Test
  void shouldDeliverOnceAPrereleaseIsSeenAsAReleaseWhereTheActionIsLost() {
    story.at("12:00");
    prereleased("v1", "main");
    var released = story.release("v1", "main");
    story.at("15:00");
    story.tell(released.action("edited").with("release.updated_at", story.now()));

    shouldBeDoneAt("15:00");
  }

  @Test
  void shouldDeliverAtItsPublicationWhereNothingTellsWhenAPrereleaseWasReleased() {
    story.at("12:00");
    story.tell(story.release("v1", "main").action("prereleased").with("release.prerelease", true));
    story.tell(story.release("v1", "main").action("released"));

    shouldBeDoneAt("12:00");
  }

  @Test
  void shouldDeliverAtItsPublicationWhatWasNeverAPrerelease() {
    story.at("12:00");
    var released = story.release("v1", "main");
    story.at("12:01");
    story.tell(released.action("released").with("release.updated_at", story.now()));

    shouldBeDoneAt("12:00");
  }

  @Test
  void shouldDeliverOnlyWhatHadLandedWhenAPrereleaseOfABranchWasPublished() {
    story.at("10:30");
    prereleased("v1", "main");
    var released = story.release("v1", "main");
    story.at("14:00");
    story.tell(released.action("released").with("release.updated_at", story.now()));

    assertThat(story.visits(5)).endsWith("testing 11:00-");
  }

  @Test
  void shouldDeliverNothingByAReleaseOfABranchThatNothingLandsOn() {
    story.at("12:00").released("v1", "v1-maintenance");

    assertThat(story.visits(5)).endsWith("testing 11:00-");
  }

  @Test
  void shouldTakeTheCommitOfTheTagForTheReleases() {
    story.at("10:30").pushed("main", "earlier", "Less");
    story.at("11:59").tagged("v1", "earlier");
    story.at("12:00").released("v1", Story.sha("m"));
    assertThat(story.visits(5)).endsWith("testing 11:00-");

    story.at("12:59").tagged("v2", "m");
    story.at("13:00").released("v2", "v1-maintenance");
    shouldBeDoneAt("13:00");
  }

  @Test
  void shouldDeliverNothingByADraft() {
    story.at("12:00");
    story.tell(story.release("v1", "main").action("created").with("release.draft", true));

    assertThat(story.visits(5)).endsWith("testing 11:00-");
  }

  @Test
  void shouldStayDeliveredWhereTheReleaseIsDeleted() {
    story.at("12:00").released("v1", "main");
    var deleted = story.release("v1", "main");
    story.at("13:00");
    story.tell(deleted.action("deleted"));

    shouldBeDoneAt("12:00");
  }
}

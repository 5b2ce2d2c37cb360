package dev.weir.stream.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Issue 1 was opened at 09:00, its change 5 delivered at 12:00; what then? */
class EpochTest {
  private final Story story = Story.told();
  private StoryIssue issue = story.at("09:00").issue(1);

  @BeforeEach
  void aDeliveredIssue() {
    issue = story.at("09:00").issue(1).opened();
    StoryChange change = story.at("10:00").change(5).body("Fixes #1").opened();
    story.at("11:00");
    change.merged("m");
    issue.closed("completed");
    story.at("12:00").deployment(1, "m").status("success");
  }

  @Test
  void shouldStayCompletedWhenClosedAgain() {
    story.at("13:00");
    issue.closed("completed");

    assertThat(story.visits(1)).endsWith("testing 11:00-12:00", "production 12:00-");
  }

  @Test
  void shouldGoBackToDevelopmentWhenReopened() {
    story.at("14:00");
    issue.reopened();

    assertThat(story.visits(1)).endsWith("production 12:00-14:00", "development ↩ 14:00-");
    assertThat(story.item(1).getStatus()).isEqualTo("in_progress");
    assertThat(story.item(1).getCompletedAt()).isNull();
    assertThat(story.item(1).getCompletionBasis()).isNull();
    assertThat(story.item(1).getReworkCount()).isEqualTo(1);
  }

  @Test
  void shouldCompleteAgainWithTheChangeOfTheNewEpoch() {
    story.at("14:00");
    issue.reopened();
    StoryChange repair = story.at("15:00").change(6).body("Fixes #1").opened();
    story.at("16:00");
    repair.merged("n");
    story.at("17:00").deployment(2, "n").status("success");

    assertThat(story.visits(1))
        .endsWith(
            "production 12:00-14:00",
            "development ↩ 14:00-15:00",
            "code_review 15:00-16:00",
            "testing 16:00-17:00",
            "production 17:00-");
    assertThat(story.item(1).getCompletedAt()).isEqualTo(Story.time("17:00"));
    assertThat(story.item(1).getStartedAt()).isEqualTo(Story.time("10:00"));
    assertThat(story.item(1).getReworkCount()).isEqualTo(1);
    assertThat(story.item(1).getPostDeliveryRework()).isZero();
  }

  @Test
  void shouldCompleteAgainWhenClosedWithoutAnotherChange() {
    story.at("14:00");
    issue.reopened();
    story.at("15:00");
    issue.closed("completed");

    assertThat(story.visits(1)).endsWith("development ↩ 14:00-15:00", "production 15:00-");
    assertThat(story.item(1).getCompletionBasis()).isEqualTo("closed");
  }

  @Test
  void shouldOnlyCountAChangeThatIsOpenedAfterCompletion() {
    story.at("14:00").change(6).body("Fixes #1").opened();

    assertThat(story.visits(1)).endsWith("production 12:00-");
    assertThat(story.item(1).getPostDeliveryRework()).isEqualTo(1);
    assertThat(story.item(1).getReworkCount()).isZero();
    assertThat(story.hasItem(6)).isFalse();
  }

  @Test
  void shouldOnlyCountAChangeThatIsReopenedAfterCompletion() {
    Story other = Story.told();
    other.at("09:00").issue(1).opened();
    StoryChange kept = other.at("10:00").change(5).body("Fixes #1").opened();
    StoryChange dropped = other.at("10:00").change(6).body("Fixes #1").opened();
    other.at("11:00");
    kept.merged("m");
    dropped.closed();
    other.at("12:00").deployment(1, "m").status("success");
    other.at("14:00");
    dropped.reopened();

    assertThat(other.visits(1)).endsWith("production 12:00-");
    assertThat(other.item(1).getPostDeliveryRework()).isEqualTo(1);
  }

  @Test
  void shouldTakeInWhatWasOpenedAfterCompletionOnceReopened() {
    story.at("14:00").change(6).body("Fixes #1").opened();
    story.at("15:00");
    issue.reopened();

    assertThat(story.visits(1)).endsWith("production 12:00-15:00", "code_review 15:00-");
    assertThat(story.item(1).getReworkCount()).isZero();
  }

  @Test
  void shouldBeginAnEpochWhenReopenedAfterACancellation() {
    Story other = Story.told();
    StoryIssue cancelled = other.at("09:00").issue(1).opened();
    other.at("10:00");
    cancelled.closed("not_planned");
    other.at("11:00");
    cancelled.reopened();

    assertThat(other.visits(1)).containsExactly("backlog 09:00-10:00", "development 11:00-");
    assertThat(other.item(1).getStatus()).isEqualTo("in_progress");
    assertThat(other.item(1).getCancelledAt()).isNull();
  }

  @Test
  void shouldBeginNoEpochWhenReopenedBeforeItsChangeIsDelivered() {
    Story other = Story.told();
    StoryIssue early = other.at("09:00").issue(1).opened();
    StoryChange change = other.at("10:00").change(5).body("Fixes #1").opened();
    other.at("11:00");
    change.merged("m");
    early.closed("completed");
    other.at("12:00");
    early.reopened();
    other.at("13:00").deployment(1, "m").status("success");

    assertThat(other.visits(1)).endsWith("testing 11:00-13:00", "production 13:00-");
    assertThat(other.item(1).getReworkCount()).isZero();
  }
}

package dev.weir.stream.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.schema.avro.FlowItem;
import org.junit.jupiter.api.Test;

/** {@code done_on: close}: done is what is merged, once its item is closed as completed. */
class ClosedTest {
  private final Story story = Story.under("done_on: close");
  private final StoryIssue issue = story.at("09:00").issue(1).opened();
  private final StoryChange change = story.at("10:00").change(5).body("Fixes #1").opened();

  private void merged(String time) {
    story.at(time);
    change.merged("m");
  }

  private void closed(String time, String reason) {
    story.at(time);
    issue.closed(reason);
  }

  @Test
  void shouldBeDoneWhenTheIssueIsClosedAfterTheMerge() {
    merged("11:00");
    closed("12:00", "completed");

    FlowItem item = story.item(1);
    assertThat(story.visits(1))
        .containsExactly(
            "backlog 09:00-10:00",
            "code_review 10:00-11:00",
            "testing 11:00-12:00",
            "production 12:00-");
    assertThat(item.getCompletionBasis()).isEqualTo("close");
    assertThat(item.getChanges().get(0).getProductionAt()).isEqualTo(Story.time("12:00"));
  }

  @Test
  void shouldBeDoneWhenBothAreOfOneInstant() {
    merged("11:00");
    closed("11:00", "completed");

    assertThat(story.visits(1)).endsWith("code_review 10:00-11:00", "production 11:00-");
  }

  @Test
  void shouldNotBeDoneWhileTheIssueStaysOpen() {
    merged("11:00");
    story.at("12:00").deployment(1, "m").status("success");

    assertThat(story.visits(1)).endsWith("testing 11:00-");
    assertThat(story.item(1).getStatus()).isEqualTo("in_progress");
    assertThat(story.item(1).getChanges().get(0).getProductionAt()).isNull();
  }

  @Test
  void shouldBeHeldBackByAChangeThatIsOpenStill() {
    closed("10:30", "completed");
    merged("11:00");

    assertThat(story.visits(1)).endsWith("code_review 10:00-11:00", "production 11:00-");
    assertThat(story.item(1).getCompletionBasis()).isEqualTo("close");
  }

  @Test
  void shouldNotBeHeldBackByAChangeThatEndsAbandoned() {
    closed("10:30", "completed");
    story.at("12:00");
    change.closed();

    assertThat(story.visits(1)).endsWith("code_review 10:00-10:30", "production 10:30-");
    assertThat(story.item(1).getCompletionBasis()).isEqualTo("close");
  }

  @Test
  void shouldBeCancelledWhereItIsClosedAsNotPlannedAfterTheMerge() {
    merged("11:00");
    closed("12:00", "not_planned");

    assertThat(story.visits(1)).endsWith("testing 11:00-12:00");
    assertThat(story.item(1).getStatus()).isEqualTo("cancelled");
  }

  @Test
  void shouldBeDoneAnewWhereItIsClosedAgain() {
    merged("11:00");
    closed("11:00", "completed");
    story.at("12:00");
    issue.reopened();
    StoryChange repair = story.at("13:00").change(6).body("Fixes #1").opened();
    story.at("14:00");
    repair.merged("n");
    closed("15:00", "completed");

    assertThat(story.visits(1))
        .endsWith(
            "production 11:00-12:00",
            "development ↩ 12:00-13:00",
            "code_review 13:00-14:00",
            "testing 14:00-15:00",
            "production 15:00-");
    assertThat(story.item(1).getReworkCount()).isEqualTo(1);
  }

  @Test
  void shouldBeDoneWhenMergedWhereItIsItsOwnItem() {
    StoryChange alone = story.at("09:00").change(7).opened();
    story.at("10:00");
    alone.merged("k");

    assertThat(story.visits(7)).containsExactly("code_review 09:00-10:00", "production 10:00-");
    assertThat(story.item(7).getCompletionBasis()).isEqualTo("close");
  }

  @Test
  void shouldBeDoneOfEachOfTwoItemsWhenThatIsClosed() {
    StoryIssue other = story.at("09:00").issue(2).opened();
    story.at("10:10");
    change.body("Fixes #1, fixes #2").edited();
    merged("11:00");
    closed("11:00", "completed");
    story.at("13:00");
    other.closed("completed");

    assertThat(story.item(1).getCompletedAt()).isEqualTo(Story.time("11:00"));
    assertThat(story.item(2).getCompletedAt()).isEqualTo(Story.time("13:00"));
  }
}

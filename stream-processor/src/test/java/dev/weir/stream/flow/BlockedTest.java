package dev.weir.stream.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.schema.avro.FlowItem;
import org.junit.jupiter.api.Test;

/** Issue 1 with change 5: opened at 10:00, merged at 11:00, in production at 13:00. */
class BlockedTest {
  private static final long MINUTE = 60;

  private final Story story = Story.told();
  private final StoryIssue issue = story.at("09:00").issue(1).opened();

  private FlowItem delivered() {
    StoryChange change = story.at("10:00").change(5).body("Fixes #1").opened();
    story.at("11:00");
    change.merged("m");
    story.at("13:00").deployment(1, "m").status("success");
    return story.item(1);
  }

  private void blocked(String from, String to) {
    story.at(from);
    issue.labeled("Blocked");
    story.at(to);
    issue.unlabeled("Blocked");
  }

  @Test
  void shouldHaveBlockedNothingWithoutReason() {
    FlowItem item = delivered();

    assertThat(item.getBlockedSeconds()).isZero();
    assertThat(item.getActiveSeconds()).isEqualTo(120 * MINUTE);
    assertThat(item.getWaitSeconds()).isEqualTo(60 * MINUTE);
  }

  @Test
  void shouldWaitWhileBlockedInAnActiveStage() {
    blocked("12:00", "12:30");
    FlowItem item = delivered();

    assertThat(item.getBlockedSeconds()).isEqualTo(30 * MINUTE);
    assertThat(item.getActiveSeconds()).isEqualTo(90 * MINUTE);
    assertThat(item.getWaitSeconds()).isEqualTo(90 * MINUTE);
  }

  @Test
  void shouldNotWaitTwiceWhileBlockedInAWaitStage() {
    blocked("10:15", "10:45");
    FlowItem item = delivered();

    assertThat(item.getBlockedSeconds()).isEqualTo(30 * MINUTE);
    assertThat(item.getActiveSeconds()).isEqualTo(120 * MINUTE);
    assertThat(item.getWaitSeconds()).isEqualTo(60 * MINUTE);
  }

  @Test
  void shouldCountFromTheStartToTheCompletionAlone() {
    blocked("09:30", "10:10");
    story.at("12:50");
    issue.labeled("blocked");
    FlowItem item = delivered();

    assertThat(item.getBlockedSeconds()).isEqualTo(20 * MINUTE);
    assertThat(item.getActiveSeconds()).isEqualTo(110 * MINUTE);
  }

  @Test
  void shouldCountTheUnionOfAllReasons() {
    blocked("12:00", "12:30");
    story.at("12:20");
    issue.blockedBy(7);
    story.at("12:40");
    issue.unblockedBy(7);
    FlowItem item = delivered();

    assertThat(item.getBlockedSeconds()).isEqualTo(40 * MINUTE);
    assertThat(item.getWaitSeconds()).isEqualTo(100 * MINUTE);
  }

  @Test
  void shouldHoldTheLabelThatIsSetAndRemovedWithinASecond() {
    blocked("12:00", "12:00");
    FlowItem item = delivered();

    assertThat(item.getBlockedSeconds()).isEqualTo(60 * MINUTE);
    assertThat(item.getLabels()).containsExactly("Blocked");
  }

  @Test
  void shouldNotTellBlockedTimeBeforeItsCompletion() {
    blocked("09:30", "10:10");

    assertThat(story.item(1).getBlockedSeconds()).isNull();
  }

  @Test
  void shouldTakeOtherLabelsWhereTheTeamSaysSo() {
    Story other = Story.under("blocked_labels: [on-hold]");
    StoryChange change = other.at("09:00").change(5).opened();
    other.at("10:00");
    change.merged("m");
    other.at("10:10");
    change.labeled("blocked");
    change.labeled("On-Hold");
    other.at("10:30");
    change.unlabeled("On-Hold");
    other.at("11:00").deployment(1, "m").status("success");

    assertThat(other.item(5).getBlockedSeconds()).isEqualTo(20 * MINUTE);
    assertThat(other.item(5).getWaitSeconds()).isEqualTo(80 * MINUTE);
  }
}

package dev.weir.stream.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.schema.avro.FlowItem;
import org.junit.jupiter.api.Test;

/** Completion by each {@code done_on}, and before the records begin (MODEL.md, section 4). */
class CompletionTest {
  private static Story mergedUnder(String doneOn) {
    Story story = Story.under("done_on: " + doneOn);
    StoryIssue issue = story.at("09:00").issue(1).opened();
    StoryChange change = story.at("10:00").change(5).body("Fixes #1").opened();
    story.at("11:00");
    change.merged("m");
    story.at("15:00");
    issue.commented();
    return story;
  }

  private static void shouldBeDone(FlowItem item, String at, String basis) {
    assertThat(item.getStatus()).isEqualTo("completed");
    assertThat(item.getCompletedAt()).isEqualTo(Story.time(at));
    assertThat(item.getCompletionBasis()).isEqualTo(basis);
  }

  @Test
  void shouldCompleteAtTheReleaseOfItsCommit() {
    Story story = mergedUnder("release");
    assertThat(story.visits(1)).endsWith("testing 11:00-");

    story.at("13:00").released("v2", "main");
    shouldBeDone(story.item(1), "13:00", "release");
  }

  @Test
  void shouldNotCompleteWithAReleaseWhoseTagIsOfAnEarlierCommit() {
    Story story = mergedUnder("release");
    story.at("10:30").pushed("main", "earlier", "Less");
    story.at("12:59").tagged("v2", "earlier");
    story.at("13:00").released("v2", "main");
    assertThat(story.visits(1)).endsWith("testing 11:00-");

    story.at("13:59").tagged("v3", "m");
    story.at("14:00").released("v3", "main");
    shouldBeDone(story.item(1), "14:00", "release");
  }

  @Test
  void shouldCompleteAtTheReleaseOfANamedCommit() {
    Story story = mergedUnder("release");
    story.at("13:00").released("v2", Story.sha("m"));

    shouldBeDone(story.item(1), "13:00", "release");
  }

  @Test
  void shouldCompleteAtTheTagOfItsCommit() {
    Story story = mergedUnder("tag");
    story.at("10:30").pushed("main", "earlier", "Less");
    story.at("12:00").tagged("v2", "earlier");
    assertThat(story.visits(1)).endsWith("testing 11:00-");

    story.at("13:00").tagged("v3", "m");
    shouldBeDone(story.item(1), "13:00", "tag");
  }

  @Test
  void shouldCompleteWhenMerged() {
    Story story = mergedUnder("merge");

    shouldBeDone(story.item(1), "11:00", "merge");
    assertThat(story.visits(1))
        .containsExactly("backlog 09:00-10:00", "code_review 10:00-11:00", "production 11:00-");
  }

  @Test
  void shouldCompleteWhenClosedWithoutWaitingForDeployment() {
    Story story = Story.under("done_on: close");
    StoryIssue issue = story.at("09:00").issue(1).opened();
    story.at("10:00").pushed("main", "c", "Fixes #1");
    story.at("12:00");
    issue.closed("completed");

    shouldBeDone(story.item(1), "12:00", "close");
  }

  @Test
  void shouldNotCompleteByADeploymentWhereReleasesDeliver() {
    Story story = mergedUnder("release");
    story.at("12:00").deployment(1, "m").status("success");

    assertThat(story.item(1).getStatus()).isEqualTo("in_progress");
    assertThat(story.day(0).getChanges()).isEqualTo(1);
  }

  @Test
  void shouldWaitForNoDeploymentOnceDeployedWhereReleasesDeliver() {
    Story story = mergedUnder("release");
    story.at("11:30").deployment(1, "m").to("live").created();
    story.at("12:00").deployment(2, "m").created().status("success");

    assertThat(story.visits(1))
        .endsWith("testing 11:00-11:30", "deployment_approval 11:30-12:00", "testing 12:00-");
  }

  @Test
  void shouldLetTheItemsTeamDecide() {
    Story story =
        Story.of(
            "version: 1\nteams:\n"
                + "  - id: shop\n    owns: {repositories: [acme/shop]}\n"
                + "    rules: {done_on: merge}\n");
    story.at("09:00").issue(1).opened();
    StoryChange change = story.at("10:00").change("acme/web", 7).body("Fixes acme/shop#1").opened();
    story.at("11:00");
    change.merged("m");

    shouldBeDone(story.item(1), "11:00", "merge");
  }

  @Test
  void shouldCompleteBeforeRecordsWhatLandedLongBeforeTheFirstDeployedCommit() {
    Story story = Story.told();
    StoryChange old = story.at("09:00").change(5).opened();
    story.at("10:00");
    old.merged("m");
    StoryChange late = story.at(31, "09:30").change(6).opened();
    story.at(31, "10:01");
    late.merged("n");
    story.at(31, "12:00").deployment(1, "n").status("success");

    shouldBeDone(story.item(5), "10:00", "before_records");
    assertThat(story.item(5).getActiveSeconds()).isNull();
    assertThat(story.item(5).getWaitSeconds()).isNull();
    assertThat(story.item(6).getCompletionBasis()).isEqualTo("deployment");
    assertThat(story.day(31).getChanges()).isEqualTo(1);
    assertThat(story.day(0)).isNull();
  }

  @Test
  void shouldDeliverWhatLandedJustInsideTheWindow() {
    Story story = Story.told();
    StoryChange old = story.at("09:00").change(5).opened();
    story.at("10:00");
    old.merged("m");
    story.at(30, "10:00").pushed("main", "n", "A month later");
    story.at(30, "12:00").deployment(1, "n").status("success");

    assertThat(story.item(5).getCompletedAt()).isEqualTo(Story.time(30, "12:00"));
    assertThat(story.item(5).getCompletionBasis()).isEqualTo("deployment");
  }

  @Test
  void shouldTakeAChangeBackIntoTheRecordsWhereAnEarlierDeploymentIsToldLater() {
    Story story = Story.told();
    StoryChange old = story.at("09:00").change(5).opened();
    story.at("10:00");
    old.merged("m");
    story.at(60, "10:00").pushed("main", "n", "Two months later");
    story.at(60, "12:00").deployment(2, "n").status("success");
    assertThat(story.item(5).getCompletionBasis()).isEqualTo("before_records");

    story.at(1, "12:00").deployment(1, "m").status("success");
    assertThat(story.item(5).getCompletedAt()).isEqualTo(Story.time(1, "12:00"));
    assertThat(story.item(5).getCompletionBasis()).isEqualTo("deployment");
  }
}

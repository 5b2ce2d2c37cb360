package dev.weir.stream.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.schema.avro.FlowItem;
import org.junit.jupiter.api.Test;

/**
 * Sequences that are easy to get wrong, told as payloads: forwards, backwards and twice. What comes
 * of each is what MODEL.md, section 5, says.
 */
class SequenceTest {
  private final Story story = Story.told();

  @Test
  void shouldTellALoneClosedOfWhatWasADraft() {
    StoryChange change = story.at("09:00").change(5).asDraft();
    story.lost(change::opened);
    story.at("11:00");
    change.merged("m");

    assertThat(story.visits(5)).containsExactly("development 09:00-11:00", "testing 11:00-");
  }

  @Test
  void shouldTellALoneClosedOfADraftThatWasReadyInTheEnd() {
    StoryChange change = story.at("09:00").change(5).asDraft();
    story.lost(change::opened);
    story.at("10:00").lost(change::readyForReview);
    story.at("11:00");
    change.merged("m");

    assertThat(story.visits(5)).containsExactly("code_review 09:00-11:00", "testing 11:00-");
  }

  @Test
  void shouldNotCompleteAnIssueThatIsClosedBeforeItsChangeIsDeployed() {
    StoryIssue issue = story.at("09:00").issue(1).opened();
    StoryChange change = story.at("10:00").change(5).body("Fixes #1").opened();
    story.at("11:00");
    change.merged("m");
    issue.closed("completed");
    story.at("14:00").deployment(1, "m").status("success");

    assertThat(story.visits(1))
        .containsExactly(
            "backlog 09:00-10:00",
            "code_review 10:00-11:00",
            "testing 11:00-14:00",
            "production 14:00-");
    assertThat(story.item(1).getCompletionBasis()).isEqualTo("deployment");
  }

  private StoryIssue delivered() {
    StoryIssue issue = story.at("09:00").issue(1).opened();
    StoryChange change = story.at("10:00").change(5).body("Fixes #1").opened();
    story.at("11:00");
    change.merged("m");
    issue.closed("completed");
    story.at("12:00").deployment(1, "m").status("success");
    return issue;
  }

  @Test
  void shouldReopenAfterDeliveryWithoutANewChange() {
    StoryIssue issue = delivered();
    story.at("14:00");
    issue.reopened();
    story.at("15:00");
    issue.closed("completed");

    FlowItem item = story.item(1);
    assertThat(story.visits(1))
        .endsWith("production 12:00-14:00", "development ↩ 14:00-15:00", "production 15:00-");
    assertThat(item.getReworkCount()).isEqualTo(1);
    assertThat(item.getCompletedAt()).isEqualTo(Story.time("15:00"));
    assertThat(item.getCompletionBasis()).isEqualTo("closed");
  }

  @Test
  void shouldReopenAfterDeliveryWithANewChange() {
    StoryIssue issue = delivered();
    story.at("14:00");
    issue.reopened();
    StoryChange repair = story.at("15:00").change(6).body("Fixes #1").opened();
    story.at("16:00");
    repair.merged("n");
    issue.closed("completed");
    story.at("17:00").deployment(2, "n").status("success");

    assertThat(story.visits(1))
        .endsWith(
            "production 12:00-14:00",
            "development ↩ 14:00-15:00",
            "code_review 15:00-16:00",
            "testing 16:00-17:00",
            "production 17:00-");
    assertThat(story.item(1).getReworkCount()).isEqualTo(1);
    assertThat(story.item(1).getPostDeliveryRework()).isZero();
  }

  @Test
  void shouldReopenAfterDeliveryWhereTheReopeningIsLost() {
    StoryIssue issue = delivered();
    story.at("14:00").lost(issue::reopened);
    story.at("14:30");
    issue.labeled("bug");
    StoryChange repair = story.at("15:00").change(6).body("Fixes #1").opened();
    story.at("16:00");
    repair.merged("n");
    story.at("17:00").deployment(2, "n").status("success");

    assertThat(story.visits(1))
        .endsWith(
            "production 12:00-14:30",
            "development ↩ 14:30-15:00",
            "code_review 15:00-16:00",
            "testing 16:00-17:00",
            "production 17:00-");
    assertThat(story.item(1).getReworkCount()).isEqualTo(1);
  }

  @Test
  void shouldOnlyCountAChangeThatIsOpenedAfterCompletion() {
    delivered();
    StoryChange late = story.at("14:00").change(6).body("Fixes #1").opened();
    story.at("15:00");
    late.merged("n");

    assertThat(story.visits(1)).endsWith("production 12:00-");
    assertThat(story.item(1).getReworkCount()).isZero();
    assertThat(story.item(1).getPostDeliveryRework()).isEqualTo(1);
  }

  @Test
  void shouldCompleteWithTheOtherOfTwoChangesWhereOneIsAbandoned() {
    StoryIssue issue = story.at("09:00").issue(1).opened();
    StoryChange first = story.at("10:00").change(5).body("Fixes #1").opened();
    StoryChange second = story.at("10:30").change(6).body("Fixes #1").opened();
    story.at("11:00");
    first.merged("m");
    issue.closed("completed");
    story.at("12:00").deployment(1, "m").status("success");
    story.at("13:00");
    second.closed();

    assertThat(story.visits(1))
        .containsExactly(
            "backlog 09:00-10:00",
            "code_review 10:00-11:00",
            "testing 11:00-12:00",
            "production 12:00-");
  }

  @Test
  void shouldTakeOverItsChangeWhereAnIssueAppearsAfterIt() {
    StoryChange change = story.at("08:00").change(5).body("Fixes #1").opened();
    assertThat(story.visits(5)).containsExactly("code_review 08:00-");
    story.at("09:00").issue(1).opened();
    story.at("10:00");
    change.merged("m");

    assertThat(story.hasItem(5)).isFalse();
    assertThat(story.visits(1)).containsExactly("code_review 09:00-10:00", "testing 10:00-");
    assertThat(story.item(1).getStartedAt()).isEqualTo(Story.time("09:00"));
  }

  @Test
  void shouldHoldABlockThatIsSetAndRemovedWithinOneSecond() {
    StoryIssue issue = story.at("09:00").issue(1).opened();
    StoryChange change = story.at("10:00").change(5).body("Fixes #1").opened();
    story.at("10:30");
    issue.labeled("blocked");
    issue.unlabeled("blocked");
    story.at("11:00");
    change.merged("m");
    story.at("12:00").deployment(1, "m").status("success");

    // of two actions of one instant the greater value holds: there; no later payload shows it
    assertThat(story.item(1).getLabels()).containsExactly("blocked");
    assertThat(story.item(1).getBlockedSeconds()).isEqualTo(90 * 60);
  }

  @Test
  void shouldNotHoldABlockThatALaterPayloadDoesNotShow() {
    StoryIssue issue = story.at("09:00").issue(1).opened();
    StoryChange change = story.at("10:00").change(5).body("Fixes #1").opened();
    story.at("10:30");
    issue.labeled("blocked");
    issue.unlabeled("blocked");
    story.at("10:31");
    issue.commented();
    story.at("11:00");
    change.merged("m");
    story.at("12:00").deployment(1, "m").status("success");

    assertThat(story.item(1).getLabels()).isEmpty();
    assertThat(story.item(1).getBlockedSeconds()).isEqualTo(60);
  }

  @Test
  void shouldPartTwoPullRequestsOnOneReusedBranch() {
    story.at("08:00").issue(1).opened();
    story.issue(2).opened();
    story.at("09:00").pushed("work", "a", "Fixes #1");
    StoryChange first = story.change(5).from("work").headed("a").opened();
    story.at("10:00");
    first.merged("m");
    story.at("11:00").pushed("work", "b", "Fixes #2");
    story.change(6).from("work").headed("b").opened();

    assertThat(story.visits(1)).endsWith("code_review 09:00-10:00", "testing 10:00-");
    assertThat(story.visits(2)).endsWith("backlog 08:00-11:00", "code_review 11:00-");
    assertThat(story.item(1).getChanges()).hasSize(1);
    assertThat(story.item(2).getChanges()).hasSize(1);
  }
}

package dev.weir.stream.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the closing of an issue makes of it (MODEL.md, section 5, second table). */
class ItemClosingTest {
  private final Story story = Story.told();

  @Test
  void shouldNotBeHeldBackByAChangeThatEndsAbandonedOnceItIsClosed() {
    StoryIssue issue = story.at("09:00").issue(1).opened();
    StoryChange kept = story.at("10:00").change(5).body("Fixes #1").opened();
    StoryChange dropped = story.at("10:30").change(6).body("Fixes #1").opened();
    story.at("11:00");
    kept.merged("m");
    story.at("12:00").deployment(1, "m").status("success");
    story.at("12:30");
    issue.closed("completed");
    story.at("13:00");
    dropped.closed();

    assertThat(story.visits(1)).endsWith("code_review 10:00-12:30", "production 12:30-");
  }

  @Test
  void shouldCompleteWhenClosedWithoutChange() {
    StoryIssue issue = story.at("09:00").issue(1).opened();
    story.at("10:00");
    issue.closed("completed");

    assertThat(story.visits(1)).containsExactly("backlog 09:00-10:00", "production 10:00-");
    assertThat(story.item(1).getStatus()).isEqualTo("completed");
    assertThat(story.item(1).getCompletionBasis()).isEqualTo("closed");
    assertThat(story.item(1).getStartedAt()).isNull();
  }

  @Test
  void shouldCompleteWhenClosedWithoutReason() {
    StoryIssue issue = story.at("09:00").issue(1).opened();
    story.at("10:00");
    issue.closed(null);

    assertThat(story.item(1).getCompletedAt()).isEqualTo(Story.time("10:00"));
  }

  @Test
  void shouldCompleteWhenClosedThoughItsOnlyChangeIsAbandoned() {
    StoryIssue issue = story.at("09:00").issue(1).opened();
    StoryChange change = story.at("10:00").change(5).body("Fixes #1").opened();
    story.at("11:00");
    change.closed();
    story.at("12:00");
    issue.closed("completed");

    assertThat(story.visits(1)).endsWith("development 11:00-12:00", "production 12:00-");
    assertThat(story.item(1).getCompletionBasis()).isEqualTo("closed");
  }

  @Test
  void shouldBeCancelledWhenClosedAsNotPlanned() {
    StoryIssue issue = story.at("09:00").issue(1).opened();
    story.at("10:00").change(5).body("Fixes #1").opened();
    story.at("11:00");
    issue.closed("not_planned");

    assertThat(story.visits(1)).containsExactly("backlog 09:00-10:00", "code_review 10:00-11:00");
    assertThat(story.item(1).getStatus()).isEqualTo("cancelled");
    assertThat(story.item(1).getCancelledAt()).isEqualTo(Story.time("11:00"));
  }

  @Test
  void shouldBeCancelledWhenClosedAsADuplicate() {
    StoryIssue issue = story.at("09:00").issue(1).opened();
    story.at("11:00");
    issue.closed("duplicate");

    assertThat(story.visits(1)).containsExactly("backlog 09:00-11:00");
    assertThat(story.item(1).getStatus()).isEqualTo("cancelled");
  }

  @Test
  void shouldNotBeDoneWhenClosedBeforeItsChangeIsDeployed() {
    StoryIssue issue = story.at("09:00").issue(1).opened();
    StoryChange change = story.at("10:00").change(5).body("Fixes #1").opened();
    story.at("11:00");
    change.merged("m");
    issue.closed("completed");
    story.at("13:00").deployment(1, "m").status("success");

    assertThat(story.visits(1))
        .endsWith("code_review 10:00-11:00", "testing 11:00-13:00", "production 13:00-");
    assertThat(story.item(1).getCompletedAt()).isEqualTo(Story.time("13:00"));
    assertThat(story.item(1).getCompletionBasis()).isEqualTo("deployment");
  }
}

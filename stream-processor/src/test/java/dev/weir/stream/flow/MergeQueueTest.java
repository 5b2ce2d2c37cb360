package dev.weir.stream.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a merge queue makes of change 5, opened at 09:00. */
class MergeQueueTest {
  private final Story story = Story.told();
  private StoryChange change = story.change(5);

  @BeforeEach
  void anOpenChange() {
    change = story.at("09:00").change(5).opened();
  }

  @Test
  void shouldBeInTestingWhileInTheMergeQueue() {
    story.at("10:00");
    change.enqueued();
    story.at("11:00");
    change.dequeued();

    assertThat(story.visits(5))
        .containsExactly("code_review 09:00-10:00", "testing 10:00-11:00", "code_review 11:00-");
    assertThat(story.item(5).getReworkCount()).isZero();
  }

  @Test
  void shouldBeInTestingFromTheQueueToTheLanding() {
    story.at("10:00");
    change.enqueued();
    story.at("11:00");
    change.dequeued();
    change.merged("m");

    assertThat(story.visits(5)).containsExactly("code_review 09:00-10:00", "testing 10:00-");
  }

  @Test
  void shouldLeaveTheQueueByBeingClosed() {
    story.at("10:00");
    change.enqueued();
    story.at("11:00");
    change.closed();
    story.at("12:00");
    change.reopened();

    assertThat(story.visits(5))
        .containsExactly("code_review 09:00-10:00", "testing 10:00-11:00", "code_review 12:00-");
  }

  @Test
  void shouldBeInTestingInTheQueueThoughChangesAreRequested() {
    story.at("09:30");
    change.changesRequestedBy("bob");
    story.at("10:00");
    change.enqueued();

    assertThat(story.visits(5)).endsWith("development ↩ 09:30-10:00", "testing 10:00-");
  }

  @Test
  void shouldStayInTheQueueWhereAClosingIsTakenBackInTheSameInstant() {
    story.at("10:00");
    change.enqueued();
    story.at("11:00");
    change.closed();
    change.reopened();

    assertThat(story.visits(5)).containsExactly("code_review 09:00-10:00", "testing 10:00-");
  }

  @Test
  void shouldNotEnterTheQueueInTheInstantOfItsClosing() {
    story.at("10:00");
    change.enqueued();
    change.closed();
    story.at("12:00");
    change.reopened();

    assertThat(story.visits(5)).endsWith("code_review 09:00-10:00", "code_review 12:00-");
  }

  @Test
  void shouldEnterTheQueueAgainAfterAReopening() {
    story.at("10:00");
    change.enqueued();
    story.at("11:00");
    change.closed();
    story.at("12:00");
    change.reopened();
    story.at("13:00");
    change.enqueued();

    assertThat(story.visits(5)).endsWith("code_review 12:00-13:00", "testing 13:00-");
  }

  @Test
  void shouldHaveBeenInTheQueueBeforeALoneRemoval() {
    story.at("11:00");
    change.dequeued();

    assertThat(story.visits(5)).containsExactly("testing 09:00-11:00", "code_review 11:00-");
  }
}

package dev.weir.stream.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What the statuses of a board make of issue 1, opened at 09:00. */
class BoardStatusTest {
  private final Story story =
      Story.under(
          "status_map: {Todo: backlog, Doing: development, Checking: testing, Done: production}");
  private final StoryIssue issue = story.at("09:00").issue(1).opened();

  private void moved(String time, String status) {
    story.at(time);
    issue.moved(status);
  }

  @Test
  void shouldStandWhereItsStatusIsMapped() {
    moved("10:00", "Doing");
    moved("11:00", "Checking");

    assertThat(story.visits(1))
        .containsExactly("backlog 09:00-10:00", "development 10:00-11:00", "testing 11:00-");
  }

  @Test
  void shouldGoBackAsReworkButNotToTheBacklog() {
    moved("10:00", "Checking");
    moved("11:00", "Doing");
    moved("12:00", "Todo");

    assertThat(story.visits(1))
        .endsWith("testing 10:00-11:00", "development ↩ 11:00-12:00", "backlog 12:00-");
    assertThat(story.item(1).getReworkCount()).isEqualTo(1);
  }

  @Test
  void shouldIgnoreAStatusThatIsNotMapped() {
    moved("10:00", "Doing");
    moved("11:00", "Parked");

    assertThat(story.visits(1)).endsWith("development 10:00-11:00", "backlog 11:00-");
  }

  @Test
  void shouldKnowAStatusThatWasThereBeforeTheIssue() {
    moved("08:00", "Doing");

    assertThat(story.visits(1)).containsExactly("development 09:00-");
  }

  @Test
  void shouldFollowItsChangesRatherThanTheBoard() {
    moved("10:00", "Todo");
    story.at("11:00").change(5).body("Fixes #1").opened();
    moved("12:00", "Done");

    assertThat(story.visits(1)).containsExactly("backlog 09:00-11:00", "code_review 11:00-");
  }

  @Test
  void shouldCompleteWithAStatusOfProduction() {
    moved("10:00", "Doing");
    moved("11:00", "Done");

    assertThat(story.item(1).getStatus()).isEqualTo("completed");
    assertThat(story.item(1).getCompletedAt()).isEqualTo(Story.time("11:00"));
    assertThat(story.item(1).getCompletionBasis()).isEqualTo("closed");
  }

  @Test
  void shouldHoldTheGreaterOfTwoStatusesOfOneInstant() {
    moved("10:00", "Doing");
    moved("10:00", "Checking");

    assertThat(story.visits(1)).endsWith("development 10:00-");
  }

  @Test
  void shouldNotBeMovedByABoardWhereNoStatusIsMapped() {
    Story plain = Story.told();
    StoryIssue unmapped = plain.at("09:00").issue(1).opened();
    plain.at("10:00");
    unmapped.moved("Doing");

    assertThat(plain.visits(1)).containsExactly("backlog 09:00-");
  }
}

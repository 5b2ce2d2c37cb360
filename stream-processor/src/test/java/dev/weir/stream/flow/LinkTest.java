package dev.weir.stream.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.schema.avro.ItemChange;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which changes belong to an item (MODEL.md, section 3). */
class LinkTest {
  private final Story story = Story.told();

  private List<String> changes(int number) {
    return story.item(number).getChanges().stream().map(ItemChange::getExternalId).toList();
  }

  @Test
  void shouldLinkByTitleAndByBody() {
    story.at("09:00").issue(1).opened();
    story.at("10:00").change(5).titled("Resolves: #1").opened();
    story.at("10:30").change(6).body("This closes #1.").opened();

    assertThat(changes(1)).containsExactly("acme/shop#5", "acme/shop#6");
    assertThat(story.hasItem(5)).isFalse();
    assertThat(story.hasItem(6)).isFalse();
  }

  @Test
  void shouldNotLinkByAMereMention() {
    story.at("09:00").issue(1).opened();
    story.at("10:00").change(5).titled("See #1").opened();

    assertThat(changes(1)).isEmpty();
    assertThat(story.hasItem(5)).isTrue();
  }

  @Test
  void shouldLinkByTheMessagesOfItsBranch() {
    story.at("09:00").issue(1).opened();
    story.at("09:30").pushed("feature-5", "c", "Fixes #1");
    story.at("10:00").change(5).opened();

    assertThat(changes(1)).containsExactly("acme/shop#5");
  }

  @Test
  void shouldLinkByTheMessagesOfTheLandingBranchThatItComesFrom() {
    story.at("09:00").issue(1).opened();
    story.at("09:30").pushed("main", "c", "Fixes #1");
    story.at("10:00").change(5).from("main").into("production").headed("c").opened();

    assertThat(changes(1)).containsExactly("acme/shop#5");
  }

  @Test
  void shouldLinkByTheMessagesSinceTheChangeBeforeItFromALandingBranch() {
    story.at("09:00").issue(1).opened();
    story.at("09:30").pushed("main", "c", "Fixes #1");
    StoryChange before = story.at("10:00").change(5).from("main").into("production").opened();
    story.at("11:00");
    before.merged("m");
    story.at("12:00").change(6).from("main").into("production").opened();

    assertThat(changes(1)).containsExactly("acme/shop#5");
  }

  @Test
  void shouldLinkByTheMessageOfItsMergeCommit() {
    story.at("09:00").issue(1).opened();
    StoryChange change = story.at("10:00").change(5).opened();
    story.at("11:00");
    change.merged("m");
    story.pushed("main", "m", "Fixes #1");

    assertThat(changes(1)).containsExactly("acme/shop#5");
    assertThat(story.visits(1))
        .containsExactly("backlog 09:00-10:00", "code_review 10:00-11:00", "testing 11:00-");
  }

  @Test
  void shouldLinkByTheMessageOfItsMergeCommitInAnotherBranch() {
    story.at("09:00").issue(1).opened();
    StoryChange change = story.at("10:00").change(5).into("epic").opened();
    story.at("11:00");
    change.merged("m");
    story.pushed("epic", "m", "Fixes #1");

    assertThat(changes(1)).containsExactly("acme/shop#5");
  }

  @Test
  void shouldLinkAcrossRepositories() {
    story.at("09:00").issue(1).opened();
    story
        .at("10:00")
        .change("acme/web", 7)
        .body("Fixes https://github.com/acme/shop/issues/1")
        .opened();

    assertThat(changes(1)).containsExactly("acme/web#7");
    assertThat(story.visits(1)).containsExactly("backlog 09:00-10:00", "code_review 10:00-");
  }

  @Test
  void shouldLinkNothingToWhatDoesNotExist() {
    story.at("10:00").change(5).body("Fixes #1").opened();

    assertThat(story.hasItem(1)).isFalse();
    assertThat(story.visits(5)).containsExactly("code_review 10:00-");
  }

  @Test
  void shouldLinkToAnIssueThatAppearsAfterItsChange() {
    StoryChange change = story.at("08:00").change(5).body("Fixes #1").opened();
    assertThat(story.hasItem(5)).isTrue();
    story.at("09:00").issue(1).opened();
    story.at("10:00");
    change.merged("m");

    assertThat(story.visits(1)).containsExactly("code_review 09:00-10:00", "testing 10:00-");
    assertThat(story.hasItem(5)).isFalse();
  }

  @Test
  void shouldLinkToAnIssueOfAnotherRepositoryThatAppearsAfterItsChange() {
    story.at("08:00").change(5).body("Fixes acme/web#1").opened();
    story.at("09:00").issue("acme/web", 1).opened();

    assertThat(story.hasItem(5)).isFalse();
    assertThat(story.item("acme/web#1").getChanges()).hasSize(1);
  }

  @Test
  void shouldUnlinkWhereAnEditRemovesTheName() {
    story.at("09:00").issue(1).opened();
    StoryChange change = story.at("10:00").change(5).body("Fixes #1").opened();
    story.at("11:00");
    change.body("Fixes nothing").edited();

    assertThat(story.visits(1)).containsExactly("backlog 09:00-");
    assertThat(story.visits(5)).containsExactly("code_review 10:00-");
  }

  @Test
  void shouldUnlinkAcrossRepositoriesWhereAnEditRemovesTheName() {
    story.at("09:00").issue(1).opened();
    StoryChange change = story.at("10:00").change("acme/web", 7).body("Fixes acme/shop#1").opened();
    story.at("11:00");
    change.body("").edited();

    assertThat(story.visits(1)).containsExactly("backlog 09:00-");
    assertThat(story.item("acme/web#7").getStatus()).isEqualTo("in_progress");
  }

  @Test
  void shouldLinkForItsWholeLifeWhereAnEditAddsTheName() {
    story.at("09:00").issue(1).opened();
    StoryChange change = story.at("10:00").change(5).opened();
    story.at("11:00");
    change.body("Fixes #1").edited();

    assertThat(story.visits(1)).containsExactly("backlog 09:00-10:00", "code_review 10:00-");
  }

  @Test
  void shouldNotTakeAPullRequestForAnItem() {
    story.at("09:00").change(4).opened();
    story.at("10:00").change(5).body("Fixes #4").opened();

    assertThat(story.hasItem(5)).isTrue();
    assertThat(changes(4)).containsExactly("acme/shop#4");
  }

  @Test
  void shouldBelongToEveryItemThatItNames() {
    story.at("09:00").issue(1).opened();
    story.at("09:00").issue(2).opened();
    story.at("10:00").change(5).body("Fixes #1, fixes #2").opened();

    assertThat(changes(1)).containsExactly("acme/shop#5");
    assertThat(changes(2)).containsExactly("acme/shop#5");
  }

  @Test
  void shouldPartThePushesOfAReusedBranchAtTheClosingOfTheFirstChange() {
    story.at("08:00").issue(1).opened();
    story.at("08:00").issue(2).opened();
    story.at("09:00").pushed("work", "a", "Fixes #1");
    StoryChange first = story.at("09:30").change(9).from("work").headed("a").opened();
    story.at("10:00");
    first.merged("m");
    story.at("11:00").pushed("work", "b", "Fixes #2");
    story.at("11:30").change(10).from("work").headed("b").opened();

    assertThat(changes(1)).containsExactly("acme/shop#9");
    assertThat(changes(2)).containsExactly("acme/shop#10");
    assertThat(story.item(2).getChanges().get(0).getFirstCommitAt()).isEqualTo(Story.time("10:00"));
  }

  @Test
  void shouldPartAReusedBranchAlsoWhereOnlyACommentTellsTheClosing() {
    story.at("08:00").issue(2).opened();
    StoryChange first = story.at("09:30").change(9).from("work").headed("a").opened();
    story.at("10:00");
    story.lost(() -> first.merged("m"));
    story.at("11:00").pushed("work", "b", "Fixes #2");
    story.at("11:30").change(10).from("work").headed("b").opened();
    story.at("12:00");
    first.commented();

    assertThat(changes(2)).containsExactly("acme/shop#10");
  }
}

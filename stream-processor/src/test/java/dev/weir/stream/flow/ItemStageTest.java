package dev.weir.stream.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The second table of MODEL.md, section 5. */
class ItemStageTest {
  private final Story story = Story.told();

  @Test
  void shouldBeInTheBacklogOnceCreated() {
    story.at("09:00").issue(1).opened();

    assertThat(story.visits(1)).containsExactly("backlog 09:00-");
    assertThat(story.item(1).getStatus()).isEqualTo("open");
    assertThat(story.item(1).getStartedAt()).isNull();
  }

  @Test
  void shouldStayInTheBacklogWhenAssignedUnlessTheTeamSaysOtherwise() {
    StoryIssue issue = story.at("09:00").issue(1).opened();
    story.at("10:00");
    issue.assigned("ada");

    assertThat(story.visits(1)).containsExactly("backlog 09:00-");
  }

  @Test
  void shouldBeInDesignWhileAssignedWhereThatStartsIt() {
    Story assigning = Story.under("start_on: assign");
    StoryIssue issue = assigning.at("09:00").issue(1).opened();
    assigning.at("10:00");
    issue.assigned("ada");
    assigning.at("11:00");
    issue.unassigned("ada");

    assertThat(assigning.visits(1))
        .containsExactly("backlog 09:00-10:00", "design 10:00-11:00", "backlog 11:00-");
    assertThat(assigning.item(1).getReworkCount()).isZero();
    assertThat(assigning.item(1).getStatus()).isEqualTo("open");
  }

  @Test
  void shouldTakeEachAssigneeForAnAttributeOfItsOwn() {
    Story assigning = Story.under("start_on: assign");
    StoryIssue issue = assigning.at("09:00").issue(1).assignedTo("ada", "grace");
    assigning.at("10:00");
    issue.unassigned("grace");

    assertThat(assigning.visits(1)).containsExactly("design 09:00-");
  }

  @Test
  void shouldBeInDevelopmentOnceACommitNamesIt() {
    story.at("09:00").issue(1).opened();
    story.at("10:00").pushed("spike", "c", "Fixes #1");

    assertThat(story.visits(1)).containsExactly("backlog 09:00-10:00", "development 10:00-");
    assertThat(story.item(1).getStartedAt()).isEqualTo(Story.time("10:00"));
  }

  @Test
  void shouldBeginAtItsCreationWithWhatWasTrueBefore() {
    story.at("08:00").pushed("spike", "c", "Fixes #1");
    story.at("09:00").issue(1).opened();

    assertThat(story.visits(1)).containsExactly("development 09:00-");
  }

  @Test
  void shouldFollowItsChange() {
    story.at("09:00").issue(1).opened();
    StoryChange change = story.at("10:00").change(5).body("Fixes #1").asDraft().opened();
    story.at("11:00");
    change.readyForReview();
    story.at("12:00");
    change.merged("m");
    story.at("13:00").deployment(1, "m").status("success");

    assertThat(story.visits(1))
        .containsExactly(
            "backlog 09:00-10:00",
            "development 10:00-11:00",
            "code_review 11:00-12:00",
            "testing 12:00-13:00",
            "production 13:00-");
    assertThat(story.item(1).getCompletedAt()).isEqualTo(Story.time("13:00"));
    assertThat(story.hasItem(5)).isFalse();
  }

  @Test
  void shouldStandWithTheLeastAdvancedOfItsChanges() {
    story.at("09:00").issue(1).opened();
    StoryChange first = story.at("10:00").change(5).body("Fixes #1").opened();
    story.at("11:00");
    first.merged("m");
    StoryChange second = story.at("11:30").change(6).body("Fixes #1").opened();
    story.at("12:00").deployment(1, "m").status("success");
    story.at("13:00");
    second.merged("n");
    story.at("14:00").deployment(2, "n").status("success");

    assertThat(story.visits(1))
        .containsExactly(
            "backlog 09:00-10:00",
            "code_review 10:00-11:00",
            "testing 11:00-11:30",
            "code_review 11:30-13:00",
            "testing 13:00-14:00",
            "production 14:00-");
    assertThat(story.item(1).getReworkCount()).isZero();
  }

  @Test
  void shouldGoBackWithTheChangeThatHoldsItWhereItsDeploymentFailed() {
    story.at("09:00").issue(1).opened();
    StoryChange change = story.at("10:00").change(5).body("Fixes #1").opened();
    story.at("11:00");
    change.merged("m");
    StoryDeployment deployment = story.at("12:00").deployment(1, "m").status("in_progress");
    story.at("12:30");
    deployment.status("failure");

    assertThat(story.visits(1)).endsWith("deployment 12:00-12:30", "deployment_approval ↩ 12:30-");
    assertThat(story.item(1).getReworkCount()).isEqualTo(1);
  }

  @Test
  void shouldStayInDevelopmentWhereItsOnlyChangeIsAbandoned() {
    story.at("09:00").issue(1).opened();
    StoryChange change = story.at("10:00").change(5).body("Fixes #1").opened();
    story.at("11:00");
    change.closed();

    assertThat(story.visits(1))
        .containsExactly("backlog 09:00-10:00", "code_review 10:00-11:00", "development 11:00-");
    assertThat(story.item(1).getReworkCount()).isZero();
  }

  @Test
  void shouldCompleteWithTheOtherWhereOneOfTwoChangesIsAbandoned() {
    story.at("09:00").issue(1).opened();
    StoryChange kept = story.at("10:00").change(5).body("Fixes #1").opened();
    StoryChange dropped = story.at("10:30").change(6).body("Fixes #1").opened();
    story.at("11:00");
    kept.merged("m");
    story.at("12:00").deployment(1, "m").status("success");
    assertThat(story.visits(1)).endsWith("code_review 10:00-");

    story.at("13:00");
    dropped.closed();
    assertThat(story.visits(1)).endsWith("code_review 10:00-13:00", "production 13:00-");
  }

  @Test
  void shouldBeDoneOnlyWithTheChangesOfBothRepositories() {
    story.at("09:00").issue(1).opened();
    StoryChange here = story.at("10:00").change(5).body("Fixes #1").opened();
    StoryChange there = story.at("10:30").change("acme/web", 7).body("Closes acme/shop#1").opened();
    story.at("11:00");
    here.merged("m");
    story.at("12:00").deployment(1, "m").status("success");
    assertThat(story.visits(1)).endsWith("code_review 10:00-");

    story.at("13:00");
    there.merged("n");
    new StoryDeployment(story.at("14:00"), "acme/web", 1, "n").status("success");
    assertThat(story.visits(1)).endsWith("testing 13:00-14:00", "production 14:00-");
    assertThat(story.item(1).getChanges()).hasSize(2);
  }
}

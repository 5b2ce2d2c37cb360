package dev.weir.stream.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.stream.normalize.github.GitHubPayloads;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The sequences of landing and delivery that are easy to get wrong; see {@link SequenceTest}. */
class DeliverySequenceTest {
  private final Story story = Story.told();

  @Test
  void shouldLandWithTheSquashOfTheFeatureBranchThatItWasMergedInto() {
    StoryChange epic = story.at("08:00").change(4).from("epic").headed("e").opened();
    StoryChange change = story.at("09:00").change(5).into("epic").opened();
    story.at("10:00").pushed("epic", "f", "Merge 5");
    change.merged("f");
    story.at("12:00").pushed("main", "squashed", "Epic (#4)");
    epic.merged("squashed");
    story.at("13:00").deployment(1, "squashed").status("success");

    assertThat(story.visits(5))
        .containsExactly("code_review 09:00-10:00", "testing 10:00-13:00", "production 13:00-");
    assertThat(story.item(5).getChanges().get(0).getLandedAt()).isEqualTo(Story.time("12:00"));
  }

  @Test
  void shouldLandByThePushToTheDefaultBranchWhereTheClosedIsLost() {
    StoryChange change = story.at("09:00").change(5).headed("h").opened();
    story.at("10:00").pushed("main", "h", "Work");
    story.lost(() -> change.merged("h"));
    story.at("11:00").deployment(1, "h").status("success");

    assertThat(story.visits(5))
        .containsExactly("code_review 09:00-10:00", "testing 10:00-11:00", "production 11:00-");
  }

  @Test
  void shouldDeliverByADeploymentThatIsToldBeforeTheMerge() {
    StoryChange change = story.at("09:00").change(5).opened();
    story.at("12:00").deployment(1, "m").created().status("success");
    story.at("10:00");
    change.merged("m");

    assertThat(story.visits(5))
        .containsExactly("code_review 09:00-10:00", "testing 10:00-12:00", "production 12:00-");
  }

  @Test
  void shouldStayDeliveredWhereAFailureFollowsTheSuccess() {
    StoryChange change = story.at("09:00").change(5).opened();
    story.at("10:00");
    change.merged("m");
    StoryDeployment deployment = story.at("11:00").deployment(1, "m").created();
    story.at("12:00");
    deployment.status("success");
    story.at("13:00");
    deployment.status("failure");

    assertThat(story.visits(5)).endsWith("deployment_approval 11:00-12:00", "production 12:00-");
    assertThat(story.deploymentRow(1).getStatus()).isEqualTo("success");
    assertThat(story.deploymentRow(1).getFinishedAt()).isEqualTo(Story.time("12:00"));
  }

  @Test
  void shouldLeaveDevelopmentWhereARerunPasses() {
    StoryChange change = story.at("09:00").change(5).headed("h").opened();
    StoryRun run = story.at("09:10").run("ci", "h").started();
    story.at("09:20");
    run.ended("failure");
    story.at("09:30");
    run.again();
    story.at("09:40");
    run.ended("success");
    story.at("10:00");
    change.merged("m");

    assertThat(story.visits(5))
        .containsExactly(
            "code_review 09:00-09:20",
            "development ↩ 09:20-09:40",
            "code_review 09:40-10:00",
            "testing 10:00-");
    assertThat(story.item(5).getReworkCount()).isEqualTo(1);
  }

  @Test
  void shouldFollowAnIssueToAnotherTeamsRepository() {
    Story owned =
        Story.of(
            """
            version: 1
            teams:
              - {id: shop, owns: {repositories: [acme/shop]}}
              - {id: web, owns: {repositories: [acme/web]}, rules: {done_on: merge}}
            """);
    StoryIssue issue = owned.at("09:00").issue(1).opened();
    owned.at("10:00");
    StoryIssue there = issue.transferred("acme/web", 8);
    StoryChange change = owned.at("11:00").change("acme/web", 9).body("Fixes #8").opened();
    owned.at("12:00");
    change.merged("m");
    there.closed("completed");

    assertThat(owned.hasItem("acme/shop#1")).isFalse();
    assertThat(owned.item("acme/web#8").getTeamId()).isEqualTo("web");
    assertThat(owned.item("acme/web#8").getCreatedAt()).isEqualTo(Story.time("09:00"));
    assertThat(owned.item("acme/web#8").getCompletedAt()).isEqualTo(Story.time("12:00"));
    assertThat(owned.item("acme/web#8").getCompletionBasis()).isEqualTo("merge");
  }

  private void delivered(int number, String commit, String opened, String at, long deployment) {
    StoryChange change = story.at(opened).change(number).headed("head " + number).opened();
    change.merged(commit);
    story.pushed("main", commit, "Work");
    story.at(at).deployment(deployment, commit).status("success");
  }

  @Test
  void shouldTellWhatARevertReverts() {
    delivered(5, "m", "09:00", "10:00", 1);
    StoryChange revert = story.at("11:00").change(6).body("Reverts #5").opened();
    story.at("12:00");
    revert.merged("r");
    story.at("13:00").deployment(2, "r").status("success");

    assertThat(story.item(5).getChanges().get(0).getRevertedAt()).isEqualTo(Story.time("12:00"));
    assertThat(story.item(5).getCompletedAt()).isEqualTo(Story.time("10:00"));
    assertThat(story.deploymentRow(2).getHotfix()).isTrue();
    assertThat(story.deploymentRow(1).getFailed()).isTrue();
    assertThat(story.deploymentRow(1).getRecoveredAt()).isEqualTo(Story.time("13:00"));
  }

  @Test
  void shouldTellOfARevertByTheMessageOfACommit() {
    delivered(5, "m", "09:00", "10:00", 1);
    StoryChange revert = story.at("11:00").change(6).opened();
    story.pushed("main", "r", "Revert it\n\nThis reverts commit " + Story.sha("m") + ".");
    revert.merged("r");

    assertThat(story.item(5).getChanges().get(0).getRevertedAt()).isEqualTo(Story.time("11:00"));
    assertThat(story.item(5).getCompletedAt()).isEqualTo(Story.time("10:00"));
  }

  @Test
  void shouldTellOfARevertByACommitThatIsNotTheLastOfItsPush() {
    delivered(5, "m", "09:00", "10:00", 1);
    StoryChange revert = story.at("11:00").change(6).opened();
    String made = Story.time("10:30").toString();
    story.tell(
        GitHubPayloads.push(Story.SHOP, "refs/heads/main")
            .commits(
                Story.sha("r"),
                made,
                "Revert it\n\nThis reverts commit " + Story.sha("m") + ".",
                Story.sha("n"),
                made,
                "Other work")
            .pushedAt(story.now()));
    revert.merged("r");

    assertThat(story.item(5).getChanges().get(0).getRevertedAt()).isEqualTo(Story.time("11:00"));
  }

  @Test
  void shouldNotTakeAChangeThatSaysToRevertItselfForAHotfix() {
    StoryChange change = story.at("08:00").change(5).opened();
    story.at("09:00");
    change.merged("m");
    story.pushed("main", "m", "This reverts commit " + Story.sha("m") + ".");
    story.at(40, "09:00").pushed("main", "n", "Much later");
    story.at(40, "10:00").deployment(2, "n").status("success");
    story.at("12:00").deployment(1, "m").status("success");

    assertThat(story.item(5).getCompletedAt()).isEqualTo(Story.time("12:00"));
    assertThat(story.deploymentRow(1).getHotfix()).isFalse();
  }

  @Test
  void shouldTellAHotfix() {
    delivered(5, "m", "09:00", "10:00", 1);
    StoryChange hotfix = story.at("11:00").change(6).from("hotfix/6").opened();
    story.at("12:00");
    hotfix.merged("h");
    story.at("13:00").deployment(2, "h").status("success");

    assertThat(story.deploymentRow(2).getHotfix()).isTrue();
    assertThat(story.deploymentRow(2).getRollback()).isFalse();
    assertThat(story.deploymentRow(1).getFailed()).isTrue();
    assertThat(story.deploymentRow(1).getRecoveredAt()).isEqualTo(Story.time("13:00"));
    assertThat(story.deploymentRow(2).getFailed()).isFalse();
  }

  @Test
  void shouldTellARollbackThatUndeliversNothing() {
    delivered(5, "m", "09:00", "10:00", 1);
    delivered(6, "n", "11:00", "12:00", 2);
    story.at("13:00").deployment(3, "m").status("success");

    assertThat(story.visits(6)).endsWith("production 12:00-");
    assertThat(story.deploymentRow(3).getRollback()).isTrue();
    assertThat(story.deploymentRow(3).getRedeploy()).isTrue();
    assertThat(story.deploymentRow(2).getFailed()).isTrue();
    assertThat(story.deploymentRow(2).getRecoveredAt()).isEqualTo(Story.time("13:00"));
    assertThat(story.deploymentRow(1).getFailed()).isFalse();
    assertThat(story.day(0)).isNotNull();
    assertThat(story.day(0).getDeployments()).isEqualTo(3);
    assertThat(story.day(0).getFailedDeployments()).isEqualTo(1);
  }

  @Test
  void shouldBeginTheLeadTimeWithTheCommitThatIsEarlierThanTheOpening() {
    story
        .at("09:00")
        .tell(
            GitHubPayloads.push(Story.SHOP, "refs/heads/feature-5")
                .with("commits", List.of(commit("2026-03-02T08:00:00Z")))
                .with("head_commit", commit("2026-03-02T08:00:00Z"))
                .with("after", Story.sha("c"))
                .pushedAt(story.now()));
    StoryChange change = story.change(5).headed("c").opened();
    story.at("10:00");
    change.merged("m");
    story.at("12:00").deployment(1, "m").status("success");

    assertThat(story.item(5).getChanges().get(0).getLeadTimeBasis()).isEqualTo("first_commit");
    assertThat(story.day(0)).isNotNull();
    assertThat(story.day(0).getChangeLeadTimeP50Millis()).isEqualTo(4 * 3_600_000.0);
  }

  private static Map<String, Object> commit(String at) {
    return Map.of("id", Story.sha("c"), "timestamp", at, "message", "Work");
  }
}

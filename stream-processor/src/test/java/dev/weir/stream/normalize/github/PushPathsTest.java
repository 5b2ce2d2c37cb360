package dev.weir.stream.normalize.github;

import static dev.weir.stream.normalize.github.GitHubPayloads.push;
import static dev.weir.stream.normalize.github.GitHubReading.fact;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.stream.fact.Fact;
import dev.weir.stream.fact.FactKind;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PushPathsTest {
  private static Map<String, Object> commit(String id, boolean distinct, List<String> modified) {
    return new HashMap<>(
        Map.of(
            "id",
            id,
            "message",
            "Work",
            "timestamp",
            "2026-03-02T09:00:00Z",
            "distinct",
            distinct,
            "added",
            List.of(),
            "removed",
            List.of(),
            "modified",
            modified));
  }

  private static Fact pushed(String branch, Map<String, Object> commit) {
    return pushed(branch, List.of(commit));
  }

  private static Fact pushed(String branch, List<Map<String, Object>> commits) {
    Map<String, Object> head = commits.get(commits.size() - 1);
    return fact(
        push("acme/shop", "refs/heads/" + branch)
            .with("commits", commits)
            .with("head_commit", head)
            .with("after", head.get("id")),
        FactKind.PUSHED);
  }

  private static List<String> files(int count, String suffix) {
    return IntStream.range(0, count).mapToObj(i -> "src/" + i + suffix).toList();
  }

  @Test
  void shouldTellWhatEachCommitTouches() {
    Map<String, Object> moved = commit("a1", true, List.of("web/app.js"));
    moved.put("added", List.of("api/new name.rb"));
    moved.put("removed", List.of("api/old.rb", "web/app.js"));
    Fact pushed = pushed("feature", List.of(moved, commit("b2", true, List.of("lib/two\nlines"))));
    assertThat(pushed.text("commits")).isEqualTo("a1\nb2");
    assertThat(pushed.text("paths"))
        .isEqualTo("0 api/new name.rb\n0 api/old.rb\n0 web/app.js\n1 lib/two lines");
    assertThat(pushed.attribute("known_paths")).isNull();
  }

  @Test
  void shouldTellApartWhatAnotherBranchHadBefore() {
    Fact pushed =
        pushed(
            "feature",
            List.of(
                commit("a1", false, List.of("api/a.rb")), commit("b2", true, List.of("web/b.js"))));
    assertThat(pushed.text("paths")).isEqualTo("1 web/b.js");
    assertThat(pushed.text("known_paths")).isEqualTo("0 api/a.rb");
  }

  @Test
  void shouldTellWhatLandsOnTheDefaultBranchWhereverItWasBefore() {
    Fact pushed =
        pushed(
            "main",
            List.of(
                commit("a1", false, List.of("api/a.rb")), commit("b2", true, List.of("web/b.js"))));
    assertThat(pushed.text("paths")).isEqualTo("0 api/a.rb\n1 web/b.js");
    assertThat(pushed.attribute("known_paths")).isNull();
  }

  @Test
  void shouldKnowThatACommitTouchesNothing() {
    assertThat(pushed("main", commit("a1", true, List.of())).attribute("paths")).isEmpty();
  }

  @Test
  void shouldReadTheHeadWhereNoCommitIsListed() {
    Fact pushed =
        fact(
            push("acme/shop", "refs/heads/feature")
                .with("commits", List.of())
                .with("head_commit", commit("a1", false, List.of("api/a.rb")))
                .with("after", "a1"),
            FactKind.PUSHED);
    assertThat(pushed.text("known_paths")).isEqualTo("0 api/a.rb");
    assertThat(pushed.attribute("paths")).isEmpty();
  }

  @Test
  void shouldNotTellThePathsOfAPushThatDoesNotShowThem() {
    assertThat(fact(push("acme/shop", "refs/heads/main"), FactKind.PUSHED).attributes())
        .doesNotContainKeys("paths", "known_paths", "reverts");
  }

  @Test
  void shouldTellAsManyPathsAsItMayAndNotOneMore() {
    List<String> most = files(PushPaths.MOST, ".rb");
    assertThat(pushed("main", commit("a1", true, most)).text("paths").lines())
        .hasSize(PushPaths.MOST);
    Fact tooMany =
        pushed("main", List.of(commit("a1", true, most), commit("b2", true, List.of("one-more"))));
    assertThat(tooMany.attribute("paths")).isNull();
    assertThat(pushed("main", commit("a1", true, files(2_000, ""))).attribute("paths")).isNull();
  }

  @Test
  void shouldNotTellAbsurdlyLongPaths() {
    List<String> files = files(200, "x".repeat(1_000));
    assertThat(pushed("main", commit("a1", true, files)).attribute("paths")).isNull();
  }

  @Test
  void shouldNotTellWhatIsIncompleteBecauseCommitsWereLeftOut() {
    List<Map<String, Object>> commits =
        IntStream.range(0, 2_048).mapToObj(i -> commit("c" + i, true, List.of())).toList();
    Fact pushed =
        fact(
            push("acme/shop", "refs/heads/main")
                .with("commits", commits)
                .with("head_commit", commits.get(2_047))
                .with("after", "c2047"),
            FactKind.PUSHED);
    assertThat(pushed.attribute("paths")).isNull();
  }

  @Test
  void shouldTellWhichCommitRevertsWhich() {
    String first = GitHubPayloads.sha("first");
    String second = GitHubPayloads.sha("second");
    Map<String, Object> revert = commit("b2", true, List.of());
    revert.put(
        "message",
        "Revert \"Work\"\n\nThis reverts commit "
            + first.toUpperCase(Locale.ROOT)
            + ".\n"
            + "This reverts commit "
            + second
            + ", reversing\nchanges made to abc.\n"
            + "This reverts commit 1234567.\nThis reverts commit "
            + first
            + "0");
    Fact pushed = pushed("main", List.of(commit("a1", true, List.of()), revert));
    assertThat(pushed.text("reverts")).isEqualTo("1 " + first + "\n1 " + second);
  }
}

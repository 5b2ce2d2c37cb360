package dev.weir.stream.reference;

import dev.weir.stream.normalize.github.GitHubPayload;
import dev.weir.stream.normalize.github.GitHubPayloads;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Commits, branches and tags of a repository, at random. */
final class RandomCode {
  private final String repository;
  private final Script script;
  private final List<String> commits = new ArrayList<>(List.of(GitHubPayloads.sha("first")));
  private final List<String> landed = new ArrayList<>(commits);
  private final Map<String, Map<String, Object>> told = new HashMap<>();
  private int numbers;
  private int tags;
  private @Nullable GitHubPayload release;

  RandomCode(String repository, Script script) {
    this.repository = repository;
    this.script = script;
  }

  /** Mostly the newest of the default branch; else any of any branch. */
  String toDeploy() {
    List<String> some = script.chance(0.9) ? landed : commits;
    int back = script.chance(0.6) ? 0 : script.below(some.size());
    return some.get(some.size() - 1 - back);
  }

  void push(String branch, List<String> shas, int number) {
    numbers = Math.max(numbers, number);
    List<Map<String, Object>> shown = new ArrayList<>();
    boolean pathsKnown = script.chance(0.8);
    for (String sha : shas) {
      Map<String, Object> commit = new TreeMap<>(told.computeIfAbsent(sha, s -> commit(s, number)));
      if (!pathsKnown) {
        commit.remove("modified");
      }
      shown.add(commit);
      commits.add(sha);
    }
    if (branch.equals("main")) {
      landed.addAll(shas);
    }
    Map<String, Object> head = shown.get(shown.size() - 1);
    script.tell(
        repository,
        GitHubPayloads.push(script.name(repository), "refs/heads/" + branch)
            .with("commits", shown)
            .with("head_commit", head)
            .with("after", head.get("id"))
            .pushedAt(script.now()));
  }

  private Map<String, Object> commit(String sha, int number) {
    String message = script.text(number);
    if (script.chance(Feature.REPAIRS, 0.15)) {
      message = "Undo\n\nThis reverts commit " + landed.get(script.below(landed.size())) + ".";
    }
    return Map.of(
        "id",
        sha,
        "timestamp",
        script.earlier(200_000),
        "message",
        message,
        "modified",
        List.of(script.oneOf("api/a", "web/b", "lib/c", "docs/d", "R.md", "x/y")));
  }

  /** Pushes to the default branch. */
  void pushToMain() {
    push("main", List.of(script.commit()), numbers);
  }

  /** Merges it as a merge commit, squashed, or as it is; answers the merge commit. */
  String merge(RandomChanges.Change change) {
    List<String> pushed = new ArrayList<>();
    boolean asItIs = script.chance(0.3);
    if (asItIs || script.chance(0.5)) {
      pushed.addAll(change.commits);
    }
    if (!asItIs) {
      pushed.add(script.commit());
    }
    push(change.base, pushed, change.number);
    return pushed.get(pushed.size() - 1);
  }

  /** Its commits get to the default branch by a push. */
  void landByHand(RandomChanges.Change change) {
    List<String> pushed = new ArrayList<>(change.commits);
    if (script.chance(0.3)) {
      pushed.add(script.commit());
    }
    push("main", pushed, change.number);
  }

  void tagOrRelease() {
    String tag = "v" + (script.chance(0.6) ? ++tags : tags);
    if (script.chance(0.6)) {
      String sha = toDeploy();
      script.tell(
          repository,
          GitHubPayloads.push(script.name(repository), "refs/tags/" + tag)
              .commits(sha, script.earlier(1_000_000), "Something")
              .with("commits", List.of())
              .pushedAt(script.now()));
    }
    if (script.chance(0.6)) {
      release = release(tag);
      script.tell(repository, release);
    } else if (release != null && script.chance(0.5)) {
      boolean pre = script.chance(0.2);
      GitHubPayload again = release.action(pre ? "edited" : "released");
      again.with("release.prerelease", pre);
      script.tell(
          repository, script.chance(0.8) ? again.with("release.updated_at", script.now()) : again);
    }
  }

  private GitHubPayload release(String tag) {
    String target = script.chance(0.7) ? script.oneOf("main", "main", "stable") : toDeploy();
    return GitHubPayloads.release(script.name(repository), 1 + script.below(1_000_000))
        .with("release.tag_name", tag)
        .with("release.target_commitish", target)
        .with("release.prerelease", script.chance(0.4))
        .with("release.published_at", script.now());
  }
}

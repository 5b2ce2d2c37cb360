package dev.weir.stream.reference;

import dev.weir.stream.normalize.github.GitHubPayload;
import dev.weir.stream.normalize.github.GitHubPayloads;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Commits, branches and tags of a repository, at random. */
final class RandomCode {
  private final String repository;
  private final Script script;
  private final List<String> commits = new ArrayList<>(List.of(GitHubPayloads.sha("first")));
  private final List<String> landed = new ArrayList<>(commits);
  private final Map<String, String> messages = new HashMap<>();
  private final Map<String, String> times = new HashMap<>();
  private int numbers;
  private int tags;

  RandomCode(String repository, Script script) {
    this.repository = repository;
    this.script = script;
  }

  /** Mostly the newest of the default branch; else any of any branch. */
  String toDeploy() {
    List<String> some = script.chance(0.8) ? landed : commits;
    int back = script.chance(0.6) ? 0 : script.below(some.size());
    return some.get(some.size() - 1 - back);
  }

  void push(String branch, List<String> shas, int number) {
    numbers = Math.max(numbers, number);
    List<String> parts = new ArrayList<>();
    for (String sha : shas) {
      String message = messages.computeIfAbsent(sha, s -> script.text(number));
      parts.addAll(List.of(sha, times.computeIfAbsent(sha, s -> script.earlier(200_000)), message));
      commits.add(sha);
    }
    if (branch.equals("main")) {
      landed.addAll(shas);
    }
    script.tell(
        GitHubPayloads.push(repository, "refs/heads/" + branch)
            .commits(parts.toArray(String[]::new))
            .pushedAt(script.now()));
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
          GitHubPayloads.push(repository, "refs/tags/" + tag)
              .commits(sha, script.earlier(1_000_000), "Something")
              .with("commits", List.of())
              .pushedAt(script.now()));
    }
    if (script.chance(0.6)) {
      script.tell(release(tag));
    }
  }

  private GitHubPayload release(String tag) {
    String target = script.chance(0.7) ? "main" : toDeploy();
    return GitHubPayloads.release(repository, 1 + script.below(1_000_000))
        .with("release.tag_name", tag)
        .with("release.target_commitish", target)
        .with("release.prerelease", script.chance(0.2))
        .with("release.published_at", script.now());
  }
}

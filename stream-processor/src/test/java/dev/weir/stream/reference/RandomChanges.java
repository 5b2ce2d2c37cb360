package dev.weir.stream.reference;

import dev.weir.stream.normalize.github.GitHubPayload;
import dev.weir.stream.normalize.github.GitHubPayloads;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Pull requests of a repository, at random. */
final class RandomChanges {
  static final class Change {
    final int number;
    final String createdAt;
    final String branch;
    final String base;
    final List<String> commits = new ArrayList<>();
    String title;
    String body;
    boolean draft;
    @Nullable String closedAt;
    @Nullable String mergedAt;
    @Nullable String mergeCommit;

    Change(int number, String createdAt, String branch, String base, String title, String body) {
      this.number = number;
      this.createdAt = createdAt;
      this.branch = branch;
      this.base = base;
      this.title = title;
      this.body = body;
    }

    String head() {
      return commits.get(commits.size() - 1);
    }
  }

  private final String repository;
  private final Script script;
  private final RandomCode code;
  private final List<Change> changes = new ArrayList<>();

  RandomChanges(String repository, Script script, RandomCode code) {
    this.repository = repository;
    this.script = script;
    this.code = code;
  }

  void open(int number) {
    String branch = branch(number);
    String base = script.chance(0.85) ? "main" : "release/1";
    if (script.chance(0.1) && !changes.isEmpty()) {
      base = changes.get(script.below(changes.size())).branch;
    }
    String title = script.text(number);
    Change change =
        new Change(number, script.now(), branch, base.equals(branch) ? "main" : base, title, "");
    change.body = script.text(number);
    change.draft = script.chance(0.25);
    push(change);
    changes.add(change);
    script.tell(payload(change).action("opened"));
  }

  /** A branch of its own, or one that a closed pull request had. */
  private String branch(int number) {
    Change old = script.oneOf(changes);
    boolean reused = old != null && old.closedAt != null && script.chance(0.3);
    boolean free = reused && changes.stream().noneMatch(c -> isOpenOn(c, old.branch));
    return free ? old.branch : "feature-" + number;
  }

  private static boolean isOpenOn(Change change, String branch) {
    return change.closedAt == null && change.branch.equals(branch);
  }

  void change() {
    Change change = script.oneOf(changes);
    if (change == null) {
      return;
    }
    switch (script.below(9)) {
      case 0, 1 -> merge(change);
      case 2 -> openOrClose(change);
      case 3 -> draft(change);
      case 4, 5 -> synchronize(change);
      case 6 -> rename(change);
      case 7 -> code.landByHand(change);
      default -> comment(change);
    }
  }

  private void push(Change change) {
    int commits = 1 + script.below(2);
    for (int i = 0; i < commits; i++) {
      change.commits.add(script.commit());
    }
    code.push(
        change.branch,
        change.commits.subList(change.commits.size() - commits, change.commits.size()),
        change.number);
  }

  private void synchronize(Change change) {
    push(change);
    if (change.closedAt == null) {
      script.tell(payload(change).action("synchronize"));
    }
  }

  private void merge(Change change) {
    if (change.closedAt != null || change.draft) {
      return;
    }
    change.mergeCommit = code.merge(change);
    change.mergedAt = script.now();
    change.closedAt = script.now();
    script.tell(payload(change).action("closed"));
  }

  private void openOrClose(Change change) {
    if (change.mergedAt != null) {
      return;
    }
    boolean closing = change.closedAt == null;
    change.closedAt = closing ? script.now() : null;
    script.tell(payload(change).action(closing ? "closed" : "reopened"));
  }

  private void draft(Change change) {
    if (change.closedAt == null) {
      change.draft = !change.draft;
      script.tell(payload(change).action(change.draft ? "converted_to_draft" : "ready_for_review"));
    }
  }

  private void rename(Change change) {
    if (script.chance(0.5)) {
      change.title = script.text(change.number);
      script.tell(payload(change).action("edited").with("changes.title.from", "Other"));
    } else {
      change.body = script.text(change.number);
      script.tell(payload(change).action("edited").with("changes.body.from", "Other"));
    }
  }

  private void comment(Change change) {
    GitHubPayload comment =
        GitHubPayloads.changeComment(repository, change.number)
            .with("issue.pull_request.merged_at", change.mergedAt)
            .draft(change.draft);
    script.tell(shown(comment, change));
  }

  private GitHubPayload payload(Change change) {
    GitHubPayload payload =
        GitHubPayloads.pullRequest(repository, change.number)
            .draft(change.draft)
            .head(change.branch, change.head())
            .base(change.base);
    shown(payload, change);
    if (change.mergedAt != null && change.mergeCommit != null) {
      payload.mergedAt(change.mergedAt, change.mergeCommit);
    }
    return payload.updatedAt(script.now());
  }

  private GitHubPayload shown(GitHubPayload payload, Change change) {
    payload.title(change.title).body(change.body).createdAt(change.createdAt);
    if (change.closedAt != null) {
      payload.closedAt(change.closedAt);
    }
    return payload.updatedAt(script.now());
  }
}

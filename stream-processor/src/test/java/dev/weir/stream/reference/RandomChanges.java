package dev.weir.stream.reference;

import dev.weir.stream.normalize.github.GitHubPayload;
import dev.weir.stream.normalize.github.GitHubPayloads;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
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
    String author = "ada";
    final TreeSet<String> labels = new TreeSet<>();
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
  private final RandomRuns runs;
  private final RandomReviews reviews;
  private final List<Change> changes = new ArrayList<>();

  RandomChanges(String repository, Script script, RandomCode code, RandomRuns runs) {
    this.repository = repository;
    this.script = script;
    this.code = code;
    this.runs = runs;
    this.reviews = new RandomReviews(repository, script);
  }

  void open(int number) {
    open(number, script.text(number));
  }

  /** One that is merged at once. */
  void repair(int number, String body) {
    Change change = open(number, body);
    change.draft = false;
    merge(change);
  }

  private Change open(int number, String body) {
    String branch = branch(number);
    String base = script.chance(0.85) ? "main" : "release/1";
    if (script.chance(0.1) && !changes.isEmpty()) {
      base = changes.get(script.below(changes.size())).branch;
    }
    String title = script.text(number);
    Change change =
        new Change(number, script.now(), branch, base.equals(branch) ? "main" : base, title, "");
    change.body = body;
    change.draft = script.chance(0.25);
    change.author = script.oneOf("ada", "ada", "ada", "renovate[bot]");
    push(change);
    changes.add(change);
    script.tell(repository, payload(change).action("opened"));
    return change;
  }

  /** A branch of its own, or one that a closed pull request had. */
  private String branch(int number) {
    Change old = script.oneOf(changes);
    boolean reused = old != null && old.closedAt != null && script.chance(0.3);
    String prefix = script.chance(Feature.REPAIRS, 0.15) ? "hotfix/" : "feature-";
    boolean free = reused && changes.stream().noneMatch(c -> isOpenOn(c, old.branch));
    return free ? old.branch : prefix + number;
  }

  private static boolean isOpenOn(Change change, String branch) {
    return change.closedAt == null && change.branch.equals(branch);
  }

  void change() {
    Change change = recent();
    if (change == null) {
      return;
    }
    switch (script.below(15)) {
      case 0, 1, 14 -> merge(change);
      case 2 -> openOrClose(change);
      case 3 -> draft(change);
      case 4, 5 -> synchronize(change);
      case 6 -> rename(change);
      case 7 -> code.landByHand(change);
      case 8, 9 -> review(change);
      case 10, 11 -> run(change);
      case 12 -> queue(change);
      case 13 -> label(change);
      default -> comment(change);
    }
  }

  /** Mostly one of the last. */
  private @Nullable Change recent() {
    int from = script.chance(0.8) ? Math.max(0, changes.size() - 3) : 0;
    return script.oneOf(changes.subList(from, changes.size()));
  }

  private void review(Change change) {
    if (Feature.REVIEWS.isOn()) {
      reviews.review(change, this);
    }
  }

  private void run(Change change) {
    if (Feature.RUNS.isOn()) {
      String sha = script.chance(0.8) ? change.head() : change.commits.get(0);
      boolean landed = change.mergeCommit != null && script.chance(0.7);
      runs.start(landed ? change.mergeCommit : sha);
    }
  }

  private void queue(Change change) {
    if (Feature.QUEUES.isOn() && change.closedAt == null) {
      script.tell(repository, payload(change).action(script.oneOf("enqueued", "dequeued")));
    }
  }

  private void label(Change change) {
    String label = script.oneOf(Feature.REPAIRS.isOn() ? "Hotfix" : "bug", "bug", "blocked");
    if (label.equals("blocked") && !Feature.BLOCKED.isOn()) {
      return;
    }
    boolean added = change.labels.add(label);
    if (!added) {
      change.labels.remove(label);
    }
    script.tell(
        repository,
        payload(change).action(added ? "labeled" : "unlabeled").with("label.name", label));
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
      script.tell(repository, payload(change).action("synchronize"));
    }
  }

  private void merge(Change change) {
    if (change.closedAt != null || change.draft) {
      return;
    }
    change.mergeCommit = code.merge(change);
    change.mergedAt = script.now();
    change.closedAt = script.now();
    script.tell(repository, payload(change).action("closed"));
  }

  private void openOrClose(Change change) {
    if (change.mergedAt != null) {
      return;
    }
    boolean closing = change.closedAt == null;
    change.closedAt = closing ? script.now() : null;
    script.tell(repository, payload(change).action(closing ? "closed" : "reopened"));
  }

  private void draft(Change change) {
    if (change.closedAt == null) {
      change.draft = !change.draft;
      script.tell(
          repository,
          payload(change).action(change.draft ? "converted_to_draft" : "ready_for_review"));
    }
  }

  private void rename(Change change) {
    if (script.chance(0.5)) {
      change.title = script.text(change.number);
      script.tell(repository, payload(change).action("edited").with("changes.title.from", "Other"));
    } else {
      change.body = script.text(change.number);
      script.tell(repository, payload(change).action("edited").with("changes.body.from", "Other"));
    }
  }

  private void comment(Change change) {
    GitHubPayload comment =
        GitHubPayloads.changeComment(script.name(repository), change.number)
            .with("issue.pull_request.merged_at", change.mergedAt)
            .draft(change.draft);
    script.tell(repository, described(comment, change));
  }

  private GitHubPayload payload(Change change) {
    return shown(GitHubPayloads.pullRequest(script.name(repository), change.number), change);
  }

  /** Shows a pull request as it is now. */
  GitHubPayload shown(GitHubPayload payload, Change change) {
    payload
        .draft(change.draft)
        .head(change.branch, change.head())
        .base(change.base)
        .with("pull_request.head.repo.full_name", script.name(repository))
        .with("pull_request.base.repo.default_branch", "main");
    described(payload, change);
    if (change.mergedAt != null && change.mergeCommit != null) {
      payload.mergedAt(change.mergedAt, change.mergeCommit);
    }
    return payload.updatedAt(script.now());
  }

  private GitHubPayload described(GitHubPayload payload, Change change) {
    payload.title(change.title).body(change.body).createdAt(change.createdAt);
    payload.author(change.author, change.author.endsWith("[bot]") ? "Bot" : "User");
    payload.labels(change.labels.toArray(String[]::new));
    if (change.closedAt != null) {
      payload.closedAt(change.closedAt);
    }
    return payload.updatedAt(script.now());
  }
}

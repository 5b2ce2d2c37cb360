package dev.weir.stream.reference;

import dev.weir.stream.normalize.github.GitHubPayload;
import dev.weir.stream.normalize.github.GitHubPayloads;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Issues of a repository, at random. */
final class RandomIssues {
  private static final class Issue {
    final int number;
    final String createdAt;
    final TreeSet<String> assignees = new TreeSet<>();
    final TreeSet<String> labels = new TreeSet<>();
    @Nullable String closedAt;
    @Nullable String reason;

    Issue(int number, String createdAt) {
      this.number = number;
      this.createdAt = createdAt;
    }
  }

  private final String repository;
  private final Script script;
  private final List<Issue> issues = new ArrayList<>();

  RandomIssues(String repository, Script script) {
    this.repository = repository;
    this.script = script;
  }

  void open(int number) {
    Issue issue = new Issue(number, script.now());
    issues.add(issue);
    if (script.chance(0.2)) {
      issue.assignees.add("ada");
    }
    script.tell(payload(issue).action("opened"));
  }

  void change() {
    Issue issue = script.oneOf(issues);
    if (issue == null) {
      return;
    }
    switch (script.below(6)) {
      case 0, 1 -> openOrClose(issue);
      case 2 -> assign(issue);
      case 3 -> label(issue);
      case 4 -> script.tell(payload(issue).action("edited").with("changes.title.from", "Other"));
      default -> script.tell(shown(GitHubPayloads.issueComment(repository, issue.number), issue));
    }
  }

  private void openOrClose(Issue issue) {
    if (issue.closedAt == null) {
      issue.closedAt = script.now();
      issue.reason = script.oneOf("completed", "completed", "not_planned", "duplicate", null);
      script.tell(payload(issue).action("closed"));
    } else {
      issue.closedAt = null;
      issue.reason = "reopened";
      script.tell(payload(issue).action("reopened"));
    }
  }

  private void assign(Issue issue) {
    String login = script.oneOf("ada", "grace");
    boolean added = issue.assignees.add(login);
    if (!added) {
      issue.assignees.remove(login);
    }
    script.tell(
        payload(issue).action(added ? "assigned" : "unassigned").with("assignee.login", login));
  }

  private void label(Issue issue) {
    String label = script.oneOf("bug", "security");
    boolean added = issue.labels.add(label);
    if (!added) {
      issue.labels.remove(label);
    }
    script.tell(payload(issue).action(added ? "labeled" : "unlabeled").with("label.name", label));
  }

  private GitHubPayload payload(Issue issue) {
    return shown(GitHubPayloads.issue(repository, issue.number), issue);
  }

  private GitHubPayload shown(GitHubPayload payload, Issue issue) {
    payload
        .title("Issue " + issue.number)
        .createdAt(issue.createdAt)
        .assignees(issue.assignees.toArray(String[]::new))
        .labels(issue.labels.toArray(String[]::new));
    if (issue.closedAt != null) {
      payload.closedAt(issue.closedAt);
    }
    return payload.stateReason(issue.reason).updatedAt(script.now());
  }
}

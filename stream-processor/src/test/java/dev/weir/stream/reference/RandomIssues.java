package dev.weir.stream.reference;

import dev.weir.stream.normalize.github.GitHubPayload;
import dev.weir.stream.normalize.github.GitHubPayloads;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Issues of a repository, at random. */
final class RandomIssues {
  private static final class Issue {
    int number;
    final String createdAt;
    final String node;
    final TreeSet<String> assignees = new TreeSet<>();
    final TreeSet<String> labels = new TreeSet<>();
    String body = "What and why";
    @Nullable String type;
    @Nullable String parent;
    @Nullable String closedAt;
    @Nullable String reason;

    Issue(int number, String createdAt, String node) {
      this.number = number;
      this.createdAt = createdAt;
      this.node = node;
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
    Issue issue = new Issue(number, script.now(), "I_" + repository + number);
    issues.add(issue);
    if (script.chance(0.2)) {
      issue.assignees.add("ada");
    }
    script.tell(repository, payload(issue).action("opened"));
  }

  void openIncident(int number) {
    Issue issue = new Issue(number, script.now(), "I_" + repository + number);
    issue.labels.add("incident");
    issues.add(issue);
    script.tell(repository, payload(issue).action("opened"));
  }

  void change() {
    Issue issue = script.oneOf(issues);
    if (issue == null) {
      return;
    }
    switch (script.below(12)) {
      case 0, 1 -> openOrClose(issue);
      case 2 -> assign(issue);
      case 3, 4 -> label(issue);
      case 5 -> edit(issue);
      case 6 -> board(issue);
      case 7 -> depend(issue);
      case 8, 9 -> fold(issue);
      case 10 -> delete(issue);
      default ->
          script.tell(
              repository,
              shown(GitHubPayloads.issueComment(script.name(repository), issue.number), issue));
    }
  }

  private void openOrClose(Issue issue) {
    if (issue.closedAt == null) {
      issue.closedAt = script.now();
      issue.reason = script.oneOf("completed", "completed", "not_planned", "duplicate", null);
      script.tell(repository, payload(issue).action("closed"));
    } else {
      issue.closedAt = null;
      issue.reason = "reopened";
      script.tell(repository, payload(issue).action("reopened"));
    }
  }

  private void assign(Issue issue) {
    String login = script.oneOf("ada", "grace");
    boolean added = issue.assignees.add(login);
    if (!added) {
      issue.assignees.remove(login);
    }
    script.tell(
        repository,
        payload(issue).action(added ? "assigned" : "unassigned").with("assignee.login", login));
  }

  private void label(Issue issue) {
    String label =
        script.oneOf(
            "bug",
            "security",
            Feature.BLOCKED.isOn() ? "Blocked" : "bug",
            Feature.INCIDENTS.isOn() ? "incident" : "bug",
            Feature.INCIDENTS.isOn() ? "incident" : "bug");
    boolean added = issue.labels.add(label);
    if (!added) {
      issue.labels.remove(label);
    }
    script.tell(
        repository,
        payload(issue).action(added ? "labeled" : "unlabeled").with("label.name", label));
  }

  private void edit(Issue issue) {
    if (script.chance(Feature.INCIDENTS, 0.5)) {
      issue.body =
          script.oneOf(
              "since https://github.com/"
                  + script.owner()
                  + "/shop/deployments/"
                  + (1 + script.below(40)),
              "Deployment #" + (1 + script.below(40)) + " broke it",
              "broken by " + GitHubPayloads.sha("commit " + script.below(20)),
              script.owner() + "-api");
    }
    script.tell(repository, payload(issue).action("edited").with("changes.body.from", "Other"));
  }

  private void board(Issue issue) {
    if (Feature.BOARDS.isOn()) {
      String status = script.oneOf("Ready", "Doing", "Later", "Checks", "Unknown");
      script.tell(
          GitHubPayloads.boardItem(issue.node, status)
              .with("projects_v2_item.id", boardItem())
              .updatedAt(script.now()));
    }
  }

  /** One of two, the owner's own. */
  private int boardItem() {
    return script.oneOf(5, 6) + 10 * GitHubPayloads.repositoryId(script.owner()) % 100_000_000;
  }

  private void depend(Issue issue) {
    if (!Feature.BLOCKED.isOn()) {
      return;
    }
    GitHubPayload dependency =
        GitHubPayloads.dependency(script.name(repository), issue.number, 1 + script.below(9))
            .action(script.oneOf("blocked_by_added", "blocked_by_added", "blocked_by_removed"))
            .with("blocking_issue.number", 1000 + script.below(2))
            .with("blocking_issue_repo.full_name", script.owner() + "/elsewhere");
    script.tell(repository, shown(dependency, issue));
  }

  private void fold(Issue issue) {
    if (!Feature.FOLDING.isOn()) {
      return;
    }
    if (script.chance(0.5)) {
      issue.type = script.oneOf("Sub-task", "Sub-task", "Epic", "Bug", null);
      script.tell(repository, payload(issue).action(issue.type == null ? "untyped" : "typed"));
    } else {
      Issue parent = script.oneOf(issues);
      boolean sane = parent != null && parent.number < issue.number;
      issue.parent = sane ? script.name(repository) + "/issues/" + parent.number : null;
      script.tell(repository, payload(issue).action("edited"));
    }
  }

  private void delete(Issue issue) {
    if (script.chance(Feature.DELETION, 0.3)) {
      issues.remove(issue);
      script.tell(repository, payload(issue).action("deleted"));
    }
  }

  /** One of them goes to another repository, where it gets another number. */
  void transfer(RandomIssues target, int number) {
    Issue issue = script.oneOf(issues);
    if (issue == null || target == this) {
      return;
    }
    String from = script.name(repository);
    String to = script.name(target.repository);
    GitHubPayload left =
        payload(issue)
            .action("transferred")
            .with("changes.new_repository.full_name", to)
            .with("changes.new_issue.number", number);
    int old = issue.number;
    issues.remove(issue);
    issue.number = number;
    target.issues.add(issue);
    GitHubPayload arrived =
        target
            .payload(issue)
            .action("opened")
            .with("changes.old_repository.full_name", from)
            .with("changes.old_issue.number", old);
    script.tell(repository, left);
    script.tell(target.repository, arrived);
  }

  private GitHubPayload payload(Issue issue) {
    return shown(GitHubPayloads.issue(script.name(repository), issue.number), issue);
  }

  private GitHubPayload shown(GitHubPayload payload, Issue issue) {
    payload
        .title("Issue " + issue.createdAt)
        .body(issue.body)
        .createdAt(issue.createdAt)
        .assignees(issue.assignees.toArray(String[]::new))
        .labels(issue.labels.toArray(String[]::new));
    if (issue.closedAt != null) {
      payload.closedAt(issue.closedAt);
    }
    own(payload, "node_id", issue.node);
    if (Feature.FOLDING.isOn()) {
      own(payload, "type", issue.type == null ? null : Map.of("name", issue.type));
      String url = "https://api.github.com/repos/" + issue.parent;
      own(payload, "parent_issue_url", issue.parent == null ? null : url);
    }
    return payload.stateReason(issue.reason).updatedAt(script.now());
  }

  private static void own(GitHubPayload payload, String member, @Nullable Object value) {
    payload.with(payload.object() + "." + member, value);
  }
}

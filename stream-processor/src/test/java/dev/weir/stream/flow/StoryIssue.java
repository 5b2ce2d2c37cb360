package dev.weir.stream.flow;

import dev.weir.stream.normalize.github.GitHubPayload;
import dev.weir.stream.normalize.github.GitHubPayloads;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** An issue of a {@link Story}. */
final class StoryIssue {
  private final Story story;
  private final String repository;
  private final int number;
  private final String createdAt;
  private final Set<String> labels = new TreeSet<>();
  private final Set<String> assignees = new TreeSet<>();
  private @Nullable String closedAt;
  private @Nullable String reason;

  /** Created now, opened or not. */
  StoryIssue(Story story, String repository, int number) {
    this(story, repository, number, story.now());
  }

  private StoryIssue(Story story, String repository, int number, String createdAt) {
    this.story = story;
    this.repository = repository;
    this.number = number;
    this.createdAt = createdAt;
  }

  StoryIssue assignedTo(String... logins) {
    assignees.addAll(Arrays.asList(logins));
    return this;
  }

  StoryIssue opened() {
    story.tell(payload("opened"));
    return this;
  }

  void closed(@Nullable String stateReason) {
    closedAt = story.now();
    reason = stateReason;
    story.tell(payload("closed"));
  }

  /** It stays closed, for another reason. */
  void closedFor(String stateReason) {
    reason = stateReason;
    story.tell(payload("closed"));
  }

  void reopened() {
    closedAt = null;
    reason = "reopened";
    story.tell(payload("reopened"));
  }

  /** It goes to another repository, where it has another number. */
  StoryIssue transferred(String target, int newNumber) {
    StoryIssue there = new StoryIssue(story, target, newNumber, createdAt);
    there.labels.addAll(labels);
    there.assignees.addAll(assignees);
    story.tell(
        payload("transferred")
            .with("changes.new_repository.full_name", target)
            .with("changes.new_issue.number", newNumber));
    story.tell(
        there
            .payload("opened")
            .with("changes.old_repository.full_name", repository)
            .with("changes.old_issue.number", number));
    return there;
  }

  void assigned(String login) {
    assignees.add(login);
    story.tell(payload("assigned").with("assignee.login", login));
  }

  void unassigned(String login) {
    assignees.remove(login);
    story.tell(payload("unassigned").with("assignee.login", login));
  }

  void labeled(String label) {
    labels.add(label);
    story.tell(payload("labeled").with("label.name", label));
  }

  void unlabeled(String label) {
    labels.remove(label);
    story.tell(payload("unlabeled").with("label.name", label));
  }

  /** A board gives it another status. */
  void moved(String status) {
    story.tell(
        GitHubPayloads.boardItem(node(), status)
            .with("organization.login", "acme")
            .updatedAt(story.now()));
  }

  private String node() {
    return "I_" + repository + number;
  }

  /** Another issue of its repository holds it up. */
  void blockedBy(int blocking) {
    story.tell(dependency(blocking));
  }

  void unblockedBy(int blocking) {
    story.tell(dependency(blocking).action("blocked_by_removed"));
  }

  private GitHubPayload dependency(int blocking) {
    return shown(GitHubPayloads.dependency(repository, number, blocking));
  }

  /** A delivery that changes nothing of it. */
  void commented() {
    story.tell(shown(GitHubPayloads.issueComment(repository, number)));
  }

  private GitHubPayload payload(String action) {
    return shown(GitHubPayloads.issue(repository, number)).action(action);
  }

  private GitHubPayload shown(GitHubPayload payload) {
    payload
        .createdAt(createdAt)
        .labels(labels.toArray(String[]::new))
        .assignees(assignees.toArray(String[]::new));
    if (closedAt != null) {
      payload.closedAt(closedAt);
    }
    return payload
        .with(payload.object() + ".node_id", node())
        .stateReason(reason)
        .updatedAt(story.now());
  }
}

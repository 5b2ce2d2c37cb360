package dev.weir.stream.flow;

import dev.weir.stream.normalize.github.GitHubPayload;
import dev.weir.stream.normalize.github.GitHubPayloads;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A pull request of a {@link Story}, from a branch of its own to main unless told otherwise. */
final class StoryChange {
  private final Story story;
  private final String repository;
  private final int number;
  private final String createdAt;
  private String title = "Something to do";
  private String body = "";
  private String branch;
  private String base = "main";
  private String head;
  private final Set<String> labels = new TreeSet<>();
  private boolean draft;
  private @Nullable String closedAt;
  private @Nullable String mergedAt;
  private @Nullable String mergeCommit;

  /** Created now, opened or not. */
  StoryChange(Story story, String repository, int number) {
    this.story = story;
    this.repository = repository;
    this.number = number;
    this.createdAt = story.now();
    this.branch = "feature-" + number;
    this.head = "head of " + number;
  }

  StoryChange titled(String text) {
    title = text;
    return this;
  }

  StoryChange body(String text) {
    body = text;
    return this;
  }

  StoryChange from(String name) {
    branch = name;
    return this;
  }

  StoryChange into(String name) {
    base = name;
    return this;
  }

  StoryChange headed(String commit) {
    head = commit;
    return this;
  }

  StoryChange asDraft() {
    draft = true;
    return this;
  }

  StoryChange opened() {
    story.tell(payload("opened"));
    return this;
  }

  void readyForReview() {
    draft = false;
    story.tell(payload("ready_for_review"));
  }

  void convertedToDraft() {
    draft = true;
    story.tell(payload("converted_to_draft"));
  }

  void closed() {
    closedAt = story.now();
    story.tell(payload("closed"));
  }

  void reopened() {
    closedAt = null;
    story.tell(payload("reopened"));
  }

  void merged(String commit) {
    mergedAt = story.now();
    closedAt = story.now();
    mergeCommit = Story.sha(commit);
    story.tell(payload("closed"));
  }

  /** Closed now, and merged, as the tool says, at a later time of the first day. */
  void mergedLater(String commit, String time) {
    closedAt = story.now();
    mergedAt = Story.time(time).toString();
    mergeCommit = Story.sha(commit);
    story.at(time);
    story.tell(payload("closed"));
  }

  void edited() {
    story.tell(payload("edited").with("changes.title.from", "another"));
  }

  /** A delivery that changes nothing of it. */
  void labeled() {
    labeled("bug");
  }

  void labeled(String label) {
    labels.add(label);
    story.tell(payload("labeled").with("label.name", label));
  }

  void unlabeled(String label) {
    labels.remove(label);
    story.tell(payload("unlabeled").with("label.name", label));
  }

  /** A push to its branch. */
  void pushed(String commit) {
    head = commit;
    story.tell(payload("synchronize"));
  }

  void enqueued() {
    story.tell(payload("enqueued"));
  }

  void dequeued() {
    story.tell(payload("dequeued"));
  }

  StoryReview approvedBy(String reviewer) {
    return new StoryReview(this, story, reviewer, "approved").submitted();
  }

  StoryReview changesRequestedBy(String reviewer) {
    return new StoryReview(this, story, reviewer, "changes_requested").submitted();
  }

  StoryReview commentedBy(String reviewer) {
    return new StoryReview(this, story, reviewer, "commented").submitted();
  }

  /** A review that is told only once it is dismissed. */
  StoryReview reviewedBy(String reviewer) {
    return new StoryReview(this, story, reviewer, "approved");
  }

  /** What a delivery about one of its reviews shows of it. */
  GitHubPayload review(long id) {
    return branched(GitHubPayloads.review(repository, number, id));
  }

  /** A delivery that speaks of it as of an issue. */
  void commented() {
    GitHubPayload comment = GitHubPayloads.changeComment(repository, number);
    comment.with("issue.draft", draft).with("issue.pull_request.merged_at", mergedAt);
    story.tell(shown(comment));
  }

  private GitHubPayload payload(String action) {
    return branched(GitHubPayloads.pullRequest(repository, number).action(action));
  }

  private GitHubPayload branched(GitHubPayload payload) {
    payload.draft(draft).head(branch, Story.sha(head)).base(base);
    if (mergedAt != null && mergeCommit != null) {
      payload.mergedAt(mergedAt, mergeCommit);
    }
    return shown(payload);
  }

  private GitHubPayload shown(GitHubPayload payload) {
    payload.title(title).body(body).createdAt(createdAt).labels(labels.toArray(String[]::new));
    if (closedAt != null) {
      payload.closedAt(closedAt);
    }
    return payload.updatedAt(story.now());
  }
}

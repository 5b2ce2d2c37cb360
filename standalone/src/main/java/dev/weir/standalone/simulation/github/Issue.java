package dev.weir.standalone.simulation.github;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An issue as GitHub knows it. Times are seconds since 1970, -1 where there is none. */
public final class Issue {
  private final Repository repository;
  private final int number;
  private final long id;
  private final String title;
  private final String body;
  private final Account author;
  private final long createdAt;
  final Set<String> labels = new LinkedHashSet<>();
  @Nullable Account assignee;
  @Nullable String type;
  @Nullable Issue parent;
  @Nullable String reason;
  private long closedAt = -1;
  private int comments;

  /** Opens one with the repository's next number. */
  public Issue(
      Repository repository, long id, String title, String body, Account author, long createdAt) {
    this.repository = repository;
    this.number = repository.nextNumber();
    this.id = id;
    this.title = title;
    this.body = body;
    this.author = author;
    this.createdAt = createdAt;
  }

  /** The same in another repository. */
  public Issue movedTo(Repository other) {
    Issue moved = new Issue(other, id + 1, title, body, author, createdAt);
    moved.labels.addAll(labels);
    moved.assignee = assignee;
    moved.type = type;
    return moved;
  }

  /** Gives it a type of the organisation. */
  public Issue typed(String name) {
    type = name;
    return this;
  }

  /** Makes it a part of another. */
  public Issue partOf(Issue whole) {
    parent = whole;
    return this;
  }

  /** Gives it a label from the start. */
  public Issue labelled(String label) {
    labels.add(label);
    return this;
  }

  /** Such as owner/repo#12. */
  public String externalId() {
    return repository.fullName() + '#' + number;
  }

  /** How a text in a repository refers to it. */
  public String referenceIn(Repository other) {
    return other == repository ? "#" + number : externalId();
  }

  /** Where it lives. */
  public Repository repository() {
    return repository;
  }

  /** Who opened it. */
  public Account author() {
    return author;
  }

  /** What it asks for. */
  public String title() {
    return title;
  }

  /** Whether it is open. */
  public boolean isOpen() {
    return closedAt < 0;
  }

  void close(long at, String as) {
    closedAt = at;
    reason = as;
  }

  void reopen() {
    closedAt = -1;
    reason = "reopened";
  }

  void comment() {
    comments++;
  }

  void write(Json json, String name, long updatedAt) {
    String url = "https://api.github.com/repos/" + repository.fullName() + "/issues/" + number;
    json.open(name)
        .put("url", url)
        .put("repository_url", "https://api.github.com/repos/" + repository.fullName())
        .put("comments_url", url + "/comments")
        .put("html_url", htmlUrl())
        .put("id", id)
        .put("node_id", nodeId())
        .put("number", number)
        .put("title", title)
        .raw("user", author.json());
    writeLabels(json);
    json.put("state", isOpen() ? "open" : "closed").put("locked", false);
    writeAssignee(json);
    json.put("milestone", (String) null)
        .put("comments", comments)
        .time("created_at", createdAt)
        .time("updated_at", updatedAt)
        .time("closed_at", closedAt)
        .put("author_association", "MEMBER");
    writeType(json);
    json.put("body", body).put("state_reason", reason);
    if (parent != null) {
      json.put("parent_issue_url", "https://api.github.com/repos/" + parent.path());
    }
    json.close();
  }

  private void writeLabels(Json json) {
    json.openList("labels");
    labels.forEach(label -> Labels.write(json, label));
    json.closeList();
  }

  private void writeAssignee(Json json) {
    if (assignee == null) {
      json.raw("assignee", "null").openList("assignees").closeList();
    } else {
      json.raw("assignee", assignee.json());
      json.openList("assignees").raw(assignee.json()).closeList();
    }
  }

  private void writeType(Json json) {
    if (type == null) {
      json.raw("type", "null");
    } else {
      json.open("type").put("id", type.length()).put("name", type).put("color", "blue").close();
    }
  }

  private String path() {
    return repository.fullName() + "/issues/" + number;
  }

  String htmlUrl() {
    return "https://github.com/" + path();
  }

  String nodeId() {
    return "I_kwDO" + Long.toString(id, 36);
  }

  long id() {
    return id;
  }
}

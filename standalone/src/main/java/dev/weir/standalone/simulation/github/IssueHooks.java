package dev.weir.standalone.simulation.github;

/** What people and programs do to issues, and the webhooks of it. */
public final class IssueHooks {
  private final Post post;

  /** Over the post. */
  public IssueHooks(Post post) {
    this.post = post;
  }

  /** It was opened; {@code healed}: something else is surely told of it later. */
  public void opened(Issue issue, long at, boolean healed) {
    tell(issue, "opened", at, issue.author(), healed);
  }

  /** A label was put on it. */
  public void labeled(Issue issue, String label, Account by, long at) {
    issue.labels.add(label);
    tellLabel(issue, "labeled", label, by, at);
  }

  /** A label was taken off. */
  public void unlabeled(Issue issue, String label, Account by, long at) {
    issue.labels.remove(label);
    tellLabel(issue, "unlabeled", label, by, at);
  }

  private void tellLabel(Issue issue, String action, String label, Account by, long at) {
    Json json = post.begin("issues", action, at);
    issue.write(json, "issue", at);
    json.raw("label", Labels.of(label));
    post.send(issue.repository(), by, false);
  }

  /** Somebody took it. */
  public void assigned(Issue issue, Account to, long at) {
    issue.assignee = to;
    Json json = post.begin("issues", "assigned", at);
    issue.write(json, "issue", at);
    json.raw("assignee", to.json());
    post.send(issue.repository(), to, false);
  }

  /** It was closed, for a reason such as completed. */
  public void closed(Issue issue, String reason, Account by, long at, boolean healed) {
    issue.close(at, reason);
    tell(issue, "closed", at, by, healed);
  }

  /** It is open again. */
  public void reopened(Issue issue, Account by, long at) {
    issue.reopen();
    tell(issue, "reopened", at, by, false);
  }

  /** It is gone. */
  public void deleted(Issue issue, Account by, long at) {
    tell(issue, "deleted", at, by, false);
  }

  /** Somebody said something. */
  public void commented(Issue issue, Account by, long id, long at) {
    issue.comment();
    Json json = post.begin("issue_comment", "created", at);
    issue.write(json, "issue", at);
    json.open("comment")
        .put("id", id)
        .put("html_url", issue.htmlUrl() + "#issuecomment-" + id)
        .raw("user", by.json())
        .time("created_at", at)
        .time("updated_at", at)
        .put("body", "Seen in production.")
        .close();
    post.send(issue.repository(), by, false);
  }

  /** It went to another repository, where it is open as another. */
  public void transferred(Issue issue, Issue moved, Account by, long at) {
    Json json = post.begin("issues", "transferred", at);
    issue.write(json, "issue", at);
    json.open("changes");
    moved.write(json, "new_issue", at);
    json.raw("new_repository", moved.repository().json()).close();
    post.send(issue.repository(), by, false);
    json = post.begin("issues", "opened", at);
    moved.write(json, "issue", at);
    json.open("changes");
    issue.write(json, "old_issue", at);
    json.raw("old_repository", issue.repository().json()).close();
    post.send(moved.repository(), by, false);
  }

  /** It has become a part of another. */
  public void becamePart(Issue part, Issue whole, Account by, long at) {
    for (String action : new String[] {"parent_issue_added", "sub_issue_added"}) {
      Json json = post.begin("sub_issues", action, at);
      json.put("parent_issue_id", whole.id());
      whole.write(json, "parent_issue", at);
      json.raw("parent_issue_repo", whole.repository().json());
      json.put("sub_issue_id", part.id());
      part.write(json, "sub_issue", at);
      json.raw("sub_issue_repo", part.repository().json());
      post.send(part.repository(), by, false);
    }
  }

  /** Another issue holds it up, or does no longer. */
  public void dependency(Issue held, Issue by, boolean holds, Account who, long at) {
    Json json =
        post.begin("issue_dependencies", holds ? "blocked_by_added" : "blocked_by_removed", at);
    json.put("blocked_issue_id", held.id());
    held.write(json, "blocked_issue", at);
    json.put("blocking_issue_id", by.id());
    by.write(json, "blocking_issue", at);
    json.raw("blocking_issue_repo", by.repository().json());
    post.send(held.repository(), who, false);
  }

  private void tell(Issue issue, String action, long at, Account by, boolean healed) {
    Json json = post.begin("issues", action, at);
    issue.write(json, "issue", at);
    post.send(issue.repository(), by, healed);
  }
}

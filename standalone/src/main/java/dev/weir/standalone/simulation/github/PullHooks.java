package dev.weir.standalone.simulation.github;

/** What people and programs do to pull requests, and the webhooks of it. */
public final class PullHooks {
  private final Post post;

  /** Over the post. */
  public PullHooks(Post post) {
    this.post = post;
  }

  /** It was opened; {@code healed}: something else is surely told of it before it changes. */
  public void opened(Pull pull, long at, boolean healed) {
    tell(pull, "opened", at, pull.author(), healed);
  }

  /** Its branch has another head. */
  public void synchronized_(Pull pull, String head, long at) {
    String before = pull.head();
    pull.advance(head);
    Json json = post.begin("pull_request", "synchronize", at);
    json.put("number", pull.number());
    pull.write(json, at);
    json.put("before", before).put("after", head);
    post.send(pull.repository(), pull.author(), false);
  }

  /** It is a draft no longer. */
  public void ready(Pull pull, long at) {
    pull.draft = false;
    tell(pull, "ready_for_review", at, pull.author(), false);
  }

  /** It is a draft again. */
  public void drafted(Pull pull, long at) {
    pull.draft = true;
    tell(pull, "converted_to_draft", at, pull.author(), false);
  }

  /** Somebody is asked to review it. */
  public void reviewRequested(Pull pull, Account reviewer, long at) {
    Json json = post.begin("pull_request", "review_requested", at);
    json.put("number", pull.number());
    pull.write(json, at);
    json.raw("requested_reviewer", reviewer.json());
    post.send(pull.repository(), pull.author(), false);
  }

  /** A label was put on it. */
  public void labeled(Pull pull, String label, Account by, long at) {
    pull.labels.add(label);
    Json json = post.begin("pull_request", "labeled", at);
    json.put("number", pull.number());
    pull.write(json, at);
    json.raw("label", Labels.of(label));
    post.send(pull.repository(), by, false);
  }

  /** It entered the merge queue or left it. */
  public void queued(Pull pull, boolean in, long at) {
    tell(pull, in ? "enqueued" : "dequeued", at, pull.author(), false);
  }

  /** Closed without merging. */
  public void abandoned(Pull pull, Account by, long at) {
    pull.close(at);
    tell(pull, "closed", at, by, false);
  }

  /** Open again. */
  public void reopened(Pull pull, long at) {
    pull.reopen();
    tell(pull, "reopened", at, pull.author(), false);
  }

  /** Merged as a commit; {@code healed}: something else is surely told of it later. */
  public void merged(Pull pull, String commit, Account by, long at, boolean healed) {
    pull.merge(at, commit, by);
    tell(pull, "closed", at, by, healed);
  }

  /** A review: approved, changes_requested or commented. */
  public void reviewed(Pull pull, Account reviewer, long id, String state, long at) {
    review(pull, "submitted", reviewer, id, state, at, at, reviewer);
  }

  /** A review counts no longer. */
  public void dismissed(Pull pull, Account reviewer, long id, long submittedAt, long at) {
    review(pull, "dismissed", reviewer, id, "dismissed", submittedAt, at, pull.author());
  }

  private void review(
      Pull pull,
      String action,
      Account reviewer,
      long id,
      String state,
      long submittedAt,
      long at,
      Account by) {
    Json json = post.begin("pull_request_review", action, at);
    json.open("review")
        .put("id", id)
        .put("node_id", "PRR_kwDO" + Long.toString(id, 36))
        .raw("user", reviewer.json())
        .put("body", (String) null)
        .put("commit_id", pull.head())
        .time("submitted_at", submittedAt)
        .put("state", state)
        .put("html_url", pull.htmlUrl() + "#pullrequestreview-" + id)
        .put("author_association", "MEMBER")
        .close();
    pull.write(json, at);
    post.send(pull.repository(), by, false);
  }

  /** The merge queue asks for checks of what it would merge, or gives it up. */
  public void mergeGroup(Pull pull, Commit commit, boolean destroyed, String reason, long at) {
    Json json = post.begin("merge_group", destroyed ? "destroyed" : "checks_requested", at);
    if (destroyed) {
      json.put("reason", reason);
    }
    json.open("merge_group")
        .put("head_sha", commit.sha())
        .put("head_ref", "refs/heads/" + queueBranch(pull))
        .put("base_sha", pull.repository().head())
        .put("base_ref", "refs/heads/" + Repository.MAIN);
    commit.write(json, "head_commit");
    json.close();
    post.send(pull.repository(), pull.author(), false);
  }

  /** The branch that the merge queue makes. */
  public static String queueBranch(Pull pull) {
    return "gh-readonly-queue/" + Repository.MAIN + "/pr-" + pull.number();
  }

  private void tell(Pull pull, String action, long at, Account by, boolean healed) {
    Json json = post.begin("pull_request", action, at);
    json.put("number", pull.number());
    pull.write(json, at);
    post.send(pull.repository(), by, healed);
  }
}

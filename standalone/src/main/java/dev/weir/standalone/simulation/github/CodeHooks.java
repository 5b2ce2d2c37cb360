package dev.weir.standalone.simulation.github;

import java.util.List;

/** What happens to commits: pushes, runs, deployments, releases; and the webhooks of it. */
public final class CodeHooks {
  private static final String NOTHING = "0".repeat(40);
  private final Post post;

  /** Over the post. */
  public CodeHooks(Post post) {
    this.post = post;
  }

  /** A branch was made with its first commits. */
  public void branched(
      Repository repository, String branch, List<Commit> commits, Account by, long at) {
    push(repository, "refs/heads/" + branch, NOTHING, commits, by, at, false);
  }

  /** Commits came to a branch. */
  public void pushed(
      Repository repository,
      String branch,
      String before,
      List<Commit> commits,
      Account by,
      long at) {
    push(repository, "refs/heads/" + branch, before, commits, by, at, false);
  }

  /** Commits came to the branch that work lands on; {@code healed}: all of it is told otherwise. */
  public void landed(
      Repository repository, List<Commit> commits, Account by, long at, boolean healed) {
    String before = repository.head();
    repository.advance(commits.get(commits.size() - 1).sha());
    push(repository, "refs/heads/" + Repository.MAIN, before, commits, by, at, healed);
  }

  private void push(
      Repository repository,
      String ref,
      String before,
      List<Commit> commits,
      Account by,
      long at,
      boolean healed) {
    Commit head = commits.get(commits.size() - 1);
    repository.pushed(at);
    Json json = post.begin("push", at);
    json.put("ref", ref)
        .put("before", before)
        .put("after", head.sha())
        .put("created", before.equals(NOTHING))
        .put("deleted", false)
        .put("forced", false)
        .put("base_ref", (String) null)
        .put("compare", "https://github.com/" + repository.fullName() + "/compare/" + head.sha())
        .openList("commits");
    boolean tag = ref.startsWith("refs/tags/");
    if (!tag) {
      commits.forEach(commit -> commit.write(json, true));
    }
    json.closeList();
    head.write(json, "head_commit");
    post.sendPush(repository, by, healed);
  }

  /** A run was asked for, or a further attempt of it. */
  public void requested(Run run, int attempt, long startedAt, boolean healed) {
    run(run, "requested", attempt, startedAt, "queued", "", startedAt, healed);
  }

  /** A run works. */
  public void inProgress(Run run, int attempt, long startedAt, long at, boolean healed) {
    run(run, "in_progress", attempt, startedAt, "in_progress", "", at, healed);
  }

  /** A run has ended. */
  public void completed(Run run, int attempt, long startedAt, String conclusion, long at) {
    run(run, "completed", attempt, startedAt, "completed", conclusion, at, false);
  }

  private void run(
      Run run,
      String action,
      int attempt,
      long startedAt,
      String status,
      String conclusion,
      long at,
      boolean healed) {
    Json json = post.begin("workflow_run", action, at);
    run.write(json, attempt, startedAt, status, conclusion, at);
    json.open("workflow").put("name", run.workflow()).put("state", "active").close();
    post.send(run.repository(), run.actor(), healed);
  }

  /** A deployment was made; {@code healed}: a status of it surely follows. */
  public void deployed(Deployment deployment, boolean healed) {
    Json json = post.begin("deployment", "created", deployment.createdAt());
    deployment.write(json, deployment.createdAt());
    writeRun(json, deployment, deployment.createdAt());
    post.send(deployment.repository(), deployment.creator(), healed);
  }

  /** A deployment has a status. */
  public void status(Deployment deployment, long id, String state, long at) {
    Json json = post.begin("deployment_status", "created", at);
    json.open("deployment_status")
        .put("url", deployment.url() + "/statuses/" + id)
        .put("id", id)
        .put("node_id", "DES_kwDO" + Long.toString(id, 36))
        .put("state", state)
        .raw("creator", deployment.creator().json())
        .put("description", "")
        .put("environment", deployment.environment())
        .put("target_url", "")
        .time("created_at", at)
        .time("updated_at", at)
        .put("deployment_url", deployment.url())
        .close();
    deployment.write(json, at);
    writeRun(json, deployment, at);
    post.send(deployment.repository(), deployment.creator(), false);
  }

  private static void writeRun(Json json, Deployment deployment, long at) {
    Run run = deployment.run();
    run.write(json, 1, run.createdAt(), "in_progress", "", at);
  }

  /** Somebody is asked to let a deployment pass, or has answered: approved, rejected. */
  public void review(Deployment deployment, String action, Account reviewer, long at) {
    Json json = post.begin("deployment_review", action, at);
    writeRun(json, deployment, at);
    json.time("since", at);
    if (action.equals("requested")) {
      json.put("environment", deployment.environment());
      json.openList("reviewers").open().put("type", "User").raw("reviewer", reviewer.json());
      json.close().closeList();
    } else {
      json.raw("approver", reviewer.json()).put("comment", "");
      json.openList("workflow_job_runs").open().put("environment", deployment.environment());
      json.put("status", action.equals("approved") ? "queued" : "completed").close().closeList();
    }
    post.send(deployment.repository(), reviewer, false);
  }

  /** A version was tagged and released. */
  public void released(Repository repository, String tag, Commit commit, long id, long at) {
    push(repository, "refs/tags/" + tag, NOTHING, List.of(commit), commit.author(), at, false);
    Json json = post.begin("release", "published", at);
    json.open("release")
        .put("id", id)
        .put("node_id", "RE_kwDO" + Long.toString(id, 36))
        .put("html_url", "https://github.com/" + repository.fullName() + "/releases/tag/" + tag)
        .raw("author", commit.author().json())
        .put("tag_name", tag)
        .put("target_commitish", commit.sha())
        .put("name", tag)
        .put("draft", false)
        .put("prerelease", false)
        .time("created_at", commit.madeAt())
        .time("published_at", at)
        .put("body", "")
        .close();
    post.send(repository, commit.author(), false);
  }

  /** A repository has another name. */
  public void renamed(Repository repository, String name, Account by, long at) {
    String old = repository.rename(name);
    Json json = post.begin("repository", "renamed", at);
    json.open("changes").open("repository").open("name").put("from", old);
    json.close().close().close();
    post.send(repository, by, false);
  }
}

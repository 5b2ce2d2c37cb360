package dev.weir.stream.normalize.github;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Makes payloads of GitHub's shape for tests: each complete, to be changed by the test. */
public final class GitHubPayloads {
  private static final String CREATED = "2026-03-02T09:00:00Z";

  private GitHubPayloads() {}

  /** An open issue, event issues.opened. */
  public static GitHubPayload issue(String repository, int number) {
    return numbered("issues", "issue", repository, number)
        .with("issue.html_url", "https://github.com/" + repository + "/issues/" + number)
        .with("issue.state_reason", null)
        .with("issue.type", null);
  }

  /** An open pull request from branch feature to main, event pull_request.opened. */
  public static GitHubPayload pullRequest(String repository, int number) {
    return numbered("pull_request", "pull_request", repository, number)
        .with("number", number)
        .with("pull_request.html_url", "https://github.com/" + repository + "/pull/" + number)
        .with("pull_request.draft", false)
        .with("pull_request.merged", false)
        .with("pull_request.merged_at", null)
        .with("pull_request.merge_commit_sha", null)
        .head("feature", sha("head of " + number))
        .base("main")
        .with("pull_request.head.repo.full_name", repository)
        .with("pull_request.base.repo.full_name", repository)
        .with("pull_request.base.repo.default_branch", "main");
  }

  /** A comment on an issue, event issue_comment.created. */
  public static GitHubPayload issueComment(String repository, int number) {
    return numbered("issue_comment", "issue", repository, number).action("created");
  }

  /** A comment on a pull request, which GitHub shows as an issue. */
  public static GitHubPayload changeComment(String repository, int number) {
    return issueComment(repository, number)
        .with("issue.draft", false)
        .with("issue.pull_request.merged_at", null);
  }

  /** A push of one commit to a branch or tag, event push. */
  public static GitHubPayload push(String repository, String ref) {
    GitHubPayload push = in(repository, "push", "");
    return push.with("ref", ref)
        .with("before", sha("before"))
        .with("created", false)
        .with("deleted", false)
        .with("forced", false)
        .commits(sha("commit"), CREATED, "Change something")
        .pushedAt(CREATED);
  }

  /** A created deployment to production, event deployment.created. */
  public static GitHubPayload deployment(String repository, long id) {
    return deployment("deployment", repository, id);
  }

  /** A successful status of a deployment to production, event deployment_status.created. */
  public static GitHubPayload deploymentStatus(String repository, long id, long statusId) {
    return deployment("deployment_status", repository, id)
        .with("deployment_status.id", statusId)
        .with("deployment_status.state", "success")
        .with("deployment_status.environment", "production")
        .with("deployment_status.created_at", "2026-03-02T09:05:00Z");
  }

  /** A review of a pull request that approves it, event pull_request_review.submitted. */
  public static GitHubPayload review(String repository, int number, long id) {
    return numbered("pull_request_review", "pull_request", repository, number)
        .action("submitted")
        .with("review.id", id)
        .with("review.user", Map.of("login", "bob", "type", "User"))
        .with("review.state", "approved")
        .with("review.submitted_at", "2026-03-03T09:00:00Z");
  }

  /** A first attempt of a workflow run that has passed, event workflow_run.completed. */
  public static GitHubPayload run(String repository, long id) {
    return run("workflow_run", repository, id).action("completed");
  }

  /** A request to let a run deploy to production, event deployment_review.requested. */
  public static GitHubPayload deploymentReview(String repository, long runId) {
    return run("deployment_review", repository, runId)
        .action("requested")
        .with("workflow_run.status", "waiting")
        .with("workflow_run.conclusion", null)
        .with("environment", "production")
        .with("since", "2026-03-02T09:04:00Z");
  }

  /** An issue that became a part of another one, event sub_issues.parent_issue_added. */
  public static GitHubPayload subIssue(String repository, int number, int parent) {
    return numbered("sub_issues", "sub_issue", repository, number)
        .action("parent_issue_added")
        .with("parent_issue.number", parent)
        .with("parent_issue.created_at", CREATED)
        .with("parent_issue.updated_at", CREATED)
        .with("parent_issue_repo.full_name", repository);
  }

  /** An issue that another one holds up, event issue_dependencies.blocked_by_added. */
  public static GitHubPayload dependency(String repository, int blocked, int blocking) {
    return numbered("issue_dependencies", "blocked_issue", repository, blocked)
        .action("blocked_by_added")
        .with("blocking_issue.number", blocking)
        .with("blocking_issue.created_at", CREATED)
        .with("blocking_issue.updated_at", CREATED)
        .with("blocking_issue_repo.full_name", repository);
  }

  /** An issue that a board gave another status, event projects_v2_item.edited. */
  public static GitHubPayload boardItem(String node, String status) {
    return new GitHubPayload("projects_v2_item", "projects_v2_item")
        .action("edited")
        .with("projects_v2_item.id", 5)
        .with("projects_v2_item.content_node_id", node)
        .with("projects_v2_item.content_type", "Issue")
        .with("projects_v2_item.updated_at", CREATED)
        .with("changes.field_value.field_type", "single_select")
        .with("changes.field_value.field_name", "Status")
        .with("changes.field_value.from", null)
        .with("changes.field_value.to", Map.of("id", "a1", "name", status));
  }

  /** A repository that got its name, event repository.renamed. */
  public static GitHubPayload renamed(String repository, String formerName) {
    return in(repository, "repository", "repository")
        .action("renamed")
        .updatedAt("2026-03-04T09:00:00Z")
        .with("changes.repository.name.from", formerName);
  }

  /** A published release, event release.published. */
  public static GitHubPayload release(String repository, long id) {
    return in(repository, "release", "release")
        .action("published")
        .with("release.id", id)
        .with("release.tag_name", "v1")
        .with("release.target_commitish", "main")
        .with("release.draft", false)
        .with("release.prerelease", false)
        .with("release.created_at", CREATED)
        .with("release.published_at", CREATED);
  }

  /** An event without facts, star.created. */
  public static GitHubPayload star(String repository) {
    return in(repository, "star", "").action("created").with("starred_at", CREATED);
  }

  /** Forty hexadecimal digits, the same for the same text. */
  public static String sha(String text) {
    StringBuilder sha = new StringBuilder();
    for (int i = 0; sha.length() < 40; i++) {
      sha.append(String.format("%08x", (text + i).hashCode()));
    }
    return sha.toString();
  }

  private static GitHubPayload run(String event, String repository, long id) {
    return in(repository, event, "workflow_run")
        .createdAt(CREATED)
        .updatedAt("2026-03-02T09:03:00Z")
        .with("workflow_run.id", id)
        .with("workflow_run.name", "Tests")
        .with("workflow_run.head_sha", sha("built"))
        .with("workflow_run.head_branch", "feature")
        .with("workflow_run.event", "push")
        .with("workflow_run.status", "completed")
        .with("workflow_run.conclusion", "success")
        .with("workflow_run.run_attempt", 1)
        .with("workflow_run.run_started_at", "2026-03-02T09:01:00Z");
  }

  private static GitHubPayload deployment(String event, String repository, long id) {
    return in(repository, event, event)
        .action("created")
        .with("deployment.id", id)
        .with("deployment.sha", sha("deployed"))
        .with("deployment.ref", "v1")
        .with("deployment.task", "deploy")
        .with("deployment.environment", "production")
        .with("deployment.transient_environment", false)
        .with("deployment.created_at", CREATED)
        .with("deployment.updated_at", CREATED);
  }

  private static GitHubPayload numbered(
      String event, String object, String repository, int number) {
    return in(repository, event, object)
        .action("opened")
        .with(object + ".number", number)
        .title("Something to do")
        .body("What and why")
        .with(object + ".state", "open")
        .with(object + ".closed_at", null)
        .author("ada", "User")
        .labels()
        .assignees()
        .createdAt(CREATED);
  }

  /** GitHub's id of a repository in these payloads, unless a test sets another. */
  public static int repositoryId(String repository) {
    return repository.toLowerCase(Locale.ROOT).hashCode() & Integer.MAX_VALUE;
  }

  private static GitHubPayload in(String repository, String event, String object) {
    return new GitHubPayload(event, object)
        .with("repository.id", repositoryId(repository))
        .with("repository.full_name", repository)
        .with("repository.default_branch", "main")
        .with("repository.created_at", Instant.parse("2020-01-01T00:00:00Z").getEpochSecond())
        .with("repository.topics", List.of("delivery", Map.of("deep", List.of(1, 2.5, true))))
        .with("sender", Map.of("login", "ada", "type", "User"));
  }
}

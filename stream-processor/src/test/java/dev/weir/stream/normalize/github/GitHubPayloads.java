package dev.weir.stream.normalize.github;

import java.time.Instant;
import java.util.List;
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

  private static GitHubPayload in(String repository, String event, String object) {
    return new GitHubPayload(event, object)
        .with("repository.id", 1)
        .with("repository.full_name", repository)
        .with("repository.default_branch", "main")
        .with("repository.created_at", Instant.parse("2020-01-01T00:00:00Z").getEpochSecond())
        .with("repository.topics", List.of("delivery", Map.of("deep", List.of(1, 2.5, true))))
        .with("sender", Map.of("login", "ada", "type", "User"));
  }
}

package dev.weir.stream.normalize.github;

import static dev.weir.stream.normalize.json.Projection.longTexts;
import static dev.weir.stream.normalize.json.Projection.values;

import dev.weir.stream.normalize.json.Projection;
import dev.weir.stream.normalize.json.Projection.Items;
import dev.weir.stream.normalize.json.Projection.Members;

/** What is read of GitHub's payloads. */
final class WantedMembers {
  private static final Members REPOSITORY =
      values("full_name", "default_branch", "master_branch", "pushed_at");

  /** What issues and pull requests have in common. */
  private static final Members NUMBERED =
      values("number", "html_url", "state", "draft", "created_at", "updated_at", "closed_at")
          .and(longTexts("title", "body"))
          .and("user", values("login", "type"))
          .and("labels", new Items(values("name")))
          .and("assignees", new Items(values("login")));

  private static final Members ISSUE =
      NUMBERED
          .and(values("state_reason"))
          .and("type", values("name"))
          .and("pull_request", values("merged_at"));

  private static final Members CHANGE =
      NUMBERED
          .and(values("merged", "merged_at", "merge_commit_sha"))
          .and("head", values("sha", "ref").and("repo", values("full_name")))
          .and("base", values("ref").and("repo", values("default_branch")));

  private static final Members COMMIT = values("id", "timestamp");

  private static final Members DEPLOYMENT =
      values("id", "sha", "ref", "environment", "task", "transient_environment", "created_at");

  static final Members OF_PAYLOAD =
      values("action", "ref", "before", "after", "forced", "deleted")
          .and("repository", REPOSITORY)
          .and("issue", ISSUE)
          .and("pull_request", CHANGE)
          .and("changes", new Projection.Names())
          .and("label", values("name"))
          .and("assignee", values("login"))
          .and("head_commit", COMMIT)
          .and("commits", new Items(COMMIT.and(longTexts("message"))))
          .and("deployment", DEPLOYMENT)
          .and("deployment_status", values("id", "state", "environment", "created_at"))
          .and(
              "release",
              values("id", "tag_name", "target_commitish", "prerelease", "draft", "published_at"));

  private WantedMembers() {}
}

package dev.weir.stream.normalize.github;

import static dev.weir.stream.normalize.json.Projection.longTexts;
import static dev.weir.stream.normalize.json.Projection.values;

import dev.weir.stream.normalize.json.Projection;
import dev.weir.stream.normalize.json.Projection.Items;
import dev.weir.stream.normalize.json.Projection.Members;
import java.util.Map;

/** What is read of GitHub's payloads. */
final class WantedMembers {
  private static final Members REPOSITORY =
      values("id", "full_name", "default_branch", "master_branch", "pushed_at", "updated_at");

  /** What issues and pull requests have in common. */
  private static final Members NUMBERED =
      values(
              "number",
              "node_id",
              "html_url",
              "state",
              "draft",
              "created_at",
              "updated_at",
              "closed_at")
          .and(longTexts("title", "body"))
          .and("user", values("login", "type"))
          .and("labels", new Items(values("name")))
          .and("assignees", new Items(values("login")));

  private static final Members ISSUE =
      NUMBERED
          .and(values("state_reason", "parent_issue_url"))
          .and("type", values("name"))
          .and("pull_request", values("merged_at"));

  private static final Members CHANGE =
      NUMBERED
          .and(values("merged", "merged_at", "merge_commit_sha"))
          .and("head", values("sha", "ref").and("repo", values("full_name")))
          .and("base", values("ref").and("repo", values("default_branch")));

  /** One more than are told, so that too many are seen. */
  private static final Projection PATHS = new Projection.TextItems(PushPaths.MOST + 1);

  private static final Members COMMIT =
      values("id", "timestamp", "distinct")
          .and("added", PATHS)
          .and("modified", PATHS)
          .and("removed", PATHS);

  private static final Members REVIEW =
      values("id", "state", "submitted_at").and("user", values("login"));

  private static final Members RUN =
      values("id", "name", "display_title", "event", "head_sha", "head_branch")
          .and(values("run_attempt", "status", "conclusion"))
          .and(values("created_at", "run_started_at", "updated_at"));

  private static final Members DEPLOYMENT =
      values("id", "sha", "ref", "environment", "task", "transient_environment")
          .and(values("created_at", "updated_at"));

  /** Another issue, as far as its name goes. */
  private static final Members OTHER_ISSUE = values("number");

  private static final Members OTHER_REPOSITORY = values("full_name");
  private static final Members ACCOUNT = values("login");

  /** What an action changed: all names, and of some what they were or are. */
  private static final Members CHANGES =
      new Members(Map.of())
          .and("new_issue", OTHER_ISSUE)
          .and("new_repository", OTHER_REPOSITORY)
          .and("old_issue", OTHER_ISSUE)
          .and("old_repository", OTHER_REPOSITORY)
          .and("repository", new Members(Map.of("name", values("from"))))
          .and(
              "owner",
              new Members(
                  Map.of("from", new Members(Map.of("user", ACCOUNT, "organization", ACCOUNT)))))
          .and("field_value", values("field_type", "field_name").and("to", values("name")));

  /** Relations between two issues, each beside its repository. */
  private static final Members RELATIONS =
      new Members(Map.of())
          .and("sub_issue", ISSUE)
          .and("sub_issue_repo", OTHER_REPOSITORY)
          .and("parent_issue", ISSUE)
          .and("parent_issue_repo", OTHER_REPOSITORY)
          .and("blocked_issue", ISSUE)
          .and("blocked_issue_repo", OTHER_REPOSITORY)
          .and("blocking_issue", ISSUE)
          .and("blocking_issue_repo", OTHER_REPOSITORY);

  /** What asks somebody to let a run deploy, or answers. */
  private static final Members APPROVAL =
      values("since", "environment", "sha", "deployment_callback_url")
          .and("workflow_job_run", values("environment"))
          .and("workflow_job_runs", new Items(values("environment")));

  static final Members OF_PAYLOAD =
      values("action", "ref", "before", "after", "forced", "deleted")
          .and(RELATIONS)
          .and(APPROVAL)
          .and("repository", REPOSITORY)
          .and("issue", ISSUE)
          .and("pull_request", CHANGE)
          .and("review", REVIEW)
          .and("workflow_run", RUN)
          .and("workflow", values("name"))
          .and("projects_v2_item", values("id", "content_node_id", "updated_at"))
          .and("changes", new Projection.Names(CHANGES))
          .and("label", values("name"))
          .and("assignee", values("login"))
          .and("head_commit", COMMIT)
          .and("commits", new Items(COMMIT.and(longTexts("message"))))
          .and("deployment", DEPLOYMENT)
          .and("deployment_status", values("id", "state", "environment", "created_at"))
          .and(
              "release",
              values("id", "tag_name", "target_commitish", "prerelease", "draft")
                  .and(values("published_at", "updated_at")));

  private WantedMembers() {}
}

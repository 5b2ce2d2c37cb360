package dev.weir.stream.normalize.github;

import java.util.List;
import java.util.Map;

/** Payloads that together tell every kind of fact. */
final class SamplePayloads {
  static final List<GitHubPayload> ALL =
      List.of(
          GitHubPayloads.issue("acme/shop", 12)
              .action("edited")
              .closedAt("2026-03-05T10:00:00Z")
              .with("changes.title.from", "old")
              .with("issue.node_id", "I_12")
              .draft(false)
              .with("issue.parent_issue_url", "https://api.github.com/repos/acme/shop/issues/3")
              .labels("bug", "ünïcode \uD83D\uDE00")
              .body("fixes #3, PUB-9"),
          GitHubPayloads.issue("acme/shop", 12).action("deleted"),
          GitHubPayloads.issue("acme/shop", 12)
              .action("transferred")
              .with("changes.new_issue.number", 4)
              .with("changes.new_repository.full_name", "acme/plans"),
          GitHubPayloads.subIssue("acme/shop", 12, 3),
          GitHubPayloads.dependency("acme/shop", 12, 3),
          GitHubPayloads.pullRequest("acme/shop", 7).mergedAt("2026-03-05T10:00:00Z", "abc"),
          GitHubPayloads.pullRequest("acme/shop", 7)
              .action("enqueued")
              .with("pull_request.node_id", "PR_7"),
          GitHubPayloads.changeComment("acme/shop", 7)
              .with("issue.pull_request.merged_at", "2026-03-05T10:00:00Z"),
          GitHubPayloads.review("acme/shop", 7, 9),
          GitHubPayloads.review("acme/shop", 7, 9)
              .action("dismissed")
              .with("review.state", "dismissed"),
          GitHubPayloads.push("acme/shop", "refs/heads/main"),
          GitHubPayloads.push("acme/shop", "refs/heads/feature")
              .with("after", "a1")
              .with("head_commit", Map.of("id", "a1", "distinct", false, "added", List.of("b.rb")))
              .with("commits", List.of()),
          GitHubPayloads.push("acme/shop", "refs/heads/feature")
              .commits(
                  "a1",
                  "2026-03-02T09:00:00Z",
                  "This reverts commit " + GitHubPayloads.sha("commit")),
          GitHubPayloads.run("acme/shop", 7).with("workflow.name", "Tests"),
          GitHubPayloads.deploymentStatus("acme/shop", 42, 99).with("workflow_run.id", 7),
          GitHubPayloads.deploymentReview("acme/shop", 7)
              .with("workflow_job_runs", List.of(Map.of("environment", "prod-eu"))),
          GitHubPayloads.release("acme/shop", 5).action("released"),
          GitHubPayloads.boardItem("I_1", "Done"),
          GitHubPayloads.renamed("acme/shop", "store"));

  private SamplePayloads() {}
}

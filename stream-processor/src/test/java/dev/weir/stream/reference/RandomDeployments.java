package dev.weir.stream.reference;

import dev.weir.stream.normalize.github.GitHubPayload;
import dev.weir.stream.normalize.github.GitHubPayloads;
import java.util.ArrayList;
import java.util.List;

/** Deployments of a repository, at random: also of old commits, and of such that never land. */
final class RandomDeployments {
  private record Attempt(
      long id, String sha, String environment, boolean passing, String createdAt) {}

  private final String repository;
  private final Script script;
  private final List<Attempt> attempts = new ArrayList<>();
  private long ids;

  RandomDeployments(String repository, Script script) {
    this.repository = repository;
    this.script = script;
  }

  void create(RandomCode code) {
    Attempt attempt =
        new Attempt(
            ++ids,
            code.toDeploy(),
            script.oneOf("production", "production", "production", "Production", "live", "staging"),
            script.chance(0.03),
            script.now());
    attempts.add(attempt);
    script.tell(told(GitHubPayloads.deployment(repository, attempt.id()), attempt));
    if (script.chance(0.5)) {
      script.pass();
      status(attempt, "success");
    }
  }

  void proceed() {
    if (!attempts.isEmpty()) {
      int back = script.below(Math.min(3, attempts.size()));
      status(
          attempts.get(attempts.size() - 1 - back),
          script.oneOf(
              "queued",
              "pending",
              "in_progress",
              "waiting",
              "failure",
              "error",
              "success",
              "success",
              "inactive"));
    }
  }

  private void status(Attempt attempt, String state) {
    GitHubPayload status = GitHubPayloads.deploymentStatus(repository, attempt.id(), ++ids);
    script.tell(
        told(status, attempt)
            .with("deployment_status.state", state)
            .with(
                "deployment_status.environment",
                script.chance(0.03) ? "staging" : attempt.environment())
            .with("deployment_status.created_at", script.now()));
  }

  private static GitHubPayload told(GitHubPayload payload, Attempt attempt) {
    return payload
        .with("deployment.sha", attempt.sha())
        .with("deployment.environment", attempt.environment())
        .with("deployment.transient_environment", attempt.passing())
        .with("deployment.created_at", attempt.createdAt());
  }
}

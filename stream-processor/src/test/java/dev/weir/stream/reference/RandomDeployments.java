package dev.weir.stream.reference;

import dev.weir.stream.normalize.github.GitHubPayload;
import dev.weir.stream.normalize.github.GitHubPayloads;
import dev.weir.stream.reference.RandomRuns.Run;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Deployments of a repository, at random: also of old commits, and of such that never land. */
final class RandomDeployments {
  private record Attempt(
      int id,
      String sha,
      String environment,
      boolean passing,
      String createdAt,
      @Nullable Run run) {}

  private final String repository;
  private final Script script;
  private final RandomRuns runs;
  private final List<Attempt> attempts = new ArrayList<>();

  RandomDeployments(String repository, Script script, RandomRuns runs) {
    this.repository = repository;
    this.script = script;
    this.runs = runs;
  }

  void create(RandomCode code) {
    String sha = code.toDeploy();
    String environment = environment();
    Run run = script.chance(Feature.MATRIX, 0.4) ? runs.deploying(sha) : null;
    create(sha, environment, run);
    if (run != null && script.chance(Feature.MATRIX, 0.3)) {
      script.pass();
      run.attempt++;
      create(sha, script.chance(0.8) ? environment : environment(), run);
    }
  }

  /** What one attempt of a run deploys, or somebody without a run. */
  private void create(String sha, String environment, @Nullable Run run) {
    if (run != null && script.chance(Feature.DEPLOYMENT_REVIEWS, 0.5)) {
      review(run, environment, "requested");
      script.pass();
      if (script.chance(0.8)) {
        review(run, environment, script.oneOf("approved", "rejected"));
      }
      if (script.chance(0.3)) {
        return;
      }
    }
    boolean passing = script.chance(0.03);
    int jobs = run != null && script.chance(0.4) ? 2 : 1;
    for (int i = 0; i < jobs; i++) {
      create(new Attempt(script.id(), sha, environment, passing, script.now(), run));
      script.pass();
    }
  }

  /** One to production, which ends. */
  void deploy(String sha, String state) {
    Attempt attempt = new Attempt(script.id(), sha, "production", false, script.now(), null);
    attempts.add(attempt);
    status(attempt, state);
  }

  private String environment() {
    if (Feature.MEMBERS.isOn() || Feature.SERVICES.isOn()) {
      return script.oneOf(
          "production", "production", "Production", "live", "prod-eu", "prod-us", "web", "staging");
    }
    return script.oneOf("production", "production", "Production", "staging");
  }

  private void create(Attempt attempt) {
    attempts.add(attempt);
    script.tell(
        repository,
        told(GitHubPayloads.deployment(script.name(repository), attempt.id()), attempt));
    if (script.chance(0.5)) {
      script.pass();
      status(attempt, "success");
    }
  }

  private void review(Run run, String environment, String state) {
    GitHubPayload review = GitHubPayloads.deploymentReview(script.name(repository), run.id);
    script.tell(
        repository,
        RandomRuns.shown(review, run)
            .action(state)
            .with("environment", environment)
            .with("since", script.now()));
  }

  void proceed() {
    if (attempts.isEmpty()) {
      return;
    }
    int back = script.below(Math.min(3, attempts.size()));
    Attempt attempt = attempts.get(attempts.size() - 1 - back);
    if (attempt.run() != null && script.chance(Feature.DEPLOYMENT_REVIEWS, 0.2)) {
      review(
          attempt.run(), attempt.environment(), script.oneOf("requested", "approved", "rejected"));
    } else {
      status(
          attempt,
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
    GitHubPayload status =
        GitHubPayloads.deploymentStatus(script.name(repository), attempt.id(), script.id());
    script.tell(
        repository,
        told(status, attempt)
            .with("deployment_status.state", state)
            .with(
                "deployment_status.environment",
                script.chance(0.03) ? "staging" : attempt.environment())
            .with("deployment_status.created_at", script.now()));
  }

  private static GitHubPayload told(GitHubPayload payload, Attempt attempt) {
    if (attempt.run() != null) {
      RandomRuns.shown(payload, attempt.run());
    }
    return payload
        .with("deployment.sha", attempt.sha())
        .with("deployment.environment", attempt.environment())
        .with("deployment.transient_environment", attempt.passing())
        .with("deployment.created_at", attempt.createdAt());
  }
}

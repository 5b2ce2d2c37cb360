package dev.weir.stream.reference;

import dev.weir.stream.normalize.github.GitHubPayload;
import dev.weir.stream.normalize.github.GitHubPayloads;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** CI runs of a repository, at random. */
final class RandomRuns {
  static final class Run {
    final int id;
    final String name;
    final String event;
    final String sha;
    String startedAt;
    int attempt = 1;
    @Nullable String conclusion;
    @Nullable String endedAt;

    Run(int id, String name, String event, String sha, String startedAt) {
      this.id = id;
      this.name = name;
      this.event = event;
      this.sha = sha;
      this.startedAt = startedAt;
    }
  }

  private final String repository;
  private final Script script;
  private final List<Run> runs = new ArrayList<>();

  RandomRuns(String repository, Script script) {
    this.repository = repository;
    this.script = script;
  }

  void start(String sha) {
    String event = script.oneOf("push", "push", "pull_request", "merge_group", "schedule");
    Run run =
        new Run(script.id(), script.oneOf("ci", "ci-lint", "nightly"), event, sha, script.now());
    runs.add(run);
    script.tell(repository, payload(run).action("requested"));
    if (script.chance(0.5)) {
      script.pass();
      end(run);
    }
  }

  /** One that deploys. */
  Run deploying(String sha) {
    Run run = new Run(script.id(), "deploy", script.oneOf("push", "release"), sha, script.now());
    runs.add(run);
    return run;
  }

  void proceed() {
    Run run = script.oneOf(runs);
    if (run == null) {
      return;
    }
    if (run.conclusion == null) {
      end(run);
    } else {
      run.attempt++;
      run.conclusion = null;
      run.startedAt = script.now();
      script.tell(repository, payload(run).action("requested"));
    }
  }

  private void end(Run run) {
    run.conclusion =
        script.oneOf(
            "success",
            "success",
            "success",
            "failure",
            "failure",
            "timed_out",
            "cancelled",
            "skipped",
            "neutral",
            "startup_failure");
    run.endedAt = script.now();
    script.tell(repository, payload(run).action("completed"));
  }

  private GitHubPayload payload(Run run) {
    return shown(GitHubPayloads.run(script.name(repository), run.id), run);
  }

  /** Shows a run beside what else a payload tells. */
  static GitHubPayload shown(GitHubPayload payload, Run run) {
    boolean ended = run.conclusion != null;
    return payload
        .with("workflow_run.id", run.id)
        .with("workflow_run.name", run.name)
        .with("workflow_run.event", run.event)
        .with("workflow_run.head_sha", run.sha)
        .with("workflow_run.head_branch", "main")
        .with("workflow_run.run_attempt", run.attempt)
        .with("workflow_run.run_started_at", run.startedAt)
        .with("workflow_run.status", ended ? "completed" : "in_progress")
        .with("workflow_run.conclusion", run.conclusion)
        .with("workflow_run.updated_at", ended ? run.endedAt : run.startedAt);
  }
}

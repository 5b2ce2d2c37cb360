package dev.weir.stream.flow;

import dev.weir.stream.normalize.github.GitHubPayload;
import dev.weir.stream.normalize.github.GitHubPayloads;

/** A run of a workflow of a {@link Story}. */
final class StoryRun {
  private final Story story;
  private final String repository;
  private final long id;
  private final String name;
  private final String commit;
  private String event = "pull_request";
  private int attempt = 1;
  private String startedAt;

  /** Its first attempt starts now. */
  StoryRun(Story story, String repository, long id, String name, String commit) {
    this.story = story;
    this.repository = repository;
    this.id = id;
    this.name = name;
    this.commit = commit;
    this.startedAt = story.now();
  }

  StoryRun on(String trigger) {
    event = trigger;
    return this;
  }

  StoryRun started() {
    story.tell(shown().action("requested").with("workflow_run.status", "in_progress"));
    return this;
  }

  /** Another attempt of it starts now. */
  StoryRun again() {
    attempt++;
    startedAt = story.now();
    return started();
  }

  StoryRun ended(String conclusion) {
    story.tell(
        shown()
            .with("workflow_run.status", "completed")
            .with("workflow_run.conclusion", conclusion));
    return this;
  }

  private GitHubPayload shown() {
    return GitHubPayloads.run(repository, id)
        .createdAt(startedAt)
        .updatedAt(story.now())
        .with("workflow_run.name", name)
        .with("workflow_run.event", event)
        .with("workflow_run.head_sha", Story.sha(commit))
        .with("workflow_run.run_attempt", attempt)
        .with("workflow_run.run_started_at", startedAt)
        .with("workflow_run.conclusion", null);
  }
}

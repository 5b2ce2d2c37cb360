package dev.weir.stream.flow;

import dev.weir.stream.normalize.github.GitHubPayload;
import dev.weir.stream.normalize.github.GitHubPayloads;

/** A deployment of a {@link Story}, to production unless told otherwise. */
final class StoryDeployment {
  private final Story story;
  private final String repository;
  private final long id;
  private final String commit;
  private final String createdAt;
  private String environment = "production";
  private int statuses;

  /** Created now, told or not. */
  StoryDeployment(Story story, String repository, long id, String commit) {
    this.story = story;
    this.repository = repository;
    this.id = id;
    this.commit = commit;
    this.createdAt = story.now();
  }

  StoryDeployment to(String name) {
    environment = name;
    return this;
  }

  StoryDeployment created() {
    story.tell(shown(GitHubPayloads.deployment(repository, id)));
    return this;
  }

  StoryDeployment status(String state) {
    story.tell(
        shown(GitHubPayloads.deploymentStatus(repository, id, id * 100 + statuses++))
            .with("deployment_status.state", state)
            .with("deployment_status.environment", environment)
            .with("deployment_status.created_at", story.now()));
    return this;
  }

  private GitHubPayload shown(GitHubPayload payload) {
    return payload
        .with("deployment.sha", Story.sha(commit))
        .with("deployment.environment", environment)
        .with("deployment.created_at", createdAt);
  }
}

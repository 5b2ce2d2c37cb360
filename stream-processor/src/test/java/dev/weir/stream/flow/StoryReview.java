package dev.weir.stream.flow;

import dev.weir.stream.normalize.github.GitHubPayload;
import java.util.Map;

/** A review of a {@link StoryChange}, made now. */
final class StoryReview {
  private final StoryChange change;
  private final Story story;
  private final long id;
  private final String reviewer;
  private final String state;
  private final String submittedAt;

  StoryReview(StoryChange change, Story story, String reviewer, String state) {
    this.change = change;
    this.story = story;
    this.id = story.another();
    this.reviewer = reviewer;
    this.state = state;
    this.submittedAt = story.now();
  }

  StoryReview submitted() {
    story.tell(shown().with("review.state", state));
    return this;
  }

  void dismissed() {
    story.tell(shown().action("dismissed").with("review.state", "dismissed"));
  }

  private GitHubPayload shown() {
    return change
        .review(id)
        .with("review.user", Map.of("login", reviewer, "type", "User"))
        .with("review.submitted_at", submittedAt);
  }
}

package dev.weir.stream.reference;

import dev.weir.stream.normalize.github.GitHubPayload;
import dev.weir.stream.normalize.github.GitHubPayloads;
import dev.weir.stream.reference.RandomChanges.Change;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reviews of pull requests, at random. */
final class RandomReviews {
  private record Review(int id, String reviewer, String state, String at) {}

  private final String repository;
  private final Script script;
  private final Map<Change, List<Review>> reviews = new HashMap<>();

  RandomReviews(String repository, Script script) {
    this.repository = repository;
    this.script = script;
  }

  void review(Change change, RandomChanges changes) {
    List<Review> its = reviews.computeIfAbsent(change, c -> new ArrayList<>());
    Review old = script.oneOf(its);
    if (old != null && script.chance(0.3)) {
      Review dismissed = new Review(old.id(), old.reviewer(), "dismissed", old.at());
      its.set(its.indexOf(old), dismissed);
      script.tell(
          repository, changes.shown(payload(change, dismissed).action("dismissed"), change));
    } else {
      String reviewer = script.oneOf("bob", "Bob", "eve", "ada");
      String state =
          script.oneOf(
              "approved", "approved", "changes_requested", "changes_requested", "commented");
      Review review = new Review(script.id(), reviewer, state, script.now());
      its.add(review);
      script.tell(repository, changes.shown(payload(change, review), change));
    }
  }

  private GitHubPayload payload(Change change, Review review) {
    return GitHubPayloads.review(script.name(repository), change.number, review.id())
        .with("review.user", Map.of("login", review.reviewer(), "type", "User"))
        .with("review.state", review.state())
        .with("review.submitted_at", review.at());
  }
}

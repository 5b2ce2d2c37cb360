package dev.weir.stream.normalize.github;

import dev.weir.stream.fact.FactKind;
import dev.weir.stream.normalize.EventTime;
import dev.weir.stream.normalize.json.JsonObject;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** What the member {@code review} tells of the pull request beside it. */
final class ReviewFacts {
  private static final String DISMISSED = "dismissed";
  private static final String PENDING = "pending";

  private ReviewFacts() {}

  static void mine(Payload payload) {
    JsonObject review = payload.root().object("review");
    JsonObject change = payload.root().object("pull_request");
    String id = review == null ? null : review.text("id");
    Long number = change == null ? null : NumberedFacts.numberOf(change);
    if (review == null || id == null || number == null) {
      return;
    }
    String state = review.textOrEmpty("state").toLowerCase(Locale.ROOT);
    if (state.equals(PENDING)) {
      return;
    }
    String subject = payload.numbered(number);
    Map<String, String> attributes = new HashMap<>();
    NumberedFacts.putIfGiven(attributes, "reviewer", review.text("user", "login"));
    if (state.equals(DISMISSED) || payload.action().equals(DISMISSED)) {
      // the review has no time of its dismissal; any later payload that shows it tells a later one
      EventTime time = EventTime.of(change, "updated_at");
      payload.facts().add(FactKind.REVIEW_DISMISSED, subject, at -> id, time, attributes);
    }
    if (!state.isEmpty() && !state.equals(DISMISSED)) {
      // what a dismissed one was is not known: no state, so that it stays what another payload says
      attributes.put("state", state);
    }
    EventTime time = EventTime.of(review, "submitted_at");
    payload.facts().add(FactKind.REVIEW_SUBMITTED, subject, at -> id, time, attributes);
  }
}

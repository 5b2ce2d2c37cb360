package dev.weir.stream.scope;

import static dev.weir.stream.scope.ShopFacts.SHOP;
import static dev.weir.stream.scope.ShopFacts.change;
import static dev.weir.stream.scope.ShopFacts.sha;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.stream.fact.FactKind;
import dev.weir.stream.scope.SampleFacts.Delivery;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Reviewers are asked anew about each attempt of a run that deploys (MODEL.md, section 5). */
class ReviewedAttemptsTest {
  private static Delivery review(String attempt, int hour, String state) {
    return review(attempt, hour, state, "production");
  }

  private static Delivery review(String attempt, int hour, String state, String environment) {
    return new Delivery(
        SampleFacts.scope(SHOP),
        List.of(
            SampleFacts.fact(
                SHOP + "/runs/7",
                FactKind.DEPLOYMENT_REVIEWED,
                state + attempt + environment,
                hour,
                Map.of(
                    "environment", environment,
                    "state", state,
                    "sha", sha(5),
                    "attempt", attempt))));
  }

  private static List<String> stays(World world) {
    return world.item(change(5)).getVisits().stream()
        .map(v -> v.getStage() + " " + v.getEnteredAt().toString().substring(11, 13))
        .toList();
  }

  @Test
  void shouldWaitForTheReviewOfAnAttemptThatDeployedNothing() {
    World world =
        ShopFacts.under("")
            .landed(5, 10)
            .told(review("1", 12, "requested"))
            .waiting(1, 14, 5, "production", "7.2")
            .world();
    assertThat(stays(world))
        .containsExactly("code_review 09", "testing 10", "deployment_approval 12");
  }

  @Test
  void shouldNotWaitForTheReviewOfAnotherEnvironment() {
    World world =
        ShopFacts.under("")
            .landed(5, 10)
            .told(review("1", 12, "requested", "staging"))
            .waiting(1, 14, 5, "production", "7.1")
            .world();
    assertThat(stays(world))
        .containsExactly("code_review 09", "testing 10", "deployment_approval 14");
  }

  @Test
  void shouldWaitNoLongerForAnAttemptOnceALaterOneHasSucceeded() {
    World world =
        ShopFacts.under("")
            .landed(5, 10)
            .told(review("1", 12, "requested"))
            .told(review("2", 13, "requested"))
            .told(review("2", 14, "approved"))
            .deployed(1, 15, 5, "production", "7.2")
            .landed(6, 16)
            .world();
    assertThat(stays(world))
        .containsExactly("code_review 09", "testing 10", "deployment_approval 12", "production 15");
    assertThat(world.item(change(6)).getVisits())
        .extracting(visit -> visit.getStage())
        .containsExactly("code_review", "testing");
  }
}

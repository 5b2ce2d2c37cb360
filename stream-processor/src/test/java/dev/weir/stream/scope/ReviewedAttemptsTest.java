package dev.weir.stream.scope;

import static dev.weir.stream.scope.ShopFacts.change;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Reviewers are asked anew about each attempt of a run that deploys (MODEL.md, section 5). */
class ReviewedAttemptsTest {
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
            .reviewed("7.1", 12, 5, "production", "requested")
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
            .reviewed("7.1", 12, 5, "staging", "requested")
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
            .reviewed("7.1", 12, 5, "production", "requested")
            .reviewed("7.2", 13, 5, "production", "requested")
            .reviewed("7.2", 14, 5, "production", "approved")
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

package dev.weir.stream.normalize.github;

import static dev.weir.stream.normalize.github.GitHubPayloads.review;
import static dev.weir.stream.normalize.github.GitHubReading.fact;
import static dev.weir.stream.normalize.github.GitHubReading.only;
import static dev.weir.stream.normalize.github.GitHubReading.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.stream.fact.Fact;
import dev.weir.stream.fact.FactKind;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReviewFactsTest {
  private static GitHubPayload dismissed() {
    return review("acme/shop", 7, 99)
        .action("dismissed")
        .with("review.state", "dismissed")
        .updatedAt("2026-03-04T09:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"approved", "CHANGES_REQUESTED", "commented"})
  void shouldTellAReviewAsOfItsSubmission(String state) {
    Fact submitted =
        fact(review("acme/shop", 7, 99).with("review.state", state), FactKind.REVIEW_SUBMITTED);
    assertThat(submitted.subject()).isEqualTo("acme/shop#7");
    assertThat(submitted.discriminator()).isEqualTo("99");
    assertThat(submitted.at()).isEqualTo("2026-03-03T09:00:00Z");
    assertThat(submitted.attributes())
        .containsOnly(
            Map.entry("reviewer", "bob"), Map.entry("state", state.toLowerCase(Locale.ROOT)));
  }

  @Test
  void shouldTellTheChangeThatWasReviewed() {
    assertThat(read(review("acme/shop", 7, 99)).facts())
        .extracting(Fact::kind)
        .contains(FactKind.CHANGE_CREATED, FactKind.CHANGE_OBSERVED);
  }

  @Test
  void shouldTellADismissalAsOfThePullRequest() {
    Fact dismissal = fact(dismissed(), FactKind.REVIEW_DISMISSED);
    assertThat(dismissal.subject()).isEqualTo("acme/shop#7");
    assertThat(dismissal.discriminator()).isEqualTo("99");
    assertThat(dismissal.at()).isEqualTo("2026-03-04T09:00:00Z");
    assertThat(dismissal.attributes()).containsOnly(Map.entry("reviewer", "bob"));
  }

  @Test
  void shouldKeepWhatADismissedReviewWas() {
    Fact before = fact(review("acme/shop", 7, 99), FactKind.REVIEW_SUBMITTED);
    Fact after = fact(dismissed(), FactKind.REVIEW_SUBMITTED);
    assertThat(after.attribute("state")).isNull();
    assertThat(after.join(before)).isEqualTo(before);
    assertThat(before.join(after)).isEqualTo(before);
  }

  @Test
  void shouldTellALostDismissalFromALaterPayload() {
    GitHubPayload edited = dismissed().action("edited").updatedAt("2026-03-05T09:00:00Z");
    Fact late = fact(edited, FactKind.REVIEW_DISMISSED);
    Fact dismissal = fact(dismissed(), FactKind.REVIEW_DISMISSED);
    assertThat(late.at()).isEqualTo("2026-03-05T09:00:00Z");
    assertThat(late.join(dismissal).at()).isEqualTo("2026-03-04T09:00:00Z");
  }

  @Test
  void shouldNotTellAReviewThatWasNotSubmitted() {
    var read =
        read(
            review("acme/shop", 7, 99)
                .with("review.state", "pending")
                .with("review.submitted_at", null));
    assertThat(read.refusals()).isEmpty();
    assertThat(read.facts()).extracting(Fact::kind).doesNotContain(FactKind.REVIEW_SUBMITTED);
  }

  @Test
  void shouldTellTheReviewOfAGhost() {
    var read = read(review("acme/shop", 7, 99).with("review.user", null));
    assertThat(only(read, FactKind.REVIEW_SUBMITTED).attribute("reviewer")).isNull();
  }
}

package dev.weir.stream.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.stream.fact.FactKind;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A failing seed is made small, and printed as a test that fails in the same way. */
class SeedsTest {
  /** As if the product lost every change that is merged after a push of its branch. */
  private static boolean isLost(List<Delivery> story) {
    return tells(story, FactKind.CHANGE_MERGED) && tells(story, FactKind.PUSHED);
  }

  private static boolean tells(List<Delivery> story, FactKind kind) {
    return story.stream()
        .flatMap(delivery -> delivery.facts().stream())
        .anyMatch(fact -> fact.kind() == kind);
  }

  @Test
  void shouldLeaveOnlyWhatTheFailureNeeds() {
    Seeds seeds = new Seeds((story, rules, seed) -> isLost(story) ? "lost" : null);
    Counterexample whole = whole();

    Counterexample small = seeds.shrunk(whole);

    assertThat(whole.story()).hasSizeGreaterThan(20);
    assertThat(small.story().stream().flatMap(delivery -> delivery.facts().stream()))
        .extracting(fact -> fact.kind())
        .containsExactlyInAnyOrder(FactKind.CHANGE_MERGED, FactKind.PUSHED);
  }

  @Test
  void shouldPrintATestThatTellsTheSame() {
    Seeds seeds = new Seeds((story, rules, seed) -> isLost(story) ? "lost" : null);
    Counterexample small = seeds.shrunk(whole());

    assertThat(small.asTest())
        .contains("@Test", "ToldFacts.under(", "version: 1", ".shouldHold(" + small.seed() + "L)")
        .contains("ToldFacts.fact(FactKind.CHANGE_MERGED, \"acme/")
        .contains("ToldFacts.fact(FactKind.PUSHED, \"acme/");
  }

  @Test
  void shouldTellTheSameFactsAsThePrintedTest() {
    Delivery told =
        RandomOrganisation.deliveries(1).stream()
            .filter(delivery -> delivery.scope().name().equals("acme/shop"))
            .findFirst()
            .orElseThrow();
    var fact = told.facts().get(0);
    String[] attributes =
        fact.attributes().entrySet().stream()
            .flatMap(one -> List.of(one.getKey(), one.getValue()).stream())
            .toArray(String[]::new);

    ToldFacts printed =
        ToldFacts.under("version: 1\n")
            .in(
                "acme/shop",
                ToldFacts.fact(
                    fact.kind(),
                    fact.subject(),
                    fact.discriminator(),
                    fact.at().toString(),
                    attributes));

    assertThat(printed.story().get(0).facts()).containsExactly(fact);
  }

  private static Counterexample whole() {
    for (long seed = 1; ; seed++) {
      List<Delivery> story = RandomOrganisation.deliveries(seed);
      if (isLost(story) && story.size() > 20) {
        return new Counterexample(story, RandomRules.of(seed), seed);
      }
    }
  }
}

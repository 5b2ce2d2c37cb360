package dev.weir.stream.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.stream.fact.Fact;
import dev.weir.stream.fact.FactKind;
import dev.weir.stream.fact.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Facts by hand: what a shrunk failure is printed with. */
final class ToldFacts {
  /** A fact of a scope that is told with it. */
  record Untold(FactKind kind, String subject, String told, Instant at, Map<String, String> more) {}

  private final Rulebook rules;
  private final List<Delivery> story = new ArrayList<>();

  private ToldFacts(Rulebook rules) {
    this.rules = rules;
  }

  static ToldFacts under(String yaml) {
    return new ToldFacts(new Rulebook(yaml));
  }

  /** A fact with its discriminator, its time, and names and values of its attributes in turn. */
  static Untold fact(
      FactKind kind, String subject, String discriminator, String at, String... attributes) {
    Map<String, String> more = new TreeMap<>();
    for (int i = 0; i < attributes.length; i += 2) {
      more.put(attributes[i], attributes[i + 1]);
    }
    return new Untold(kind, subject, discriminator, Instant.parse(at), more);
  }

  /** A delivery to a repository. */
  ToldFacts in(String repository, Untold... facts) {
    Scope scope = new Scope("default", "github", "github.com", repository);
    story.add(
        new Delivery(
            scope,
            "facts",
            Arrays.stream(facts)
                .map(f -> Fact.of(scope, f.kind(), f.subject(), f.told(), f.at(), f.more()))
                .toList()));
    return this;
  }

  /** Told in order, and in the way of a seed, it comes to the tables of the reference. */
  void shouldHold(long seed) {
    assertThat(Retelling.differs(story, rules, seed)).isNull();
  }

  List<Delivery> story() {
    return story;
  }
}

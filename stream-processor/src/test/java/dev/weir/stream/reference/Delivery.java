package dev.weir.stream.reference;

import dev.weir.stream.fact.Fact;
import dev.weir.stream.fact.Scope;
import dev.weir.stream.normalize.Normalized;
import dev.weir.stream.normalize.RawDelivery;
import dev.weir.stream.normalize.github.GitHubPayload;
import dev.weir.stream.normalize.github.GitHubReader;
import dev.weir.stream.valuestream.ValueStream;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What one webhook told. */
record Delivery(Scope scope, String event, List<Fact> facts) {
  private static final GitHubReader READER = new GitHubReader(ValueStream.builtIn());
  private static final Set<String> HIDDEN =
      Set.of("url", "author", "author_type", "task", "ref", "before", "default_branch", "forced");
  private static final Instant RECEIVED = Instant.parse("2027-12-31T00:00:00Z");

  static Delivery of(GitHubPayload payload) {
    RawDelivery raw = payload.delivery(RECEIVED);
    Normalized.Read read = (Normalized.Read) READER.read(raw);
    return new Delivery(raw.scope(), payload.eventType(), read.facts());
  }

  /** Each fact as a delivery of its own. */
  List<Delivery> apart() {
    return facts.stream().map(fact -> new Delivery(scope, event, List.of(fact))).toList();
  }

  /** Without one of its facts. */
  Delivery without(int fact) {
    List<Fact> fewer = new java.util.ArrayList<>(facts);
    fewer.remove(fact);
    return new Delivery(scope, event, fewer);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(scope.name()).append(' ').append(event);
    for (Fact fact : facts) {
      text.append("\n    ").append(fact.at()).append(' ').append(fact.kind().wireName());
      text.append(' ').append(fact.subject()).append(' ').append(shown(fact));
    }
    return text.toString();
  }

  /** Its attributes without what is always there. */
  private static String shown(Fact fact) {
    return fact.attributes().entrySet().stream()
        .filter(
            attribute -> !HIDDEN.contains(attribute.getKey()) && !attribute.getValue().isEmpty())
        .map(attribute -> attribute.getKey() + "=" + attribute.getValue().replace('\n', ' '))
        .collect(Collectors.joining(", ", "{", "}"));
  }
}

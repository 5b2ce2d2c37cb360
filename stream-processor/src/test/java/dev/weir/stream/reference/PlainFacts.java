package dev.weir.stream.reference;

import dev.weir.stream.fact.Fact;
import dev.weir.stream.fact.FactKind;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** All facts, each identity once. */
final class PlainFacts {
  private final Map<UUID, Fact> byId = new LinkedHashMap<>();

  PlainFacts(Collection<Delivery> deliveries) {
    for (Delivery delivery : deliveries) {
      delivery.facts().forEach(fact -> byId.merge(fact.id(), fact, Fact::join));
    }
  }

  /** Facts of a kind in a repository, whatever their subject. */
  List<Fact> ofKind(String repository, FactKind kind) {
    return byId.values().stream()
        .filter(fact -> fact.kind() == kind && repositoryOf(fact).equals(repository))
        .toList();
  }

  List<Fact> of(String subject) {
    return byId.values().stream().filter(fact -> lower(fact.subject()).equals(subject)).toList();
  }

  /** Subjects, in lower case, of the facts of a kind. */
  List<String> subjects(FactKind kind) {
    return byId.values().stream()
        .filter(fact -> fact.kind() == kind)
        .map(fact -> lower(fact.subject()))
        .distinct()
        .sorted()
        .toList();
  }

  List<Fact> pushes() {
    return byId.values().stream().filter(fact -> fact.kind() == FactKind.PUSHED).toList();
  }

  /** Every time of a fact, in order. */
  List<Instant> instants() {
    return byId.values().stream().map(Fact::at).distinct().sorted().toList();
  }

  /** owner/repo, in lower case. */
  static String repositoryOf(Fact fact) {
    return lower(fact.subject().replaceAll("^([^/]+/[^/#@]+).*$", "$1"));
  }

  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  static List<String> lines(Fact fact, String attribute) {
    String text = fact.text(attribute);
    return text.isEmpty() ? List.of() : List.of(text.split("\n", -1));
  }
}

package dev.weir.stream.reference;

import dev.weir.stream.fact.Fact;
import dev.weir.stream.fact.FactKind;
import dev.weir.stream.fact.Scope;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All facts, each identity once, under the oldest names of what they speak of. */
final class PlainFacts {
  private final PlainNames names;
  private final List<Fact> all = new ArrayList<>();
  private final Map<String, List<Fact>> bySubject = new LinkedHashMap<>();
  private final Map<String, List<Fact>> byRepository = new HashMap<>();
  private final Map<String, List<Fact>> byKind = new HashMap<>();
  private final Map<String, String> spelled = new HashMap<>();
  private final Map<String, List<String>> urls = new HashMap<>();
  private final Map<String, String> spelledRepositories = new HashMap<>();
  private @Nullable List<Instant> instants;

  PlainFacts(Collection<Delivery> deliveries, PlainStream stream) {
    Map<UUID, Fact> byId = new LinkedHashMap<>();
    for (Delivery delivery : deliveries) {
      delivery.facts().forEach(fact -> byId.merge(fact.id(), fact, Fact::join));
    }
    names = new PlainNames(byId.values(), stream);
    byId.values().forEach(this::spell);
    Map<UUID, Fact> atHome = new LinkedHashMap<>();
    byId.values().forEach(told -> atHome.merge(atHome(told).id(), atHome(told), Fact::join));
    atHome.values().forEach(this::add);
  }

  private void spell(Fact told) {
    String url = told.text("url");
    if (!url.isEmpty()) {
      urls.computeIfAbsent(lower(names.name(told.subject())), s -> new ArrayList<>()).add(url);
    }
    spelled.merge(lower(names.name(told.subject())), told.subject(), Fact::greater);
    String written = told.subject().substring(0, repositoryEnd(told.subject()));
    if (names.repository(written).equals(lower(written))) {
      spelledRepositories.merge(lower(written), written, Fact::greater);
    }
  }

  /** As it would have been told under the oldest name. */
  private Fact atHome(Fact told) {
    String subject = names.name(told.subject());
    if (subject.equalsIgnoreCase(told.subject())) {
      return told;
    }
    Scope scope = new Scope("default", "github", "github.com", repositoryOf(subject));
    return Fact.of(scope, told.kind(), subject, told.discriminator(), told.at(), told.attributes());
  }

  private void add(Fact told) {
    String subject = names.name(told.subject());
    Fact fact =
        new Fact(
            told.id(), told.kind(), subject, told.discriminator(), told.at(), told.attributes());
    all.add(fact);
    bySubject.computeIfAbsent(lower(subject), s -> new ArrayList<>()).add(fact);
    byRepository.computeIfAbsent(repositoryOf(fact), s -> new ArrayList<>()).add(fact);
  }

  PlainNames names() {
    return names;
  }

  List<Fact> all() {
    return all;
  }

  /** Facts of a kind in a repository, whatever their subject. */
  List<Fact> ofKind(String repository, FactKind kind) {
    return byKind.computeIfAbsent(
        repository + " " + kind,
        k ->
            byRepository.getOrDefault(repository, List.of()).stream()
                .filter(fact -> fact.kind() == kind)
                .toList());
  }

  List<Fact> of(String subject) {
    return bySubject.getOrDefault(subject, List.of());
  }

  /** Subjects, in lower case, of the facts of a kind. */
  List<String> subjects(FactKind kind) {
    return all.stream()
        .filter(fact -> fact.kind() == kind)
        .map(fact -> lower(fact.subject()))
        .distinct()
        .sorted()
        .toList();
  }

  /** What an issue or a change is called now. */
  String externalId(String subject) {
    return names.external(subject, spelled.getOrDefault(subject, subject));
  }

  /** The page of an issue or a change, under its name of now. */
  @Nullable String url(List<Fact> facts, String externalId) {
    return urls.getOrDefault(lower(facts.get(0).subject()), List.of()).stream()
        .max(
            java.util.Comparator.<String, Boolean>comparing(
                    url -> isPage(lower(url), lower(externalId)))
                .thenComparing(url -> url))
        .orElse(null);
  }

  private static boolean isPage(String url, String name) {
    int number = name.indexOf('#');
    return url.contains("/" + name.substring(0, number) + "/")
        && url.endsWith("/" + name.substring(number + 1));
  }

  /** What a repository is called now, as it is spelled. */
  String repositoryName(String oldest) {
    String newest = names.newestRepository(oldest);
    return newest != null ? newest : spelledRepositories.getOrDefault(oldest, oldest);
  }

  /** Every time of a fact, in order. */
  List<Instant> instants() {
    if (instants == null) {
      instants = all.stream().map(Fact::at).distinct().sorted().toList();
    }
    return instants;
  }

  /** owner/repo, in lower case. */
  static String repositoryOf(Fact fact) {
    return repositoryOf(fact.subject());
  }

  static String repositoryOf(String subject) {
    return lower(subject.substring(0, repositoryEnd(subject)));
  }

  /** Where owner/repo ends in what begins with it. */
  static int repositoryEnd(String subject) {
    int end = subject.indexOf('/') + 1;
    while (end > 0 && end < subject.length() && "/#@".indexOf(subject.charAt(end)) < 0) {
      end++;
    }
    return end > 0 ? end : subject.length();
  }

  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  static List<String> lines(Fact fact, String attribute) {
    String text = fact.text(attribute);
    return text.isEmpty() ? List.of() : List.of(text.split("\n", -1));
  }
}

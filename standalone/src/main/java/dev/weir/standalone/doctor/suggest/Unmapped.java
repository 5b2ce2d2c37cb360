package dev.weir.standalone.doctor.suggest;

import dev.weir.stream.valuestream.ItemType;
import dev.weir.stream.valuestream.Rules;
import dev.weir.stream.valuestream.Team;
import dev.weir.stream.valuestream.ValueStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What was seen and a value stream says nothing of. Immutable.
 *
 * @param repositories that no team owns
 * @param statuses that lead to no stage
 * @param environments that look like production and are none
 * @param branches that changes land on and that count as no landing branch
 * @param types the tool's own that are no type of item
 * @param typeLabels labels that look like a type of item
 * @param ruleLabels labels that look like blocked, an incident or a hotfix
 * @param bots authors that look like programs
 */
public record Unmapped(
    List<Seen.Name> repositories,
    List<Seen.Name> statuses,
    List<Seen.Place> environments,
    List<Seen.Place> branches,
    List<Seen.Name> types,
    List<Seen.Name> typeLabels,
    List<Seen.Name> ruleLabels,
    List<Seen.Name> bots) {
  /** Compares what was seen with a value stream. */
  public static Unmapped of(Seen seen, ValueStream stream) {
    List<Rules> all =
        Stream.concat(Stream.of(stream.rules()), stream.teams().stream().map(Team::rules)).toList();
    return new Unmapped(
        those(seen.repositories(), one -> isUnowned(stream, one.name())),
        those(
            seen.statuses(),
            one -> !all.stream().allMatch(rules -> rules.statusMap().containsKey(one.name()))),
        those(seen.environments(), one -> isMissed(stream, one)),
        those(seen.merges(), one -> !landsOn(stream, one)),
        those(seen.types(), one -> !hasType(stream, ItemType::types, one.name())),
        those(seen.labels(), one -> isType(one) && !hasType(stream, ItemType::labels, one.name())),
        those(seen.labels(), one -> !all.stream().allMatch(rules -> isKnown(rules, one))),
        those(
            seen.authors(),
            one ->
                Guess.isMachine(one.name())
                    && !all.stream().allMatch(rules -> rules.bots().matches(one.name()))));
  }

  private static <T> List<T> those(List<T> all, Predicate<T> condition) {
    return all.stream().filter(condition).toList();
  }

  static boolean isUnowned(ValueStream stream, String repository) {
    return stream.teams().stream()
        .noneMatch(
            team -> team.owns().until() == null && team.owns().repositories().matches(repository));
  }

  private static boolean isMissed(ValueStream stream, Seen.Place environment) {
    return Guess.isProduction(environment.name())
        && stream.servicesOf(environment.repository()).stream()
            .noneMatch(service -> service.production().has(environment.name()));
  }

  private static boolean landsOn(ValueStream stream, Seen.Place merge) {
    return !Guess.isLandingBranch(merge.name())
        || stream
            .rulesFor(stream.teamOf(merge.repository()))
            .landingBranches()
            .matches(merge.name());
  }

  private static boolean hasType(
      ValueStream stream, Function<ItemType, List<String>> names, String name) {
    return stream.itemTypes().stream()
        .flatMap(type -> names.apply(type).stream())
        .anyMatch(name::equalsIgnoreCase);
  }

  /** A label of a rule is no type too. */
  private static boolean isType(Seen.Name label) {
    return Guess.ruleOfLabel(label.name()).isEmpty() && Guess.itemType(label.name()).isPresent();
  }

  private static boolean isKnown(Rules rules, Seen.Name label) {
    return Guess.ruleOfLabel(label.name())
        .map(
            rule ->
                switch (rule) {
                  case "hotfix" -> rules.hotfix().labels();
                  case "incident_labels" -> rules.incidentLabels();
                  default -> rules.blockedLabels();
                })
        .map(labels -> labels.stream().anyMatch(label.name()::equalsIgnoreCase))
        .orElse(true);
  }

  /** Whether nothing is left to say. */
  public boolean isEmpty() {
    return inWords().isEmpty();
  }

  /** Such as: 3 repositories, 2 statuses. */
  public List<String> inWords() {
    List<String> words = new ArrayList<>();
    add(words, repositories, "repositories without a team");
    add(words, statuses, "statuses without a stage");
    add(words, environments, "environments that look like production");
    add(words, branches, "landing branches");
    add(words, types, "types of items");
    add(words, typeLabels, "labels that look like a type");
    add(words, ruleLabels, "labels that look like blocked, incident or hotfix");
    add(words, bots, "authors that look like programs");
    return words;
  }

  private static void add(List<String> words, List<?> found, String what) {
    if (!found.isEmpty()) {
      words.add(found.size() + " " + what);
    }
  }
}

package dev.weir.stream.reference;

import dev.weir.stream.fact.Fact;
import dev.weir.stream.fact.FactKind;
import dev.weir.stream.flow.DoneOn;
import dev.weir.stream.reference.Tables.DayRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** From all facts at once to the tables. */
final class Reference {
  private final PlainFacts facts;
  private final PlainRules rules;
  private final Map<String, PlainRepository> repositories = new HashMap<>();
  private final Map<String, List<PlainChange>> changes = new HashMap<>();

  private Reference(PlainFacts facts, PlainRules rules) {
    this.facts = facts;
    this.rules = rules;
  }

  static Tables tables(Collection<Delivery> deliveries, PlainRules rules) {
    Reference reference = new Reference(new PlainFacts(deliveries), rules);
    reference.findChanges();
    return new Tables(reference.items(), reference.days());
  }

  private PlainRepository repository(String name) {
    return repositories.computeIfAbsent(name, n -> new PlainRepository(n, facts, rules));
  }

  private void findChanges() {
    for (String subject : facts.subjects(FactKind.CHANGE_CREATED)) {
      PlainObject told = PlainObject.of(facts.of(subject));
      String name = subject.substring(0, subject.indexOf('#'));
      List<PlainChange> siblings = changes.computeIfAbsent(name, n -> new ArrayList<>());
      if (told != null) {
        siblings.add(new PlainChange(subject, told, repository(name), siblings));
      }
    }
  }

  private List<PlainChange> allChanges() {
    return changes.values().stream().flatMap(List::stream).toList();
  }

  private SortedMap<String, ItemRow> items() {
    SortedMap<String, ItemRow> rows = new TreeMap<>();
    List<String> issues = facts.subjects(FactKind.ISSUE_CREATED);
    for (String issue : issues) {
      List<PlainChange> its =
          allChanges().stream().filter(change -> change.names().contains(issue)).toList();
      add(rows, issue, new Owned(false, namedAt(issue), its));
    }
    for (PlainChange change : allChanges()) {
      if (change.names().stream().noneMatch(issues::contains)) {
        add(rows, change.subject(), new Owned(true, null, List.of(change)));
      }
    }
    return rows;
  }

  private record Owned(boolean ownChange, @Nullable Instant namedAt, List<PlainChange> changes) {}

  private void add(Map<String, ItemRow> rows, String subject, Owned owned) {
    PlainObject told = PlainObject.of(facts.of(subject));
    if (told != null) {
      String name = subject.substring(0, subject.indexOf('#'));
      PlainItem item =
          new PlainItem(told, owned.ownChange(), owned.namedAt(), owned.changes(), rules.of(name));
      rows.put(told.externalId(), item.row(facts.instants()));
    }
  }

  private @Nullable Instant namedAt(String issue) {
    return facts.pushes().stream()
        .filter(push -> PlainFacts.lines(push, "names").contains(issue))
        .map(Fact::at)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private SortedMap<String, DayRow> days() {
    Map<String, Integer> successes = new TreeMap<>();
    facts.subjects(FactKind.DEPLOYMENT_CREATED).stream()
        .map(subject -> new PlainDeployment(subject, facts.of(subject)))
        .filter(PlainDeployment::isProduction)
        .filter(deployment -> deployment.succeededAt() != null)
        .forEach(
            d ->
                successes.merge(
                    day(PlainFacts.repositoryOf(d.facts().get(0)), d.succeededAt()),
                    1,
                    Integer::sum));
    Map<String, List<Long>> leadTimes = leadTimes();
    SortedMap<String, DayRow> days = new TreeMap<>();
    successes.forEach((day, n) -> days.put(day, row(n, leadTimes.getOrDefault(day, List.of()))));
    leadTimes.forEach((day, times) -> days.putIfAbsent(day, row(0, times)));
    return days;
  }

  private Map<String, List<Long>> leadTimes() {
    Map<String, List<Long>> leadTimes = new TreeMap<>();
    for (PlainChange change : allChanges()) {
      Instant production = change.productionAt(DoneOn.DEPLOYMENT);
      if (production != null && !change.isBeforeRecords(DoneOn.DEPLOYMENT)) {
        Instant begun = change.told().createdAt();
        Instant commit = change.firstCommitAt();
        begun = commit != null && commit.isBefore(begun) ? commit : begun;
        leadTimes
            .computeIfAbsent(day(change.repository().name(), production), d -> new ArrayList<>())
            .add(Duration.between(begun, production).toMillis());
      }
    }
    return leadTimes;
  }

  private static DayRow row(int deployments, List<Long> leadTimes) {
    return new DayRow(deployments, leadTimes.size(), median(leadTimes));
  }

  private static @Nullable Double median(List<Long> values) {
    if (values.isEmpty()) {
      return null;
    }
    List<Long> sorted = values.stream().sorted().toList();
    long low = sorted.get((sorted.size() - 1) / 2);
    long high = sorted.get(sorted.size() / 2);
    return (low + high) / 2.0;
  }

  private static String day(String service, @Nullable Instant at) {
    return service + " " + String.valueOf(at).substring(0, 10);
  }
}

package dev.weir.stream.reference;

import dev.weir.stream.fact.Attributes;
import dev.weir.stream.fact.Fact;
import dev.weir.stream.fact.FactKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** From all facts at once to the tables. */
final class Reference {
  private final PlainFacts facts;
  private final PlainStream stream;
  private final SortedMap<String, PlainRepository> repositories = new TreeMap<>();
  private final Map<String, List<PlainChange>> changes = new TreeMap<>();
  private final Map<String, List<PlainIncident>> incidents = new HashMap<>();
  private final Map<PlainService, PlainHealth> healths = new HashMap<>();
  private final Set<String> rules = new HashSet<>();
  private final PlainItems items;
  private final PlainReverts reverts = new PlainReverts(this);

  private Reference(PlainFacts facts, PlainStream stream) {
    this.facts = facts;
    this.stream = stream;
    for (Fact fact : facts.all()) {
      if (fact.subject().contains("/")) {
        repository(PlainFacts.repositoryOf(fact));
      }
    }
    findChanges();
    this.items = new PlainItems(this, facts, stream);
    findIncidents();
  }

  static Reference of(Collection<Delivery> deliveries, PlainStream stream) {
    return new Reference(new PlainFacts(deliveries, stream), stream);
  }

  Tables tables() {
    return new Tables(
        Map.of(
            "items", items.rows(),
            "deployments", deployments(),
            "incidents", incidents(),
            "days", days()));
  }

  /** Rows of the tables of section 5, and rules, that decided, once the tables are made. */
  Set<String> rowsThatHeld() {
    Set<String> held = new HashSet<>(items.rowsThatHeld());
    held.addAll(rules);
    return held;
  }

  /** A rule of section 8 decided. */
  void held(String rule) {
    rules.add(rule);
  }

  private void repository(String name) {
    repositories.computeIfAbsent(
        name, n -> new PlainRepository(n, facts.repositoryName(n), facts, stream));
  }

  private PlainRepository repositoryOf(String subject) {
    return Objects.requireNonNull(repositories.get(PlainFacts.repositoryOf(subject)));
  }

  private void findChanges() {
    for (String subject : facts.subjects(FactKind.CHANGE_CREATED)) {
      PlainObject told = PlainObject.of(facts.of(subject));
      PlainRepository repository = repositoryOf(subject);
      List<PlainChange> siblings =
          changes.computeIfAbsent(repository.name(), n -> new ArrayList<>());
      if (told != null) {
        siblings.add(new PlainChange(subject, told, repository, siblings));
      }
    }
  }

  private void findIncidents() {
    items
        .issues()
        .forEach(
            (subject, told) -> {
              if (isIncident(subject)) {
                PlainRepository repository = repositoryOf(subject);
                incidents
                    .computeIfAbsent(repository.name(), n -> new ArrayList<>())
                    .add(new PlainIncident(subject, told, repository));
              }
            });
  }

  PlainFacts facts() {
    return facts;
  }

  List<PlainChange> allChanges() {
    return changes.values().stream().flatMap(List::stream).toList();
  }

  List<PlainChange> changesOf(PlainRepository repository) {
    return changes.getOrDefault(repository.name(), List.of());
  }

  List<PlainIncident> incidentsOf(PlainRepository repository) {
    return incidents.getOrDefault(repository.name(), List.of());
  }

  PlainHealth health(PlainService service, PlainRepository repository) {
    return healths.computeIfAbsent(service, s -> new PlainHealth(s, repository, this));
  }

  Set<String> itemsOf(PlainChange change) {
    return items.of(change);
  }

  /** Whether an issue bears, in the end, a label of an incident. */
  boolean isIncident(String issue) {
    PlainObject told = items.issues().get(issue);
    return told != null
        && told.labelsAt(Instant.MAX).stream().anyMatch(repositoryOf(issue).rules()::isIncident);
  }

  String teamOf(PlainRepository repository, Instant at) {
    return stream.teamAt(repository.displayName(), at);
  }

  String teamOfService(PlainService service, PlainRepository repository, Instant at) {
    return stream.teamOfService(service.id(), repository.displayName(), at);
  }

  /** Changes that a change says to revert, by the message of a commit or by their number. */
  Set<PlainChange> revertedBy(PlainChange change) {
    return reverts.revertedBy(change);
  }

  /** When the first landed that reverts it. */
  @Nullable Instant revertedAt(PlainChange change) {
    return reverts.revertedAt(change);
  }

  private SortedMap<String, Row> deployments() {
    SortedMap<String, Row> rows = new TreeMap<>();
    for (PlainRepository repository : repositories.values()) {
      new PlainDeploymentRows(repository, this)
          .rows()
          .values()
          .forEach(
              row -> rows.put(PlainFacts.lower((String) row.columns().get("external_id")), row));
    }
    return rows;
  }

  private SortedMap<String, Row> incidents() {
    SortedMap<String, Row> rows = new TreeMap<>();
    for (List<PlainIncident> some : incidents.values()) {
      some.forEach(one -> rows.put(facts.externalId(one.subject()), row(one)));
    }
    return rows;
  }

  private Row row(PlainIncident incident) {
    PlainService service = incident.service();
    PlainSuccess success = incident.attachesTo();
    String repository = incident.repository().displayName();
    return Row.of(
        "incident_id", dev.weir.stream.fact.FactIds.of("default", "github.com", incident.subject()),
        "external_id", facts.externalId(incident.subject()),
        "service_id", service == null ? repository : service.id(),
        "team_id",
            service == null
                ? stream.teamAt(repository, incident.openedAt())
                : teamOfService(service, incident.repository(), incident.openedAt()),
        "title", incident.told().latest(Attributes.TITLE),
        "url", facts.url(incident.told().facts(), facts.externalId(incident.subject())),
        "status", incident.resolvedAt() == null ? "open" : "resolved",
        "opened_at", incident.openedAt(),
        "resolved_at", incident.resolvedAt(),
        "deployment_id", success == null ? null : PlainDeploymentRows.id(success));
  }

  private SortedMap<String, Row> days() {
    SortedMap<String, Row> days = new TreeMap<>();
    for (PlainRepository repository : repositories.values()) {
      for (PlainService service : repository.services()) {
        days.putAll(new PlainDays(service, repository, this).rows());
      }
    }
    return days;
  }
}

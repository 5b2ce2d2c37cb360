package dev.weir.stream.reference;

import dev.weir.stream.fact.Attributes;
import dev.weir.stream.fact.Fact;
import dev.weir.stream.fact.FactKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which items there are, and which changes belong to them (MODEL.md, section 3). */
final class PlainItems {
  private final Reference world;
  private final PlainFacts facts;
  private final PlainStream stream;

  /** Issues that count or are folded, by subject. */
  private final SortedMap<String, PlainObject> issues = new TreeMap<>();

  private final Map<PlainChange, Set<String>> ofChanges = new HashMap<>();
  private final Set<String> rowsThatHeld = new HashSet<>();

  PlainItems(Reference world, PlainFacts facts, PlainStream stream) {
    this.world = world;
    this.facts = facts;
    this.stream = stream;
    for (String subject : facts.subjects(FactKind.ISSUE_CREATED)) {
      PlainObject told = PlainObject.of(facts.of(subject));
      if (told != null
          && told.created().kind() == FactKind.ISSUE_CREATED
          && !told.isDeleted()
          && !type(told).getValue().equals("ignore")) {
        issues.put(subject, told);
      }
    }
  }

  /** Rows of the tables of section 5 that decided, once the rows are told. */
  Set<String> rowsThatHeld() {
    return rowsThatHeld;
  }

  SortedMap<String, PlainObject> issues() {
    return issues;
  }

  private Map.Entry<String, String> type(PlainObject issue) {
    return stream.typeOf(issue.labelsAt(Instant.MAX), issue.latest(Attributes.TYPE), null);
  }

  private boolean isFolded(String issue) {
    return type(Objects.requireNonNull(issues.get(issue))).getValue().equals("fold");
  }

  /** Itself, or the item that it is a part of. */
  private String root(String issue) {
    Set<String> way = new HashSet<>(Set.of(issue));
    String at = issue;
    while (isFolded(at)) {
      String named =
          Objects.requireNonNullElse(
              Objects.requireNonNull(issues.get(at)).latest(Attributes.PARENT), "");
      String parent = named.isEmpty() ? "" : facts.names().name(named);
      if (!issues.containsKey(parent) || !way.add(parent)) {
        return at;
      }
      at = parent;
    }
    return at;
  }

  /** The items that a change belongs to; none if it is its own. */
  Set<String> of(PlainChange change) {
    return ofChanges.computeIfAbsent(change, this::findOf);
  }

  private Set<String> findOf(PlainChange change) {
    return change.names().stream()
        .filter(issues::containsKey)
        .map(this::root)
        .collect(Collectors.toSet());
  }

  SortedMap<String, Row> rows() {
    SortedMap<String, Row> rows = new TreeMap<>();
    issues.forEach(
        (subject, told) -> {
          if (root(subject).equals(subject)) {
            List<PlainChange> its =
                world.allChanges().stream().filter(c -> of(c).contains(subject)).toList();
            String type = isFolded(subject) ? "unknown" : type(told).getKey();
            add(rows, subject, told, type, its);
          }
        });
    for (PlainChange change : world.allChanges()) {
      if (of(change).isEmpty()) {
        PlainObject told = change.told();
        String type =
            stream.typeOf(told.labelsAt(Instant.MAX), null, told.latest(Attributes.TITLE)).getKey();
        add(rows, change.subject(), told, type, List.of(change));
      }
    }
    return rows;
  }

  private void add(
      Map<String, Row> rows,
      String subject,
      PlainObject told,
      String type,
      List<PlainChange> changes) {
    String externalId = facts.externalId(subject);
    String repository = externalId.substring(0, externalId.indexOf('#'));
    String team = stream.teamOfItem(repository, services(repository, changes), told.createdAt());
    boolean own = told.created().kind() == FactKind.CHANGE_CREATED;
    PlainItem item =
        new PlainItem(
            told, own, own ? null : namedAt(subject), changes, facts, stream.rulesOf(team));
    rowsThatHeld.addAll(item.rowsThatHeld());
    PlainItemRow row = new PlainItemRow(item, subject, externalId, team, type, world);
    rows.put(externalId, row.row());
  }

  /** Those that its changes touch; without any change the one that the repository is. */
  private Set<String> services(String repository, List<PlainChange> changes) {
    List<PlainService> services = new ArrayList<>();
    changes.forEach(change -> services.addAll(change.delivery().services()));
    if (changes.isEmpty() && stream.servicesOf(repository).size() == 1) {
      services.addAll(stream.servicesOf(repository));
    }
    return services.stream().map(PlainService::id).collect(Collectors.toSet());
  }

  private @Nullable Instant namedAt(String item) {
    return facts.all().stream()
        .filter(fact -> fact.kind() == FactKind.PUSHED && names(fact, item))
        .map(Fact::at)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private boolean names(Fact push, String item) {
    return PlainFacts.lines(push, "names").stream()
        .map(name -> facts.names().name(name))
        .filter(issues::containsKey)
        .anyMatch(name -> root(name).equals(item));
  }
}

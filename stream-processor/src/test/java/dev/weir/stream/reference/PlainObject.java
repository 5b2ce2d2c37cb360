package dev.weir.stream.reference;

import dev.weir.stream.fact.Attributes;
import dev.weir.stream.fact.Fact;
import dev.weir.stream.fact.FactKind;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** An issue or a change by its facts: what was true of it at an instant (MODEL.md, section 2). */
final class PlainObject {
  /** Whether it is open, and how it was closed. */
  enum Openness {
    OPEN,
    COMPLETED,
    CANCELLED
  }

  private final List<Fact> facts;
  private final Fact created;
  private final PlainOpenness openness;
  private @Nullable List<Instant> openings;

  private PlainObject(List<Fact> facts, Fact created) {
    this.facts = facts;
    this.created = created;
    this.openness = new PlainOpenness(facts, mergedAt());
  }

  static @Nullable PlainObject of(List<Fact> facts) {
    return facts.stream()
        .filter(f -> f.kind() == FactKind.ISSUE_CREATED || f.kind() == FactKind.CHANGE_CREATED)
        .min(
            Comparator.<Fact, Boolean>comparing(f -> f.kind() == FactKind.ISSUE_CREATED)
                .thenComparing(Fact::at)
                .thenComparing(Fact::subject))
        .map(created -> new PlainObject(facts, created))
        .orElse(null);
  }

  Fact created() {
    return created;
  }

  List<Fact> facts() {
    return facts;
  }

  boolean isDeleted() {
    return facts.stream().anyMatch(fact -> fact.kind() == FactKind.ISSUE_DELETED);
  }

  Instant createdAt() {
    return created.at();
  }

  @Nullable Fact merged() {
    return facts.stream()
        .filter(f -> f.kind() == FactKind.CHANGE_MERGED)
        .min(Comparator.comparing(Fact::at))
        .orElse(null);
  }

  @Nullable Instant mergedAt() {
    Fact merged = merged();
    return merged == null ? null : merged.at();
  }

  /** The value of the latest observation; at equal times an action's, then the greatest. */
  @Nullable String latest(String attribute) {
    return with(attribute).stream()
        .max(
            Comparator.comparing(Fact::at)
                .thenComparing(fact -> changes(fact, attribute))
                .thenComparing(fact -> fact.text(attribute)))
        .map(fact -> fact.text(attribute))
        .orElse(null);
  }

  /** Of what it is told at an instant, facts of that very instant included. */
  Openness stateAt(Instant t) {
    return openness.at(t);
  }

  /** Times at which it was closed, and at which it was open again. */
  List<Instant> instants() {
    return facts.stream().map(Fact::at).distinct().sorted().toList();
  }

  /** Its creation, and each time at which it is open and was not before. */
  List<Instant> openings() {
    if (openings == null) {
      openings = findOpenings();
    }
    return openings;
  }

  private List<Instant> findOpenings() {
    List<Instant> openings = new java.util.ArrayList<>(List.of(createdAt()));
    Openness before = Openness.OPEN;
    for (Instant t : instants()) {
      Openness now = stateAt(t);
      if (now == Openness.OPEN && before != Openness.OPEN) {
        openings.add(t);
      }
      before = now;
    }
    return openings;
  }

  /** The last closing after which it was not open again; null while it is open in the end. */
  @Nullable Instant closedAt() {
    Instant closed = null;
    Openness before = Openness.OPEN;
    for (Instant t : instants()) {
      Openness now = stateAt(t);
      closed = now == before ? closed : now == Openness.OPEN ? null : t;
      before = now;
    }
    return closed;
  }

  boolean isDraftAt(Instant t) {
    return isAt(t, Attributes.DRAFT, fact -> fact.text(Attributes.DRAFT).equals("true"));
  }

  /** Until it is dequeued or closed. */
  boolean isQueuedAt(Instant t) {
    if (!isAt(t, Attributes.QUEUED, fact -> fact.text(Attributes.QUEUED).equals("true"))) {
      return false;
    }
    List<Instant> seen = with(Attributes.QUEUED).stream().map(Fact::at).sorted().toList();
    boolean before = t.isBefore(seen.get(0));
    Instant from =
        seen.stream().filter(at -> !at.isAfter(t)).reduce((a, b) -> b).orElse(createdAt());
    Instant to = before ? seen.get(0).minusMillis(1) : t;
    return instants().stream()
        .filter(at -> !at.isBefore(from) && !at.isAfter(to))
        .allMatch(at -> stateAt(at) == Openness.OPEN);
  }

  boolean isAssignedAt(Instant t) {
    return elementsAt(t, Attributes.ASSIGNEES, "assignee:").size() > 0;
  }

  Set<String> labelsAt(Instant t) {
    return elementsAt(t, Attributes.LABELS, "label:");
  }

  /** Elements of a list, each an attribute of its own, there or not. */
  private Set<String> elementsAt(Instant t, String list, String change) {
    Set<String> all = new TreeSet<>();
    for (Fact fact : with(list)) {
      all.addAll(PlainFacts.lines(fact, list));
      PlainFacts.lines(fact, Attributes.CHANGED).stream()
          .filter(changed -> changed.startsWith(change))
          .forEach(changed -> all.add(changed.substring(change.length())));
    }
    all.removeIf(
        element ->
            !isAt(
                t, list, change + element, fact -> PlainFacts.lines(fact, list).contains(element)));
    return all;
  }

  /** Its head at an instant; before it was first seen, the first one. */
  String headAt(Instant t) {
    List<Fact> seen = with(Attributes.HEAD_SHA);
    if (seen.isEmpty()) {
      return "";
    }
    Instant first = seen.stream().map(Fact::at).min(Comparator.naturalOrder()).orElseThrow();
    Instant until = t.isBefore(first) ? first : t;
    return seen.stream()
        .filter(fact -> !fact.at().isAfter(until))
        .max(
            Comparator.comparing(Fact::at)
                .thenComparing(fact -> changes(fact, Attributes.HEAD_SHA))
                .thenComparing(fact -> fact.text(Attributes.HEAD_SHA)))
        .map(fact -> fact.text(Attributes.HEAD_SHA))
        .orElse("");
  }

  /** Times at which it got another head, or was said to have been pushed to. */
  List<Instant> headPushes() {
    return with(Attributes.HEAD_SHA).stream()
        .filter(
            fact ->
                changes(fact, Attributes.HEAD_SHA)
                    || !headAt(fact.at()).equals(headAt(fact.at().minusMillis(1))))
        .map(Fact::at)
        .toList();
  }

  private boolean isAt(Instant t, String attribute, java.util.function.Predicate<Fact> value) {
    return isAt(t, attribute, attribute, value);
  }

  private boolean isAt(
      Instant t, String attribute, String change, java.util.function.Predicate<Fact> value) {
    List<Fact> seen = with(attribute);
    if (seen.isEmpty()) {
      return false;
    }
    Comparator<Fact> strength =
        Comparator.<Fact, Boolean>comparing(fact -> changes(fact, change))
            .thenComparing(value::test);
    Instant first = seen.stream().map(Fact::at).min(Comparator.naturalOrder()).orElseThrow();
    if (t.isBefore(first)) {
      Fact told = seen.stream().filter(f -> f.at().equals(first)).max(strength).orElseThrow();
      return changes(told, change) != value.test(told);
    }
    return value.test(
        seen.stream()
            .filter(fact -> !fact.at().isAfter(t))
            .max(Comparator.comparing(Fact::at).thenComparing(strength))
            .orElseThrow());
  }

  private List<Fact> with(String attribute) {
    return facts.stream()
        .filter(fact -> isObservation(fact) && fact.attribute(attribute) != null)
        .toList();
  }

  static boolean isObservation(Fact fact) {
    return fact.kind() == FactKind.ISSUE_OBSERVED || fact.kind() == FactKind.CHANGE_OBSERVED;
  }

  static boolean changes(Fact fact, String attribute) {
    return PlainFacts.lines(fact, Attributes.CHANGED).contains(attribute);
  }
}

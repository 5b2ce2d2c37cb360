package dev.weir.registry.ledger;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What the registry holds: the events of its log, applied in order. Immutable. */
public final class LedgerState {
  /** The level of a registry that nobody configured. */
  public static final Compatibility DEFAULT_LEVEL = Compatibility.BACKWARD_TRANSITIVE;

  private final SortedMap<String, SortedMap<Integer, Version>> subjects;
  private final Map<Optional<String>, Compatibility> levels;
  private final int lastId;

  private LedgerState(
      SortedMap<String, SortedMap<Integer, Version>> subjects,
      Map<Optional<String>, Compatibility> levels,
      int lastId) {
    this.subjects = subjects;
    this.levels = levels;
    this.lastId = lastId;
  }

  /** A registry without schemas. */
  public static LedgerState empty() {
    return new LedgerState(Collections.emptySortedMap(), Map.of(), 0);
  }

  /** The state after further events. */
  public LedgerState after(Collection<LedgerEvent> events) {
    if (events.isEmpty()) {
      return this;
    }
    LedgerChange change = new LedgerChange(subjects, levels, lastId);
    events.forEach(change::apply);
    return new LedgerState(change.subjects(), change.levels(), change.lastId());
  }

  /** Versions of a subject in order, softly deleted ones included if asked for. */
  public List<Version> versions(String subject, boolean deleted) {
    return subjects.getOrDefault(subject, new TreeMap<>()).values().stream()
        .filter(version -> deleted || !version.deleted())
        .toList();
  }

  /** Subjects with a version, in order. */
  public List<String> subjects(boolean deleted) {
    return subjects.keySet().stream().filter(s -> !versions(s, deleted).isEmpty()).toList();
  }

  /** The text of an id's schema, also where all its versions are softly deleted. */
  public Optional<String> schema(int id) {
    return all().filter(version -> version.id() == id).map(Version::schema).findFirst();
  }

  /** Where an id's schema is registered. */
  public List<Version> versionsOf(int id, boolean deleted) {
    return all().filter(v -> v.id() == id && (deleted || !v.deleted())).toList();
  }

  /** The id of a text, under whatever subject. */
  Optional<Integer> idOf(String schema) {
    return all().filter(version -> version.schema().equals(schema)).map(Version::id).findFirst();
  }

  /** The greatest id that was ever given out; 0 at first. */
  int lastId() {
    return lastId;
  }

  /** The level that a subject, or the registry itself, was given. */
  public Optional<Compatibility> ownLevel(Optional<String> subject) {
    return Optional.ofNullable(levels.get(subject));
  }

  /** The level that holds for a subject. */
  public Compatibility level(Optional<String> subject) {
    return ownLevel(subject).or(() -> ownLevel(Optional.empty())).orElse(DEFAULT_LEVEL);
  }

  private Stream<Version> all() {
    return subjects.values().stream().flatMap(versions -> versions.values().stream());
  }
}

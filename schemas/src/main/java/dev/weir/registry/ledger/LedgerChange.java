package dev.weir.registry.ledger;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A state in the making: a copy to which events are applied. Not thread-safe. */
final class LedgerChange {
  private final SortedMap<String, SortedMap<Integer, Version>> subjects = new TreeMap<>();
  private final Map<Optional<String>, Compatibility> levels;
  private int lastId;

  LedgerChange(
      SortedMap<String, SortedMap<Integer, Version>> subjects,
      Map<Optional<String>, Compatibility> levels,
      int lastId) {
    subjects.forEach((subject, versions) -> this.subjects.put(subject, new TreeMap<>(versions)));
    this.levels = new HashMap<>(levels);
    this.lastId = lastId;
  }

  void apply(LedgerEvent event) {
    if (event instanceof LedgerEvent.VersionSet set) {
      set(set.version());
    } else if (event instanceof LedgerEvent.VersionRemoved removed) {
      remove(removed.subject(), removed.version());
    } else if (event instanceof LedgerEvent.SubjectDeleted deleted) {
      delete(deleted.subject(), deleted.upToVersion());
    } else if (event instanceof LedgerEvent.LevelSet level) {
      levels.put(level.subject(), level.level());
    } else if (event instanceof LedgerEvent.LevelRemoved level) {
      levels.remove(level.subject());
    } else if (event instanceof LedgerEvent.IdsUsed used) {
      lastId = Math.max(lastId, used.lastId());
    }
  }

  private void set(Version version) {
    subjects
        .computeIfAbsent(version.subject(), s -> new TreeMap<>())
        .put(version.version(), version);
    lastId = Math.max(lastId, version.id());
  }

  private void remove(String subject, int version) {
    SortedMap<Integer, Version> versions = subjects.getOrDefault(subject, new TreeMap<>());
    versions.remove(version);
    if (versions.isEmpty()) {
      subjects.remove(subject);
    }
  }

  private void delete(String subject, int upToVersion) {
    subjects
        .getOrDefault(subject, new TreeMap<>())
        .replaceAll((n, version) -> n <= upToVersion ? version.asDeleted() : version);
  }

  SortedMap<String, SortedMap<Integer, Version>> subjects() {
    return subjects;
  }

  Map<Optional<String>, Compatibility> levels() {
    return levels;
  }

  int lastId() {
    return lastId;
  }
}

package dev.weir.registry.ledger;

import java.util.ArrayList;
import java.util.List;

/**
 * Deleting subjects and versions: softly first, then for good. Softly deleted schemas are still
 * found by id, so that records stay readable. Pure functions of the state.
 */
public final class Deleting {
  private Deleting() {}

  /** Deletes a subject; answers the versions that this deleted. */
  public static Decision<List<Integer>> subject(
      LedgerState state, String subject, boolean permanently) {
    List<Version> all = state.versions(subject, true);
    List<Version> live = state.versions(subject, false);
    if (all.isEmpty()) {
      return Decision.refuse(RegistryError.subjectNotFound(subject));
    }
    if (permanently) {
      return live.isEmpty()
          ? new Decision.Accepted<>(numbers(all), removed(state, all))
          : Decision.refuse(RegistryError.subjectNotSoftDeleted(subject));
    }
    if (live.isEmpty()) {
      return Decision.refuse(RegistryError.subjectSoftDeleted(subject));
    }
    int last = live.get(live.size() - 1).version();
    return new Decision.Accepted<>(
        numbers(live), List.of(new LedgerEvent.SubjectDeleted(subject, last)));
  }

  /** Deletes one version; answers its number. */
  public static Decision<Integer> version(
      LedgerState state, String subject, String version, boolean permanently) {
    boolean latest = Versions.isLatest(version);
    return Versions.find(state, subject, version, permanently || !latest)
        .then(found -> permanently ? remove(state, found) : deleteSoftly(found));
  }

  private static Decision<Integer> deleteSoftly(Version version) {
    return version.deleted()
        ? Decision.refuse(RegistryError.versionSoftDeleted(version))
        : new Decision.Accepted<>(
            version.version(), List.of(new LedgerEvent.VersionSet(version.asDeleted())));
  }

  private static Decision<Integer> remove(LedgerState state, Version version) {
    return version.deleted()
        ? new Decision.Accepted<>(version.version(), removed(state, List.of(version)))
        : Decision.refuse(RegistryError.versionNotSoftDeleted(version));
  }

  /** The last id is written down first: what is removed can no longer tell that it was used. */
  private static List<LedgerEvent> removed(LedgerState state, List<Version> versions) {
    List<LedgerEvent> events = new ArrayList<>();
    events.add(new LedgerEvent.IdsUsed(state.lastId()));
    for (Version version : versions) {
      events.add(new LedgerEvent.VersionRemoved(version.subject(), version.version()));
    }
    return events;
  }

  private static List<Integer> numbers(List<Version> versions) {
    return versions.stream().map(Version::version).toList();
  }
}

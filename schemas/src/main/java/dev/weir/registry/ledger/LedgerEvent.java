package dev.weir.registry.ledger;

import java.util.Optional;

/** One change of the registry, as its log keeps it. */
public sealed interface LedgerEvent {
  /** A version exists from now on, or has these attributes from now on. */
  record VersionSet(Version version) implements LedgerEvent {}

  /** A version is gone for good. */
  record VersionRemoved(String subject, int version) implements LedgerEvent {}

  /** All versions of a subject up to one are softly deleted. */
  record SubjectDeleted(String subject, int upToVersion) implements LedgerEvent {}

  /** A subject, or the registry where none is named, has a compatibility level. */
  record LevelSet(Optional<String> subject, Compatibility level) implements LedgerEvent {}

  /** A subject, or the registry, has no level of its own any more. */
  record LevelRemoved(Optional<String> subject) implements LedgerEvent {}

  /** Ids up to this one were given out: none is given again, even once its versions are gone. */
  record IdsUsed(int lastId) implements LedgerEvent {}
}

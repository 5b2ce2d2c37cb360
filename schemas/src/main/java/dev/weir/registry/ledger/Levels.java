package dev.weir.registry.ledger;

import java.util.List;
import java.util.Optional;

/** Compatibility levels of the registry and of subjects. Pure functions of the state. */
public final class Levels {
  private Levels() {}

  /** Gives a subject, or the registry where none is named, a level. */
  public static Decision<Compatibility> set(Optional<String> subject, String name) {
    Optional<Compatibility> level = Compatibility.of(name);
    return level.isEmpty()
        ? Decision.refuse(RegistryError.invalidLevel())
        : new Decision.Accepted<>(
            level.get(), List.of(new LedgerEvent.LevelSet(subject, level.get())));
  }

  /** Takes its own level from a subject or the registry; answers the one it had. */
  public static Decision<Compatibility> remove(LedgerState state, Optional<String> subject) {
    Optional<Compatibility> own = state.ownLevel(subject);
    if (own.isEmpty() && subject.isPresent()) {
      return Decision.refuse(RegistryError.levelNotConfigured(subject.get()));
    }
    return new Decision.Accepted<>(
        own.orElse(LedgerState.DEFAULT_LEVEL),
        own.isEmpty() ? List.of() : List.of(new LedgerEvent.LevelRemoved(subject)));
  }

  /** The level that a subject has itself; else, if asked for, the one that holds for it. */
  public static Decision<Compatibility> find(
      LedgerState state, Optional<String> subject, boolean inherited) {
    Optional<Compatibility> own = state.ownLevel(subject);
    if (own.isEmpty() && subject.isPresent() && !inherited) {
      return Decision.refuse(RegistryError.levelNotConfigured(subject.get()));
    }
    return Decision.answer(own.orElseGet(() -> state.level(subject)));
  }
}

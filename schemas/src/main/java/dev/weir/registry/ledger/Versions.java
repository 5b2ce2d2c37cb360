package dev.weir.registry.ledger;

import java.util.List;
import java.util.Optional;

/** Finding versions of a subject by what a path says. Pure functions of the state. */
public final class Versions {
  private static final String LATEST = "latest";

  private Versions() {}

  static boolean isLatest(String version) {
    return version.equals(LATEST) || version.equals("-1");
  }

  /** All versions of a subject, in order. */
  public static Decision<List<Version>> list(LedgerState state, String subject, boolean deleted) {
    List<Version> versions = state.versions(subject, deleted);
    return versions.isEmpty()
        ? Decision.refuse(RegistryError.subjectNotFound(subject))
        : Decision.answer(versions);
  }

  /** One version: a number from 1, or {@code latest}. */
  public static Decision<Version> find(
      LedgerState state, String subject, String version, boolean deleted) {
    return list(state, subject, deleted).then(versions -> pick(versions, version));
  }

  private static Decision<Version> pick(List<Version> versions, String version) {
    if (isLatest(version)) {
      return Decision.answer(versions.get(versions.size() - 1));
    }
    Optional<Integer> number = number(version);
    if (number.isEmpty()) {
      return Decision.refuse(RegistryError.invalidVersion(version));
    }
    return versions.stream()
        .filter(candidate -> candidate.version() == number.get())
        .findFirst()
        .map(Decision::answer)
        .orElseGet(() -> Decision.refuse(RegistryError.versionNotFound(version)));
  }

  private static Optional<Integer> number(String version) {
    try {
      return Optional.of(Integer.valueOf(version)).filter(number -> number > 0);
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}

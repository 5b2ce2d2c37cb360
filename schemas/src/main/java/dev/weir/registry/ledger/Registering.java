package dev.weir.registry.ledger;

import java.util.List;
import java.util.Optional;
import org.apache.avro.Schema;

/** Registering, finding and comparing schemas. Pure functions of the state. */
public final class Registering {
  private static final int SUBJECT_LENGTH = 512;

  private Registering() {}

  /** The id of a schema under a subject: the one it has, or a new version's. */
  public static Decision<Integer> register(LedgerState state, String subject, String text) {
    if (subject.isBlank() || subject.length() > SUBJECT_LENGTH) {
      return Decision.refuse(
          RegistryError.invalidSubject("1 to " + SUBJECT_LENGTH + " characters are allowed"));
    }
    return SchemaText.parse(text).then(schema -> registerParsed(state, subject, schema));
  }

  private static Decision<Integer> registerParsed(
      LedgerState state, String subject, Schema schema) {
    String text = schema.toString();
    Optional<Version> known = withText(state.versions(subject, false), text);
    if (known.isPresent()) {
      return Decision.answer(known.get().id());
    }
    Compatibility level = state.level(Optional.of(subject));
    List<String> problems =
        level.problems(schema, SchemaText.parsed(state.versions(subject, false)));
    if (!problems.isEmpty()) {
      return Decision.refuse(RegistryError.incompatible(subject, level, problems));
    }
    int id = state.idOf(text).orElse(state.lastId() + 1);
    Version version = new Version(subject, nextVersion(state, subject), id, text, false);
    return new Decision.Accepted<>(id, List.of(new LedgerEvent.VersionSet(version)));
  }

  /** The version of a schema that a subject has already. */
  public static Decision<Version> lookUp(
      LedgerState state, String subject, String text, boolean deleted) {
    List<Version> versions = state.versions(subject, deleted);
    if (versions.isEmpty()) {
      return Decision.refuse(RegistryError.subjectNotFound(subject));
    }
    return SchemaText.parse(text)
        .then(
            schema ->
                withText(versions, schema.toString())
                    .map(Decision::answer)
                    .orElseGet(() -> Decision.refuse(RegistryError.schemaNotFound(""))));
  }

  /**
   * Why a schema is not compatible with a version of a subject, or with all of them where none is
   * named; no reasons if it is. What does not exist yet, everything is compatible with.
   */
  public static Decision<List<String>> compare(
      LedgerState state, String subject, Optional<String> version, String text) {
    return SchemaText.parse(text)
        .then(
            schema ->
                comparedVersions(state, subject, version)
                    .then(
                        versions ->
                            Decision.answer(
                                state
                                    .level(Optional.of(subject))
                                    .problems(schema, SchemaText.parsed(versions)))));
  }

  private static Decision<List<Version>> comparedVersions(
      LedgerState state, String subject, Optional<String> version) {
    List<Version> versions = state.versions(subject, false);
    if (version.isEmpty() || (versions.isEmpty() && Versions.isLatest(version.get()))) {
      return Decision.answer(versions);
    }
    return Versions.find(state, subject, version.get(), false)
        .then(found -> Decision.answer(List.of(found)));
  }

  private static Optional<Version> withText(List<Version> versions, String text) {
    return versions.stream().filter(version -> version.schema().equals(text)).findFirst();
  }

  private static int nextVersion(LedgerState state, String subject) {
    List<Version> versions = state.versions(subject, true);
    return versions.isEmpty() ? 1 : versions.get(versions.size() - 1).version() + 1;
  }
}

package dev.weir.registry.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;

/**
 * What a new schema of a subject must be able to do, by Avro's resolution rules. Backward: read
 * what earlier ones wrote; forward: be read by earlier ones; full: both. The transitive levels
 * compare with all earlier versions, the others with the last.
 */
public enum Compatibility {
  NONE(false, false, false),
  BACKWARD(true, false, false),
  BACKWARD_TRANSITIVE(true, false, true),
  FORWARD(false, true, false),
  FORWARD_TRANSITIVE(false, true, true),
  FULL(true, true, false),
  FULL_TRANSITIVE(true, true, true);

  private final boolean backward;
  private final boolean forward;
  private final boolean transitive;

  Compatibility(boolean backward, boolean forward, boolean transitive) {
    this.backward = backward;
    this.forward = forward;
    this.transitive = transitive;
  }

  /** The level of a name, in whatever case. */
  public static Optional<Compatibility> of(String name) {
    try {
      return Optional.of(valueOf(name.toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Why a schema is not compatible with earlier ones, the oldest first; empty if it is. */
  List<String> problems(Schema candidate, List<Schema> earlier) {
    int from = transitive ? 0 : Math.max(0, earlier.size() - 1);
    List<String> problems = new ArrayList<>();
    for (Schema other : earlier.subList(from, earlier.size())) {
      if (backward) {
        problems.addAll(unreadable(candidate, other));
      }
      if (forward) {
        problems.addAll(unreadable(other, candidate));
      }
    }
    return problems;
  }

  private static List<String> unreadable(Schema reader, Schema writer) {
    return SchemaCompatibility.checkReaderWriterCompatibility(reader, writer)
        .getResult()
        .getIncompatibilities()
        .stream()
        .map(found -> found.getType() + " at " + found.getLocation() + ": " + found.getMessage())
        .toList();
  }
}

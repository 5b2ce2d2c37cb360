package dev.weir.stream.scope.state;

import dev.weir.stream.explain.Noted;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The facts of the subjects that were looked at last, as they are in the state: read, and taken
 * apart, once for all looks that a record needs. Not of subjects that may have any number of facts,
 * as a branch does. Not thread-safe.
 */
final class OwnFacts {
  private static final int MOST_SUBJECTS = 64;

  /** That of their keys: unsigned bytes. */
  private static final Comparator<UUID> ORDER =
      Comparator.comparing(UUID::getMostSignificantBits, Long::compareUnsigned)
          .thenComparing(UUID::getLeastSignificantBits, Long::compareUnsigned);

  private final Map<String, SortedMap<UUID, Noted>> bySubject =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, SortedMap<UUID, Noted>> eldest) {
          return size() > MOST_SUBJECTS;
        }
      };

  private final Function<String, List<Noted>> reading;

  /**
   * @param reading all facts of a subject, lower case
   */
  OwnFacts(Function<String, List<Noted>> reading) {
    this.reading = reading;
  }

  /** Whether all facts of a subject are read at once: an object's, a run's, a deployment's. */
  static boolean areFew(String subject) {
    return subject.indexOf('@') < 0
        && (subject.indexOf('#') >= 0
            || subject.contains("/runs/")
            || subject.contains("/deployments/"));
  }

  List<Noted> of(String subject) {
    return List.copyOf(byId(subject).values());
  }

  @Nullable Noted one(String subject, UUID id) {
    return byId(subject).get(id);
  }

  /** A fact is put into the state. */
  void put(String subject, Noted noted) {
    SortedMap<UUID, Noted> known = bySubject.get(subject);
    if (known != null) {
      known.put(noted.fact().id(), noted);
    }
  }

  private SortedMap<UUID, Noted> byId(String subject) {
    SortedMap<UUID, Noted> known = bySubject.get(subject);
    if (known == null) {
      known = new TreeMap<>(ORDER);
      for (Noted noted : reading.apply(subject)) {
        known.put(noted.fact().id(), noted);
      }
      bySubject.put(subject, known);
    }
    return known;
  }
}

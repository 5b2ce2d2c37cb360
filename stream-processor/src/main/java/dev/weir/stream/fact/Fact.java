package dev.weir.stream.fact;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a delivery tells, with its own time. Facts of one identity form a semilattice
 * under {@link #join}: their order and number do not matter.
 *
 * @param id identity, see {@link FactIds}
 * @param subject what it speaks of, such as owner/repo#12, as the payload writes it
 * @param discriminator what tells it from its like; empty where kind and subject do
 * @param at event time, to the millisecond
 */
public record Fact(
    UUID id,
    FactKind kind,
    String subject,
    String discriminator,
    Instant at,
    SortedMap<String, String> attributes) {
  /**
   * As of when the attributes of a moment were seen, in UTC milliseconds, where they can change
   * later: the latest sight of them holds.
   */
  public static final String AS_OF = "as_of";

  public Fact {
    attributes = new TreeMap<>(attributes);
  }

  /** A fact with its identity computed. */
  public static Fact of(
      Scope scope,
      FactKind kind,
      String subject,
      String discriminator,
      Instant at,
      Map<String, String> attributes) {
    return new Fact(
        FactIds.of(scope, kind, subject, discriminator),
        kind,
        subject,
        discriminator,
        at,
        new TreeMap<>(attributes));
  }

  public @Nullable String attribute(String name) {
    return attributes.get(name);
  }

  /** The attribute, or an empty text. */
  public String text(String name) {
    return attributes.getOrDefault(name, "");
  }

  /**
   * What both together say: the earlier time, and the attributes of the one that was seen later
   * ({@link #AS_OF}); where neither was, of each the greater value (unsigned bytes of its UTF-8).
   * Commutative, associative, idempotent.
   *
   * @throws IllegalArgumentException if the other has another identity
   */
  public Fact join(Fact other) {
    if (!id.equals(other.id)) {
      throw new IllegalArgumentException("facts of two identities do not join: " + this + other);
    }
    if (equals(other)) {
      return this;
    }
    String spelling = greater(subject, other.subject);
    return new Fact(id, kind, spelling, discriminator, min(at, other.at), together(other));
  }

  private SortedMap<String, String> together(Fact other) {
    int order = text(AS_OF).compareTo(other.text(AS_OF));
    if (order != 0) {
      return order > 0 ? attributes : other.attributes;
    }
    SortedMap<String, String> joined = new TreeMap<>(attributes);
    other.attributes.forEach((name, value) -> joined.merge(name, value, Fact::greater));
    return joined;
  }

  /** The greater of two values by the unsigned bytes of their UTF-8. */
  public static String greater(String a, String b) {
    return a.equals(b)
            || Arrays.compareUnsigned(
                    a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8))
                >= 0
        ? a
        : b;
  }

  private static Instant min(Instant a, Instant b) {
    return a.isAfter(b) ? b : a;
  }
}

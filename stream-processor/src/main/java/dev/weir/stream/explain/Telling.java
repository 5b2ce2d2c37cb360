package dev.weir.stream.explain;

import dev.weir.stream.fact.Fact;
import dev.weir.stream.fact.FactKind;
import dev.weir.stream.ledger.WireReader;
import dev.weir.stream.ledger.WireWriter;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * One thing that a fact tells: a moment, or one attribute of an observation. Immutable.
 *
 * @param part the attribute, such as draft or label:x; empty for a moment
 * @param word what was told: a value, a state, a conclusion; cut where it is long
 * @param name what it was told of, such as a run's name or a reviewer; empty where nothing
 * @param first whether it is the first sighting of an attribute
 */
public record Telling(
    UUID fact,
    FactKind kind,
    String part,
    String subject,
    Instant at,
    String word,
    String name,
    boolean first,
    Place place) {
  private static final FactKind[] KINDS = FactKind.values();
  private static final int LONGEST = 200;

  public Telling {
    word = cut(word);
    name = cut(name);
  }

  static Telling moment(Noted noted, String word, String name) {
    Fact fact = noted.fact();
    return new Telling(
        fact.id(), fact.kind(), "", fact.subject(), fact.at(), word, name, false, noted.place());
  }

  /** A moment that is known without the rest of its fact. */
  public static Telling moment(
      UUID fact, FactKind kind, String subject, Instant at, String word, Place place) {
    return new Telling(fact, kind, "", subject, at, word, "", false, place);
  }

  static Telling part(Noted noted, String part, String word, boolean first) {
    Fact fact = noted.fact();
    return new Telling(
        fact.id(), fact.kind(), part, fact.subject(), fact.at(), word, "", first, noted.place());
  }

  /** What was told, for people. */
  public String value() {
    if (name.isEmpty()) {
      return word;
    }
    return switch (kind) {
      case REVIEW_SUBMITTED, REVIEW_DISMISSED -> word + " by " + name;
      default -> word.isEmpty() ? name : name + ": " + word;
    };
  }

  boolean isOf(FactKind... kinds) {
    for (FactKind one : kinds) {
      if (one == kind) {
        return true;
      }
    }
    return false;
  }

  /** Writes it in the processor's own form. */
  public void write(WireWriter out) {
    out.uuid(fact)
        .constant(kind)
        .text(part)
        .text(subject)
        .time(at)
        .text(word)
        .text(name)
        .flag(first)
        .number(place.partition())
        .number(place.offset());
  }

  /** Reads what {@link #write} wrote. */
  public static Telling read(WireReader in) {
    return new Telling(
        in.uuid(),
        in.constant(KINDS),
        in.text(),
        in.text(),
        in.time(),
        in.text(),
        in.text(),
        in.flag(),
        new Place(in.integer(), in.number()));
  }

  /** At most {@link #LONGEST} characters, none of them half. */
  private static String cut(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
    return text.substring(0, end) + "…";
  }

  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}

package dev.weir.stream.scope;

import dev.weir.stream.explain.Noted;
import dev.weir.stream.explain.Place;
import dev.weir.stream.fact.Fact;
import dev.weir.stream.fact.FactKind;
import dev.weir.stream.ledger.Key;
import dev.weir.stream.ledger.WireReader;
import dev.weir.stream.ledger.WireWriter;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Every fact of a scope, one key each, by subject. */
final class FactTable {
  private static final FactKind[] KINDS = FactKind.values();

  private final Table table;

  FactTable(Table table) {
    this.table = table;
  }

  /**
   * Takes a fact up; answers it as joined with what was known, or null if nothing new was told.
   *
   * @param place of the raw record that tells it; the first one's is kept
   */
  @Nullable Fact join(Fact fact, Place place) {
    Key key = key(fact.subject()).uuid(fact.id());
    byte[] bytes = table.get(key);
    Noted known = bytes == null ? null : read(bytes);
    Fact joined = known == null ? fact : known.fact().join(fact);
    if (known != null && joined.equals(known.fact())) {
      return null;
    }
    table.put(key, write(joined, known == null ? place : known.place()));
    return joined;
  }

  /** What is known of a fact's identity; null where nothing is. */
  @Nullable Fact get(Fact fact) {
    byte[] known = table.get(key(fact.subject()).uuid(fact.id()));
    return known == null ? null : read(known).fact();
  }

  List<Fact> of(String subject) {
    return table.below(key(subject), entry -> read(entry.value()).fact());
  }

  /** Likewise, each with the place of the raw record that first told it. */
  List<Noted> notedOf(String subject) {
    return table.below(key(subject), entry -> read(entry.value()));
  }

  @Nullable Noted noted(String subject, UUID id) {
    byte[] bytes = table.get(key(subject).uuid(id));
    return bytes == null ? null : read(bytes);
  }

  boolean has(String subject, UUID id) {
    return table.get(key(subject).uuid(id)) != null;
  }

  private Key key(String subject) {
    return table.key().text(subject.toLowerCase(Locale.ROOT));
  }

  private static byte[] write(Fact fact, Place place) {
    return new WireWriter()
        .number(place.partition())
        .number(place.offset())
        .uuid(fact.id())
        .constant(fact.kind())
        .text(fact.subject())
        .text(fact.discriminator())
        .time(fact.at())
        .list(
            fact.attributes().entrySet(),
            (out, attribute) -> out.text(attribute.getKey()).text(attribute.getValue()))
        .bytes();
  }

  private static Noted read(byte[] bytes) {
    WireReader in = new WireReader(bytes);
    Place place = new Place(in.integer(), in.number());
    UUID id = in.uuid();
    FactKind kind = in.constant(KINDS);
    String subject = in.text();
    String discriminator = in.text();
    java.time.Instant at = in.time();
    SortedMap<String, String> attributes = new TreeMap<>();
    int size = in.integer();
    for (int i = 0; i < size; i++) {
      attributes.put(in.text(), in.text());
    }
    return new Noted(new Fact(id, kind, subject, discriminator, at, attributes), place);
  }
}

package dev.weir.stream.scope;

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

  /** Takes a fact up; answers it as joined with what was known, or null if nothing new was told. */
  @Nullable Fact join(Fact fact) {
    Key key = key(fact.subject()).uuid(fact.id());
    byte[] known = table.get(key);
    Fact joined = known == null ? fact : read(known).join(fact);
    byte[] bytes = write(joined);
    if (known != null && java.util.Arrays.equals(known, bytes)) {
      return null;
    }
    table.put(key, bytes);
    return joined;
  }

  /** What is known of a fact's identity; null where nothing is. */
  @Nullable Fact get(Fact fact) {
    byte[] known = table.get(key(fact.subject()).uuid(fact.id()));
    return known == null ? null : read(known);
  }

  List<Fact> of(String subject) {
    return table.below(key(subject), entry -> read(entry.value()));
  }

  boolean has(String subject, UUID id) {
    return table.get(key(subject).uuid(id)) != null;
  }

  private Key key(String subject) {
    return table.key().text(subject.toLowerCase(Locale.ROOT));
  }

  private static byte[] write(Fact fact) {
    return new WireWriter()
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

  private static Fact read(byte[] bytes) {
    WireReader in = new WireReader(bytes);
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
    return new Fact(id, kind, subject, discriminator, at, attributes);
  }
}

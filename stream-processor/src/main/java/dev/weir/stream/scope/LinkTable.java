package dev.weir.stream.scope;

import dev.weir.stream.flow.Change;
import dev.weir.stream.ledger.Key;
import dev.weir.stream.ledger.KeyReader;
import dev.weir.stream.ledger.WireReader;
import dev.weir.stream.ledger.WireWriter;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which changes, of this scope or another, belong to an item; when an item was first named; and
 * which items of other scopes exist.
 */
final class LinkTable {
  /** A change as the item's scope knows it. */
  record Link(String changeScope, String change) {}

  private final Table contributions;
  private final Table namings;
  private final Table existing;

  LinkTable(Table contributions, Table namings, Table existing) {
    this.contributions = contributions;
    this.namings = namings;
    this.existing = existing;
  }

  /** Answers whether that is news. */
  boolean contribute(String item, Link link, long version, byte[] timeline) {
    Key key = key(item, link);
    byte[] known = contributions.get(key);
    if (known != null && ByteBuffer.wrap(known).getLong() > version) {
      return false;
    }
    byte[] whole =
        ByteBuffer.allocate(Long.BYTES + timeline.length).putLong(version).put(timeline).array();
    contributions.put(key, whole);
    return known == null || !sameTimeline(known, whole);
  }

  void withdraw(String item, Link link) {
    contributions.delete(key(item, link));
  }

  List<Link> linksOf(String item) {
    return contributions.below(
        contributions.key().text(item),
        entry -> {
          KeyReader key = contributions.reader(entry.key());
          key.text();
          return new Link(key.text(), key.text());
        });
  }

  List<Change> changesOf(String item) {
    List<Change> changes = new ArrayList<>();
    contributions
        .below(contributions.key().text(item), entry -> entry.value())
        .forEach(
            value ->
                changes.add(
                    Codecs.readChange(Arrays.copyOfRange(value, Long.BYTES, value.length))));
    return changes;
  }

  /** A push named an item; the earliest holds. Answers whether that is news. */
  boolean name(String item, Instant at) {
    Instant known = namedAt(item);
    if (known != null && !at.isBefore(known)) {
      return false;
    }
    namings.put(namings.key().text(item), new WireWriter().time(at).bytes());
    return true;
  }

  @Nullable Instant namedAt(String item) {
    byte[] value = namings.get(namings.key().text(item));
    return value == null ? null : new WireReader(value).time();
  }

  void exists(String item) {
    existing.put(existing.key().text(item), Table.NOTHING);
  }

  boolean isKnownToExist(String item) {
    return existing.get(existing.key().text(item)) != null;
  }

  private Key key(String item, Link link) {
    return contributions.key().text(item).text(link.changeScope()).text(link.change());
  }

  private static boolean sameTimeline(byte[] a, byte[] b) {
    return Arrays.equals(a, Long.BYTES, a.length, b, Long.BYTES, b.length);
  }
}

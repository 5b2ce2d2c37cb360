package dev.weir.stream.scope.state;

import dev.weir.stream.flow.Change;
import dev.weir.stream.ledger.Key;
import dev.weir.stream.ledger.KeyReader;
import dev.weir.stream.ledger.Table;
import dev.weir.stream.ledger.WireReader;
import dev.weir.stream.ledger.WireWriter;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which changes, of this scope or another, belong to an item; which items are parts of it or stand
 * for it under another name; and when it was first named. What was told last holds, known by the
 * version that its sender gave it: a withdrawal leaves its version behind.
 */
public final class LinkTable {
  /** A change, or another item, as the item's scope knows it. */
  public record Link(String changeScope, String change) {}

  /** What a link means for an item. */
  public enum Kind {
    /** A change belongs to it; told is the change's timeline. */
    CHANGE,
    /**
     * Another item asks for it, as a part or under another name; told is when that one was named.
     */
    CHILD
  }

  /**
   * @param via the item that passes it on, empty where it is told at first hand
   * @param kind null where it was withdrawn
   * @param told in the form of its kind
   */
  @SuppressWarnings("ArrayRecordComponent") // carries store bytes as they are
  public record Told(Link link, String via, @Nullable Kind kind, byte[] told) {}

  private static final Kind[] KINDS = Kind.values();

  private final Table links;
  private final Table namings;

  LinkTable(Table links, Table namings) {
    this.links = links;
    this.namings = namings;
  }

  /** Takes up what is newer than what is known; answers whether it is. */
  public boolean put(String item, Told told, long version) {
    Key key = key(item, told);
    byte[] known = links.get(key);
    if (known != null && ByteBuffer.wrap(known).getLong() >= version) {
      return false;
    }
    byte[] value = new WireWriter().maybe(told.kind(), WireWriter::constant).bytes();
    links.put(
        key,
        ByteBuffer.allocate(Long.BYTES + value.length + told.told().length)
            .putLong(version)
            .put(value)
            .put(told.told())
            .array());
    return true;
  }

  /** Whether a link stands: known, and not withdrawn. */
  public boolean stands(String item, Told told) {
    byte[] known = links.get(key(item, told));
    return known != null && known[Long.BYTES] != 0;
  }

  public List<Told> of(String item) {
    return links.below(
        links.key().text(item),
        entry -> {
          KeyReader key = links.reader(entry.key());
          key.text();
          return read(new Link(key.text(), key.text()), key.text(), entry.value());
        });
  }

  /** Whether anything was ever told of an item. */
  public boolean knows(String item) {
    return pushedAt(item) != null || !of(item).isEmpty();
  }

  /** Items of which anything was told. */
  public SortedSet<String> items() {
    SortedSet<String> items = new TreeSet<>();
    for (Table table : List.of(links, namings)) {
      items.addAll(table.below(table.key(), entry -> table.reader(entry.key()).text()));
    }
    return items;
  }

  private static Told read(Link link, String via, byte[] value) {
    boolean stands = value[Long.BYTES] != 0;
    int header = Long.BYTES + (stands ? 2 : 1);
    Kind kind = stands ? new WireReader(new byte[] {value[header - 1]}).constant(KINDS) : null;
    return new Told(link, via, kind, Arrays.copyOfRange(value, header, value.length));
  }

  /** The changes among links, each once, whatever name of the item it used. */
  public static List<Change> changes(List<Told> links) {
    List<Change> changes = new ArrayList<>();
    Set<Link> seen = new HashSet<>();
    for (Told told : links) {
      if (told.kind() == Kind.CHANGE && seen.add(told.link())) {
        changes.add(Codecs.readChange(told.told()));
      }
    }
    return changes;
  }

  /** A push named an item; the earliest holds. Answers whether that is news. */
  public boolean name(String item, Instant at) {
    Instant known = pushedAt(item);
    if (known != null && !at.isBefore(known)) {
      return false;
    }
    namings.put(namings.key().text(item), new WireWriter().time(at).bytes());
    return true;
  }

  private @Nullable Instant pushedAt(String item) {
    byte[] value = namings.get(namings.key().text(item));
    return value == null ? null : new WireReader(value).time();
  }

  /** When a push first named the item, or one that is a part of it or another name of it. */
  public @Nullable Instant namedAt(String item, List<Told> all) {
    Instant first = pushedAt(item);
    for (Told told : all) {
      if (told.kind() == Kind.CHILD) {
        first = PushTable.earliest(first, readNamedAt(told.told()));
      }
    }
    return first;
  }

  /** What a {@link Kind#CHILD} tells. */
  public static byte[] namedAt(@Nullable Instant at) {
    return new WireWriter().maybe(at, WireWriter::time).bytes();
  }

  private static @Nullable Instant readNamedAt(byte[] told) {
    return new WireReader(told).maybe(WireReader::time);
  }

  private Key key(String item, Told told) {
    return links
        .key()
        .text(item)
        .text(told.link().changeScope())
        .text(told.link().change())
        .text(told.via());
  }
}

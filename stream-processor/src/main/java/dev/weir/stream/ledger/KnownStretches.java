package dev.weir.stream.ledger;

import dev.weir.stream.ledger.Ledger.Entry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Stretches of keys of which every entry is known, no two of them over one key. Of more than so
 * many bytes those go that were not used for the longest time. Not thread-safe.
 */
final class KnownStretches {
  /** Longer ones are not put together, so that what is used, or not, are small parts. */
  static final int MOST_ENTRIES = 256;

  /** The part of all bytes that one stretch may take. */
  private static final int LARGEST_PART = 16;

  private final long mostBytes;
  private final NavigableMap<byte[], Stretch> byStart = new TreeMap<>(Arrays::compareUnsigned);

  /** In the order of their last use; a stretch is equal to none but itself. */
  private final Map<Stretch, Stretch> byUse = new LinkedHashMap<>(16, 0.75f, true);

  private long bytes;

  KnownStretches(long mostBytes) {
    this.mostBytes = mostBytes;
  }

  /** About what all of them take. */
  long bytes() {
    return bytes;
  }

  /** The stretch that a key lies in; null where nothing is known of it. */
  @Nullable Stretch holding(byte[] key) {
    Stretch found = at(byStart.floorEntry(key), key);
    return found == null ? null : byUse.get(found);
  }

  private static @Nullable Stretch at(Map.@Nullable Entry<byte[], Stretch> entry, byte[] key) {
    return entry == null || !entry.getValue().holds(key) ? null : entry.getValue();
  }

  /** These, ascending, are all entries from one key to another, both inside. */
  void learn(byte[] from, byte[] to, List<Entry> entries) {
    Stretch left = at(byStart.lowerEntry(from), from);
    Stretch right = at(byStart.floorEntry(to), to);
    List<Entry> head = left == null ? List.of() : left.before(from);
    List<Entry> tail = right == null ? List.of() : right.after(to);
    boolean joins = head.size() + entries.size() + tail.size() <= MOST_ENTRIES;
    List<Entry> all = new ArrayList<>(joins ? head : List.of());
    all.addAll(entries);
    all.addAll(joins ? tail : List.of());
    if (left != null) {
      forget(left);
    }
    List.copyOf(byStart.subMap(from, true, to, true).values()).forEach(this::forget);
    add(
        new Stretch(
            joins && left != null ? left.from() : from,
            joins && right != null ? right.to() : to,
            all));
  }

  /** A key has another value now, null for none: where it is known, that is known. */
  void set(byte[] key, byte @Nullable [] value) {
    Stretch stretch = at(byStart.floorEntry(key), key);
    if (stretch == null) {
      return;
    }
    bytes -= stretch.bytes();
    stretch.set(key, value);
    bytes += stretch.bytes();
    if (stretch.size() > 2 * MOST_ENTRIES || isTooLarge(stretch)) {
      forget(stretch);
    }
    shrink();
  }

  void clear() {
    byStart.clear();
    byUse.clear();
    bytes = 0;
  }

  private void add(Stretch stretch) {
    if (!isTooLarge(stretch)) {
      byStart.put(stretch.from(), stretch);
      byUse.put(stretch, stretch);
      bytes += stretch.bytes();
      shrink();
    }
  }

  private boolean isTooLarge(Stretch stretch) {
    return stretch.bytes() > mostBytes / LARGEST_PART;
  }

  private void forget(Stretch stretch) {
    byStart.remove(stretch.from());
    byUse.remove(stretch);
    bytes -= stretch.bytes();
  }

  private void shrink() {
    Iterator<Stretch> oldest = byUse.keySet().iterator();
    while (bytes > mostBytes && oldest.hasNext()) {
      Stretch stretch = oldest.next();
      oldest.remove();
      byStart.remove(stretch.from());
      bytes -= stretch.bytes();
    }
  }
}

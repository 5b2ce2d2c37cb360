package dev.weir.stream.ledger;

import dev.weir.stream.ledger.Ledger.Entry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of keys, from one to another and both inside, of which every entry is known. Its list
 * is replaced, never changed, where another stretch is joined to it, so that it can be read on
 * meanwhile. Not thread-safe.
 */
final class Stretch {
  /** About what the objects around the bytes take. */
  private static final int OVERHEAD = 200;

  private static final int ENTRY_OVERHEAD = 64;

  private final byte[] from;
  private final byte[] to;
  private final ArrayList<Entry> entries;
  private long bytes;

  Stretch(byte[] from, byte[] to, List<Entry> ascending) {
    this.from = from;
    this.to = to;
    this.entries = new ArrayList<>(ascending);
    bytes = (long) OVERHEAD + from.length + to.length;
    for (Entry entry : entries) {
      bytes += bytes(entry);
    }
  }

  byte[] from() {
    return from;
  }

  byte[] to() {
    return to;
  }

  /** What it takes of memory, about. */
  long bytes() {
    return bytes;
  }

  int size() {
    return entries.size();
  }

  boolean holds(byte[] key) {
    return Arrays.compareUnsigned(from, key) <= 0 && Arrays.compareUnsigned(key, to) <= 0;
  }

  byte @Nullable [] get(byte[] key) {
    int place = place(key);
    return place < 0 ? null : entries.get(place).value();
  }

  /** A key that it holds has another value now; null if it has none any more. */
  void set(byte[] key, byte @Nullable [] value) {
    int place = place(key);
    if (place >= 0) {
      bytes -= bytes(entries.get(place));
    }
    if (value == null) {
      if (place >= 0) {
        entries.remove(place);
      }
      return;
    }
    Entry entry = new Entry(key, value);
    bytes += bytes(entry);
    if (place >= 0) {
      entries.set(place, entry);
    } else {
      entries.add(-place - 1, entry);
    }
  }

  /** Its entries from one key to another, both inside, ascending; not a copy. */
  List<Entry> between(byte[] first, byte[] last) {
    int begin = place(first);
    int end = place(last);
    begin = begin < 0 ? -begin - 1 : begin;
    end = end < 0 ? -end - 1 : end + 1;
    return begin >= end ? List.of() : entries.subList(begin, end);
  }

  /** Those before a key. */
  List<Entry> before(byte[] key) {
    int end = place(key);
    return entries.subList(0, end < 0 ? -end - 1 : end);
  }

  /** Those after a key. */
  List<Entry> after(byte[] key) {
    int begin = place(key);
    return entries.subList(begin < 0 ? -begin - 1 : begin + 1, entries.size());
  }

  /** Index of a key, or where it would be as {@link Arrays#binarySearch} tells it. */
  private int place(byte[] key) {
    int low = 0;
    int high = entries.size() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = Arrays.compareUnsigned(entries.get(middle).key(), key);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -(low + 1);
  }

  private static long bytes(Entry entry) {
    return ENTRY_OVERHEAD + entry.key().length + (long) entry.value().length;
  }
}

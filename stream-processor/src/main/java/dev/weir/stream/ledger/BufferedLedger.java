package dev.weir.stream.ledger;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Collects what is written to another ledger until it is applied, or discarded: so that what fails
 * in the middle leaves nothing behind, and that what is written several times is written once. It
 * reads as if all were written already. Holds what one record writes; not thread-safe.
 */
public final class BufferedLedger implements Ledger {
  /** A value that was put; null where the key was deleted. */
  @SuppressWarnings("ArrayRecordComponent") // carries store bytes as they are
  private record Written(byte @Nullable [] value) {}

  private final Ledger below;
  private final NavigableMap<byte[], Written> written = new TreeMap<>(Arrays::compareUnsigned);

  public BufferedLedger(Ledger below) {
    this.below = below;
  }

  /** Writes what was collected. */
  public void apply() {
    written.forEach(
        (key, now) -> {
          if (now.value() == null) {
            below.delete(key);
          } else {
            below.put(key, now.value());
          }
        });
    written.clear();
  }

  /** Forgets what was collected. */
  public void discard() {
    written.clear();
  }

  @Override
  public byte @Nullable [] get(byte[] key) {
    Written now = written.get(key);
    return now == null ? below.get(key) : now.value();
  }

  @Override
  public void put(byte[] key, byte[] value) {
    written.put(key, new Written(value));
  }

  @Override
  public void delete(byte[] key) {
    written.put(key, new Written(null));
  }

  @Override
  public Entries range(byte[] from, byte[] to) {
    return merged(written.subMap(from, true, to, true), below.range(from, to), 1);
  }

  @Override
  public Entries reverseRange(byte[] from, byte[] to) {
    return merged(
        written.subMap(from, true, to, true).descendingMap(), below.reverseRange(from, to), -1);
  }

  private static Entries merged(NavigableMap<byte[], Written> own, Entries below, int direction) {
    return own.isEmpty() ? below : new Merged(own.entrySet().iterator(), below, direction);
  }

  /** Two sorted sequences as one; of the same key the own one holds. */
  private static final class Merged implements Entries {
    private final Iterator<Map.Entry<byte[], Written>> own;
    private final Entries below;
    private final int direction;
    private Map.@Nullable Entry<byte[], Written> ownNext;
    private @Nullable Entry belowNext;
    private @Nullable Entry next;

    Merged(Iterator<Map.Entry<byte[], Written>> own, Entries below, int direction) {
      this.own = own;
      this.below = below;
      this.direction = direction;
      ownNext = own.next();
      belowNext = below.hasNext() ? below.next() : null;
      next = advanced();
    }

    private @Nullable Entry advanced() {
      while (true) {
        Map.Entry<byte[], Written> mine = ownNext;
        Entry theirs = belowNext;
        int order = mine == null ? 1 : theirs == null ? -1 : order(mine.getKey(), theirs.key());
        if (mine == null || order > 0) {
          belowNext = theirs != null && below.hasNext() ? below.next() : null;
          return theirs;
        }
        ownNext = own.hasNext() ? own.next() : null;
        if (order == 0) {
          belowNext = below.hasNext() ? below.next() : null;
        }
        byte[] value = mine.getValue().value();
        if (value != null) {
          return new Entry(mine.getKey(), value);
        }
      }
    }

    private int order(byte[] a, byte[] b) {
      return direction * Arrays.compareUnsigned(a, b);
    }

    @Override
    public boolean hasNext() {
      return next != null;
    }

    @Override
    public Entry next() {
      Entry answer = next;
      if (answer == null) {
        throw new NoSuchElementException();
      }
      next = advanced();
      return answer;
    }

    @Override
    public void close() {
      below.close();
    }
  }
}

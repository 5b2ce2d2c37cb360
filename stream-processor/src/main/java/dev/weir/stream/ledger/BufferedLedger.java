package dev.weir.stream.ledger;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Collects what is written to another ledger until it is applied, or discarded: so that what fails
 * in the middle leaves nothing behind, and that what is written several times is written once. It
 * reads as if all were written already, and reads nothing below twice. Nobody else may write to the
 * ledger below meanwhile. Holds what one record reads and writes; not thread-safe.
 */
public final class BufferedLedger implements Ledger {
  /** A value; null where there is none, or where the key was deleted. */
  @SuppressWarnings("ArrayRecordComponent") // carries store bytes as they are
  private record Value(byte @Nullable [] bytes) {}

  private final Ledger below;
  private final NavigableMap<byte[], Value> written = new TreeMap<>(Arrays::compareUnsigned);
  private final Map<ByteBuffer, Value> read = new HashMap<>();
  private final ReadRanges ranges = new ReadRanges();

  public BufferedLedger(Ledger below) {
    this.below = below;
  }

  /** Writes what was collected, but for what is known to stand there already. */
  public void apply() {
    written.forEach(
        (key, now) -> {
          Value before = read.get(ByteBuffer.wrap(key));
          if (before != null && Arrays.equals(before.bytes(), now.bytes())) {
            return;
          }
          if (now.bytes() == null) {
            below.delete(key);
          } else {
            below.put(key, now.bytes());
          }
        });
    discard();
  }

  /** Forgets what was collected. */
  public void discard() {
    written.clear();
    read.clear();
    ranges.clear();
  }

  @Override
  public byte @Nullable [] get(byte[] key) {
    Value now = written.get(key);
    if (now == null) {
      now = read.computeIfAbsent(ByteBuffer.wrap(key), k -> new Value(below.get(key)));
    }
    return now.bytes();
  }

  @Override
  public void put(byte[] key, byte[] value) {
    write(key, new Value(value));
  }

  @Override
  public void delete(byte[] key) {
    write(key, new Value(null));
  }

  private void write(byte[] key, Value value) {
    written.put(key, value);
    ranges.touch(key);
  }

  @Override
  public Entries range(byte[] from, byte[] to) {
    return ranges.read(
        from, to, () -> merged(written.subMap(from, true, to, true), below.range(from, to), 1));
  }

  @Override
  public Entries reverseRange(byte[] from, byte[] to) {
    return merged(
        written.subMap(from, true, to, true).descendingMap(), below.reverseRange(from, to), -1);
  }

  private static Entries merged(NavigableMap<byte[], Value> own, Entries below, int direction) {
    return own.isEmpty() ? below : new Merged(own.entrySet().iterator(), below, direction);
  }

  /** Two sorted sequences as one; of the same key the own one holds. */
  private static final class Merged implements Entries {
    private final Iterator<Map.Entry<byte[], Value>> own;
    private final Entries below;
    private final int direction;
    private Map.@Nullable Entry<byte[], Value> ownNext;
    private @Nullable Entry belowNext;
    private @Nullable Entry next;

    Merged(Iterator<Map.Entry<byte[], Value>> own, Entries below, int direction) {
      this.own = own;
      this.below = below;
      this.direction = direction;
      ownNext = own.next();
      belowNext = below.hasNext() ? below.next() : null;
      next = advanced();
    }

    private @Nullable Entry advanced() {
      while (true) {
        Map.Entry<byte[], Value> mine = ownNext;
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
        byte[] value = mine.getValue().bytes();
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

package dev.weir.stream.ledger;

import dev.weir.stream.ledger.Ledger.Entries;
import dev.weir.stream.ledger.Ledger.Entry;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Ranges that were read to their end, until something is written to them. Not thread-safe. */
final class ReadRanges {
  /** Longer ones are read again. */
  private static final int MOST_ENTRIES = 256;

  private record Span(ByteBuffer from, ByteBuffer to) {
    @SuppressWarnings("ByteBufferBackingArray") // wraps whole arrays
    boolean holds(byte[] key) {
      return Arrays.compareUnsigned(from.array(), key) <= 0
          && Arrays.compareUnsigned(key, to.array()) <= 0;
    }
  }

  private final Map<Span, List<Entry>> known = new HashMap<>();
  private int writes;

  Entries read(byte[] from, byte[] to, Supplier<Entries> reading) {
    Span span = new Span(ByteBuffer.wrap(from), ByteBuffer.wrap(to));
    List<Entry> entries = known.get(span);
    return entries == null ? new Noted(span, reading.get()) : new Known(entries.iterator());
  }

  /** A key was written. */
  void touch(byte[] key) {
    writes++;
    known.keySet().removeIf(span -> span.holds(key));
  }

  void clear() {
    writes++;
    known.clear();
  }

  private record Known(Iterator<Entry> entries) implements Entries {
    @Override
    public boolean hasNext() {
      return entries.hasNext();
    }

    @Override
    public Entry next() {
      return entries.next();
    }

    @Override
    public void close() {}
  }

  /** Notes what is read; kept if it is read to its end, and nothing was written meanwhile. */
  private final class Noted implements Entries {
    private final Span span;
    private final Entries entries;
    private final int writesBefore = writes;
    private final List<Entry> noted = new ArrayList<>();

    Noted(Span span, Entries entries) {
      this.span = span;
      this.entries = entries;
    }

    @Override
    public boolean hasNext() {
      boolean more = entries.hasNext();
      if (!more && noted.size() <= MOST_ENTRIES && writes == writesBefore) {
        known.putIfAbsent(span, noted);
      }
      return more;
    }

    @Override
    public Entry next() {
      Entry entry = entries.next();
      if (noted.size() <= MOST_ENTRIES) {
        noted.add(entry);
      }
      return entry;
    }

    @Override
    public void close() {
      entries.close();
    }
  }
}

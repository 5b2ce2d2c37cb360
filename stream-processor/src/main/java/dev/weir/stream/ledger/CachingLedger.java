package dev.weir.stream.ledger;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what was read of another ledger, also that there was nothing, so that what is asked for
 * again and again costs no look into it: a look-up, or a range as far as it was read. Writes at
 * once, but for what is known to stand there, and remembers what it wrote where it knew what was
 * there. Nobody else may write to the ledger below. Bounded by bytes; not thread-safe.
 */
public final class CachingLedger implements Ledger {
  private final Ledger below;
  private final KnownStretches known;
  private long writes;

  /**
   * @param mostBytes about what may be remembered, keys, values and what holds them
   */
  public CachingLedger(Ledger below, long mostBytes) {
    this.below = below;
    known = new KnownStretches(mostBytes);
  }

  @Override
  public byte @Nullable [] get(byte[] key) {
    Stretch stretch = known.holding(key);
    if (stretch != null) {
      return stretch.get(key);
    }
    byte[] value = below.get(key);
    known.learn(key, key, value == null ? List.of() : List.of(new Entry(key, value)));
    return value;
  }

  @Override
  public void put(byte[] key, byte[] value) {
    write(() -> below.put(key, value), key, value);
  }

  @Override
  public void delete(byte[] key) {
    write(() -> below.delete(key), key, null);
  }

  /** Of a write that fails nobody knows what it has done. */
  private void write(Runnable writing, byte[] key, byte @Nullable [] value) {
    Stretch stretch = known.holding(key);
    if (stretch != null && Arrays.equals(stretch.get(key), value)) {
      return;
    }
    writes++;
    boolean done = false;
    try {
      writing.run();
      known.set(key, value);
      done = true;
    } finally {
      if (!done) {
        known.clear();
      }
    }
  }

  @Override
  public Entries range(byte[] from, byte[] to) {
    Stretch start = known.holding(from);
    if (start == null) {
      return new Scan(List.<Entry>of().iterator(), new Unknown(from, to, true, null));
    }
    Iterator<Entry> remembered = start.between(from, to).iterator();
    boolean whole = start.holds(to);
    byte[] end = start.to();
    return new Scan(remembered, whole ? null : new Unknown(end, to, true, start.get(end)));
  }

  @Override
  public Entries reverseRange(byte[] from, byte[] to) {
    Stretch start = known.holding(to);
    if (start == null) {
      return new Scan(List.<Entry>of().iterator(), new Unknown(from, to, false, null));
    }
    Iterator<Entry> remembered = descending(start.between(from, to));
    boolean whole = start.holds(from);
    byte[] end = start.from();
    return new Scan(remembered, whole ? null : new Unknown(from, end, false, start.get(end)));
  }

  private static Iterator<Entry> descending(List<Entry> entries) {
    ListIterator<Entry> back = entries.listIterator(entries.size());
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return back.hasPrevious();
      }

      @Override
      public Entry next() {
        return back.previous();
      }
    };
  }

  /** What is remembered, then the rest. */
  private record Scan(Iterator<Entry> remembered, @Nullable Unknown rest) implements Entries {
    @Override
    public boolean hasNext() {
      return remembered.hasNext() || (rest != null && rest.hasNext());
    }

    @Override
    public Entry next() {
      if (remembered.hasNext()) {
        return remembered.next();
      }
      if (rest == null) {
        throw new NoSuchElementException();
      }
      return rest.next();
    }

    @Override
    public void close() {
      if (rest != null) {
        rest.close();
      }
    }
  }

  /** A range of which nothing is known, opened when it is first asked for, and then learned. */
  private final class Unknown implements Entries {
    private final byte[] from;
    private final byte[] to;
    private final boolean ascending;
    private final byte @Nullable [] passed;
    private final List<Entry> noted = new ArrayList<>();
    private @Nullable Entries entries;
    private long writesBefore;
    private boolean ended;

    /**
     * @param passed the value of the end where it begins, if that was told already
     */
    Unknown(byte[] from, byte[] to, boolean ascending, byte @Nullable [] passed) {
      this.from = from;
      this.to = to;
      this.ascending = ascending;
      this.passed = passed;
    }

    private Entries opened() {
      if (entries == null) {
        writesBefore = writes;
        entries = ascending ? below.range(from, to) : below.reverseRange(from, to);
        if (passed != null && entries.hasNext()) {
          note(entries.next());
        }
      }
      return entries;
    }

    private Entry note(Entry entry) {
      if (noted.size() <= KnownStretches.MOST_ENTRIES) {
        noted.add(entry);
      }
      return entry;
    }

    @Override
    public boolean hasNext() {
      boolean more = opened().hasNext();
      ended = !more;
      return more;
    }

    @Override
    public Entry next() {
      return note(opened().next());
    }

    @Override
    public void close() {
      if (entries != null) {
        entries.close();
        if (writes == writesBefore) {
          learn();
        }
        entries = null;
      }
    }

    /** As far as it was read, and noted. */
    private void learn() {
      boolean whole = ended && noted.size() <= KnownStretches.MOST_ENTRIES;
      if (!whole && noted.isEmpty()) {
        return;
      }
      byte[] reached = whole ? (ascending ? to : from) : noted.get(noted.size() - 1).key();
      if (ascending) {
        known.learn(from, reached, noted);
      } else {
        Collections.reverse(noted);
        known.learn(reached, to, noted);
      }
    }
  }
}

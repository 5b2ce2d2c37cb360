package dev.weir.stream.ledger;

import dev.weir.stream.ledger.Ledger.Entries;
import dev.weir.stream.ledger.Ledger.Entry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The entries of one scope under one letter. */
public final class Table {
  public static final byte[] NOTHING = new byte[0];
  private static final int PAGE = 1000;

  private final Ledger ledger;
  private final byte[] prefix;

  public Table(Ledger ledger, byte[] scope, char letter) {
    this.ledger = ledger;
    this.prefix = Key.after(scope).tag(letter).bytes();
  }

  public Key key() {
    return Key.after(prefix);
  }

  public KeyReader reader(byte[] key) {
    return new KeyReader(key, prefix.length);
  }

  /** Reads a key behind so many further bytes of its prefix. */
  public KeyReader reader(byte[] key, int skipped) {
    return new KeyReader(key, prefix.length + skipped);
  }

  public byte @Nullable [] get(Key key) {
    return ledger.get(key.bytes());
  }

  public void put(Key key, byte[] value) {
    ledger.put(key.bytes(), value);
  }

  public void delete(Key key) {
    ledger.delete(key.bytes());
  }

  /** Entries whose keys begin with a prefix, in order. */
  public <T> List<T> below(Key start, Function<Entry, T> reader) {
    List<T> found = new ArrayList<>();
    try (Entries entries = ledger.range(start.bytes(), start.end())) {
      while (entries.hasNext()) {
        found.add(reader.apply(entries.next()));
      }
    }
    return found;
  }

  /**
   * Some entries in order.
   *
   * @param last key of the last one; null where there are no more
   */
  @SuppressWarnings("ArrayRecordComponent") // carries store bytes as they are
  public record Page<T>(List<T> values, byte @Nullable [] last) {}

  /** Entries after a key, or from the first one on. */
  public <T> Page<T> page(byte @Nullable [] after, Function<Entry, T> reader) {
    List<T> values = new ArrayList<>();
    byte[] last = null;
    try (Entries entries = ledger.range(after == null ? prefix : after, key().end())) {
      while (entries.hasNext() && values.size() < PAGE) {
        Entry entry = entries.next();
        if (!Arrays.equals(entry.key(), after)) {
          values.add(reader.apply(entry));
          last = entry.key();
        }
      }
    }
    return new Page<>(values, last);
  }

  /** Takes every entry away. */
  public void clear() {
    below(key(), Entry::key).forEach(ledger::delete);
  }

  /** Entries from a key to the end of a prefix, ascending; to be closed. */
  public Entries from(Key start, Key prefix) {
    return ledger.range(start.bytes(), prefix.end());
  }

  /** Entries of a prefix up to and including what begins with a key, descending; to be closed. */
  public Entries downFrom(Key last, Key prefix) {
    return ledger.reverseRange(prefix.bytes(), last.end());
  }
}

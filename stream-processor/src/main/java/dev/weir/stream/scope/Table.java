package dev.weir.stream.scope;

import dev.weir.stream.ledger.Key;
import dev.weir.stream.ledger.KeyReader;
import dev.weir.stream.ledger.Ledger;
import dev.weir.stream.ledger.Ledger.Entries;
import dev.weir.stream.ledger.Ledger.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The entries of one scope under one letter. */
final class Table {
  static final byte[] NOTHING = new byte[0];

  private final Ledger ledger;
  private final byte[] prefix;

  Table(Ledger ledger, byte[] scope, char letter) {
    this.ledger = ledger;
    this.prefix = Key.after(scope).tag(letter).bytes();
  }

  Key key() {
    return Key.after(prefix);
  }

  KeyReader reader(byte[] key) {
    return new KeyReader(key, prefix.length);
  }

  /** Reads a key behind so many further bytes of its prefix. */
  KeyReader reader(byte[] key, int skipped) {
    return new KeyReader(key, prefix.length + skipped);
  }

  byte @Nullable [] get(Key key) {
    return ledger.get(key.bytes());
  }

  void put(Key key, byte[] value) {
    ledger.put(key.bytes(), value);
  }

  void delete(Key key) {
    ledger.delete(key.bytes());
  }

  /** Entries whose keys begin with a prefix, in order. */
  <T> List<T> below(Key start, Function<Entry, T> reader) {
    List<T> found = new ArrayList<>();
    try (Entries entries = ledger.range(start.bytes(), start.end())) {
      while (entries.hasNext()) {
        found.add(reader.apply(entries.next()));
      }
    }
    return found;
  }

  /** Entries from a key to the end of a prefix, ascending; to be closed. */
  Entries from(Key start, Key prefix) {
    return ledger.range(start.bytes(), prefix.end());
  }

  /** Entries of a prefix up to and including what begins with a key, descending; to be closed. */
  Entries downFrom(Key last, Key prefix) {
    return ledger.reverseRange(prefix.bytes(), last.end());
  }
}

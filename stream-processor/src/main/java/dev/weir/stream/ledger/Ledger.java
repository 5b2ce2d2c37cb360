package dev.weir.stream.ledger;

import java.util.Iterator;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A sorted map from keys to values, both bytes; keys compare unsigned. Not thread-safe. */
public interface Ledger {
  byte @Nullable [] get(byte[] key);

  void put(byte[] key, byte[] value);

  void delete(byte[] key);

  /** Entries from one key to another, both inside, ascending; to be closed, and not written to. */
  Entries range(byte[] from, byte[] to);

  /** The same, descending. */
  Entries reverseRange(byte[] from, byte[] to);

  /**
   * Every entry from one key to another, both inside, ascending; not to be written to meanwhile.
   */
  default void forEach(byte[] from, byte[] to, BiConsumer<byte[], byte[]> action) {
    try (Entries entries = range(from, to)) {
      entries.forEachRemaining(entry -> action.accept(entry.key(), entry.value()));
    }
  }

  /** The least key from one to another, both inside. */
  default byte @Nullable [] firstKey(byte[] from, byte[] to) {
    try (Entries entries = range(from, to)) {
      return entries.hasNext() ? entries.next().key() : null;
    }
  }

  /** The greatest key from one to another, both inside. */
  default byte @Nullable [] lastKey(byte[] from, byte[] to) {
    try (Entries entries = reverseRange(from, to)) {
      return entries.hasNext() ? entries.next().key() : null;
    }
  }

  /** A key with its value; never compared. */
  @SuppressWarnings("ArrayRecordComponent") // carries store bytes as they are
  record Entry(byte[] key, byte[] value) {}

  /** Entries in order, to be closed. */
  interface Entries extends Iterator<Entry>, AutoCloseable {
    @Override
    void close();
  }
}

package dev.weir.stream.ledger;

import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/** A sorted map from keys to values, both bytes; keys compare unsigned. Not thread-safe. */
public interface Ledger {
  byte @Nullable [] get(byte[] key);

  void put(byte[] key, byte[] value);

  void delete(byte[] key);

  /**
   * Entries with {@code from <= key < to}, ascending; to be closed, and not written to meanwhile.
   */
  Entries range(byte[] from, byte[] to);

  /** The same, descending. */
  Entries reverseRange(byte[] from, byte[] to);

  /** A key with its value; never compared. */
  @SuppressWarnings("ArrayRecordComponent") // carries store bytes as they are
  record Entry(byte[] key, byte[] value) {}

  /** Entries in order, to be closed. */
  interface Entries extends Iterator<Entry>, AutoCloseable {
    @Override
    void close();
  }
}

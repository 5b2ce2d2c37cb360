package dev.weir.stream.team;

import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The state that the team metrics are kept in: keys in the order of their unsigned bytes. Not
 * thread-safe.
 */
interface SortedStore {
  byte @Nullable [] get(byte[] key);

  void put(byte[] key, byte[] value);

  void delete(byte[] key);

  /** Every entry from one key to another, both inside, in order. The store must not be changed. */
  void range(byte[] from, byte[] to, BiConsumer<byte[], byte[]> action);

  /** The least key from one to another, both inside. */
  byte @Nullable [] firstKey(byte[] from, byte[] to);

  /** The greatest key from one to another, both inside. */
  byte @Nullable [] lastKey(byte[] from, byte[] to);
}

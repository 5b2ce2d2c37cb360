package dev.weir.stream.team;

import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** A store of Kafka Streams. */
record KeyValueSortedStore(KeyValueStore<Bytes, byte[]> store) implements SortedStore {
  @Override
  public byte @Nullable [] get(byte[] key) {
    return store.get(Bytes.wrap(key));
  }

  @Override
  public void put(byte[] key, byte[] value) {
    store.put(Bytes.wrap(key), value);
  }

  @Override
  public void delete(byte[] key) {
    store.delete(Bytes.wrap(key));
  }

  @Override
  public void range(byte[] from, byte[] to, BiConsumer<byte[], byte[]> action) {
    try (KeyValueIterator<Bytes, byte[]> entries = store.range(Bytes.wrap(from), Bytes.wrap(to))) {
      entries.forEachRemaining(entry -> action.accept(entry.key.get(), entry.value));
    }
  }

  @Override
  public byte @Nullable [] firstKey(byte[] from, byte[] to) {
    try (KeyValueIterator<Bytes, byte[]> entries = store.range(Bytes.wrap(from), Bytes.wrap(to))) {
      return entries.hasNext() ? entries.next().key.get() : null;
    }
  }

  @Override
  public byte @Nullable [] lastKey(byte[] from, byte[] to) {
    try (KeyValueIterator<Bytes, byte[]> entries =
        store.reverseRange(Bytes.wrap(from), Bytes.wrap(to))) {
      return entries.hasNext() ? entries.next().key.get() : null;
    }
  }
}

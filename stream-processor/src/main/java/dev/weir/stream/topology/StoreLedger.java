package dev.weir.stream.topology;

import dev.weir.stream.ledger.Ledger;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** A ledger over a store of Kafka Streams. */
public final class StoreLedger implements Ledger {
  private final KeyValueStore<Bytes, byte[]> store;

  public StoreLedger(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

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
  public Entries range(byte[] from, byte[] to) {
    return entries(store.range(Bytes.wrap(from), Bytes.wrap(to)), to);
  }

  @Override
  public Entries reverseRange(byte[] from, byte[] to) {
    return entries(store.reverseRange(Bytes.wrap(from), Bytes.wrap(to)), to);
  }

  /** The store's ranges hold their end; ours do not. */
  private static Entries entries(KeyValueIterator<Bytes, byte[]> iterator, byte[] excluded) {
    Bytes end = Bytes.wrap(excluded);
    return new Entries() {
      private @Nullable Entry next = advance();

      @Override
      public boolean hasNext() {
        return next != null;
      }

      @Override
      public Entry next() {
        Entry current = next;
        if (current == null) {
          throw new java.util.NoSuchElementException();
        }
        next = advance();
        return current;
      }

      @Override
      public void close() {
        iterator.close();
      }

      private @Nullable Entry advance() {
        while (iterator.hasNext()) {
          KeyValue<Bytes, byte[]> entry = iterator.next();
          if (!entry.key.equals(end)) {
            return new Entry(entry.key.get(), entry.value);
          }
        }
        return null;
      }
    };
  }
}

package dev.weir.stream.store;

import dev.weir.stream.ledger.CachingLedger;
import dev.weir.stream.ledger.Ledger;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** A ledger over a store of Kafka Streams, whose ranges hold both ends too. */
public final class StoreLedger implements Ledger {
  /** What is remembered of one store at most: a process has as many as it has partitions. */
  private static final long REMEMBERED_BYTES = 8L * 1024 * 1024;

  private final KeyValueStore<Bytes, byte[]> store;

  public StoreLedger(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  /**
   * A ledger over a store that nobody else writes to: what was read of it last is remembered, until
   * the ledger is thrown away, as it is with the task whose store it is.
   */
  public static Ledger remembering(KeyValueStore<Bytes, byte[]> store) {
    return new CachingLedger(new StoreLedger(store), REMEMBERED_BYTES);
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
    return new StoreEntries(store.range(Bytes.wrap(from), Bytes.wrap(to)));
  }

  @Override
  public Entries reverseRange(byte[] from, byte[] to) {
    return new StoreEntries(store.reverseRange(Bytes.wrap(from), Bytes.wrap(to)));
  }

  private record StoreEntries(KeyValueIterator<Bytes, byte[]> entries) implements Entries {
    @Override
    public boolean hasNext() {
      return entries.hasNext();
    }

    @Override
    public Entry next() {
      KeyValue<Bytes, byte[]> entry = entries.next();
      return new Entry(entry.key.get(), entry.value);
    }

    @Override
    public void close() {
      entries.close();
    }
  }
}

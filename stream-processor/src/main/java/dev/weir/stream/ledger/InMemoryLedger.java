package dev.weir.stream.ledger;

import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A ledger in memory: for tests, and to try rules without a store. */
public final class InMemoryLedger implements Ledger {
  private final NavigableMap<byte[], byte[]> entries = new TreeMap<>(Arrays::compareUnsigned);

  private int operations;

  /** Entries read, put and deleted so far: what the work on it costs. */
  public int operations() {
    return operations;
  }

  @Override
  public byte @Nullable [] get(byte[] key) {
    operations++;
    return entries.get(key);
  }

  @Override
  public void put(byte[] key, byte[] value) {
    operations++;
    entries.put(key, value);
  }

  @Override
  public void delete(byte[] key) {
    operations++;
    entries.remove(key);
  }

  @Override
  public Entries range(byte[] from, byte[] to) {
    return entries(entries.subMap(from, true, to, true));
  }

  @Override
  public Entries reverseRange(byte[] from, byte[] to) {
    return entries(entries.subMap(from, true, to, true).descendingMap());
  }

  /** Number of entries. */
  public int size() {
    return entries.size();
  }

  private Entries entries(Map<byte[], byte[]> map) {
    Iterator<Map.Entry<byte[], byte[]>> iterator = map.entrySet().iterator();
    return new Entries() {
      @Override
      public boolean hasNext() {
        return iterator.hasNext();
      }

      @Override
      public Entry next() {
        operations++;
        Map.Entry<byte[], byte[]> entry = iterator.next();
        return new Entry(entry.getKey(), entry.getValue());
      }

      @Override
      public void close() {}
    };
  }
}

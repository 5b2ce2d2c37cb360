package dev.weir.stream.team;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** A store in memory that counts what is asked of it. */
final class TreeMapStore implements SortedStore {
  private final TreeMap<byte[], byte[]> entries = new TreeMap<>(Arrays::compareUnsigned);
  private int operations;

  /** Entries read, put and deleted so far. */
  int operations() {
    return operations;
  }

  int size() {
    return entries.size();
  }

  @Override
  public byte @Nullable [] get(byte[] key) {
    operations++;
    return entries.get(key);
  }

  @Override
  public void put(byte[] key, byte[] value) {
    operations++;
    entries.put(key.clone(), value.clone());
  }

  @Override
  public void delete(byte[] key) {
    operations++;
    entries.remove(key);
  }

  @Override
  public void range(byte[] from, byte[] to, BiConsumer<byte[], byte[]> action) {
    Map<byte[], byte[]> range = entries.subMap(from, true, to, true);
    operations += 1 + range.size();
    range.forEach(action);
  }

  @Override
  public byte @Nullable [] firstKey(byte[] from, byte[] to) {
    operations++;
    Map.Entry<byte[], byte[]> first = entries.ceilingEntry(from);
    return first == null || Arrays.compareUnsigned(first.getKey(), to) > 0 ? null : first.getKey();
  }

  @Override
  public byte @Nullable [] lastKey(byte[] from, byte[] to) {
    operations++;
    Map.Entry<byte[], byte[]> last = entries.floorEntry(to);
    return last == null || Arrays.compareUnsigned(last.getKey(), from) < 0 ? null : last.getKey();
  }
}

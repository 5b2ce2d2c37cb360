package dev.weir.sink.batch;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * A decoded record.
 *
 * @param value null for a tombstone
 * @param position where it stands in the topic that the sink reads
 * @param headers of the record, as they came; not to be changed
 */
public record Received<K, V>(K key, @Nullable V value, Position position, Headers headers) {
  /** The last record of each key, in the order in which the keys came last. */
  public static <K, V> Collection<Received<K, V>> lastOfEachKey(List<Received<K, V>> records) {
    Map<K, Received<K, V>> last = new LinkedHashMap<>();
    for (Received<K, V> received : records) {
      last.remove(received.key());
      last.put(received.key(), received);
    }
    return last.values();
  }
}

package dev.weir.sink.consume;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;

/** How far each partition is written. Thread-safe: workers write, anyone reads. */
public final class Progress {
  private final Map<TopicPartition, Long> next = new ConcurrentHashMap<>();

  void reached(TopicPartition partition, long offset) {
    next.put(partition, offset);
  }

  /** Everything before these offsets is written, or holds nothing for readers. */
  public Map<TopicPartition, Long> snapshot() {
    Map<TopicPartition, Long> sorted =
        new TreeMap<>(
            Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition));
    sorted.putAll(next);
    return sorted;
  }
}

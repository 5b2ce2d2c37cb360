package dev.weir.sink.batch;

import java.util.List;
import org.apache.kafka.common.TopicPartition;

/**
 * Successive records of one partition, written by one transaction. Offsets may have gaps: aborted
 * transactions, markers and compaction leave them.
 *
 * @param topicId Kafka's id of the topic
 * @param expected where {@code sink_offsets} must stand before
 * @param next where it stands after
 */
public record PartitionBatch<K, V>(
    TopicPartition partition, String topicId, long expected, long next, List<Entry<K, V>> entries) {
  public PartitionBatch {
    entries = List.copyOf(entries);
  }

  /** Both halves, the first up to the second's first record. At least two entries are needed. */
  List<PartitionBatch<K, V>> halves() {
    int middle = entries.size() / 2;
    long between = entries.get(middle).raw().offset();
    return List.of(
        new PartitionBatch<>(partition, topicId, expected, between, entries.subList(0, middle)),
        new PartitionBatch<>(
            partition, topicId, between, next, entries.subList(middle, entries.size())));
  }

  /** The same with its only entry refused. */
  PartitionBatch<K, V> refused(String step, String reason, String message) {
    Entry<K, V> refused = new Entry.Refused<>(entries.get(0).raw(), step, reason, message);
    return new PartitionBatch<>(partition, topicId, expected, next, List.of(refused));
  }

  List<Received<K, V>> writable() {
    return entries.stream()
        .filter(Entry.Writable.class::isInstance)
        .map(entry -> ((Entry.Writable<K, V>) entry).received())
        .toList();
  }

  List<Entry.Refused<K, V>> refused() {
    return entries.stream()
        .filter(Entry.Refused.class::isInstance)
        .map(entry -> (Entry.Refused<K, V>) entry)
        .toList();
  }
}

package dev.weir.bench.pipeline;

import dev.weir.topic.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** How far a group has committed what it reads. Thread-safe. */
final class GroupProgress implements AutoCloseable {
  private final Admin admin;
  private final String group;

  GroupProgress(Map<String, Object> kafka, String group) {
    this.admin = Admin.create(kafka);
    this.group = group;
  }

  /** Offsets committed in a topic, of all partitions together. */
  long committed(Topic<?, ?> topic) throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> committed =
        admin
            .listConsumerGroupOffsets(
                Map.of(
                    group, new ListConsumerGroupOffsetsSpec().topicPartitions(partitions(topic))))
            .partitionsToOffsetAndMetadata(group)
            .get();
    return committed.values().stream()
        .mapToLong(offset -> offset == null ? 0 : offset.offset())
        .sum();
  }

  /** Where a topic ends, of all partitions together. */
  long end(Topic<?, ?> topic) throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    partitions(topic).forEach(partition -> latest.put(partition, OffsetSpec.latest()));
    return admin.listOffsets(latest).all().get().values().stream()
        .mapToLong(found -> found.offset())
        .sum();
  }

  private static List<TopicPartition> partitions(Topic<?, ?> topic) {
    Stream<TopicPartition> all =
        IntStream.range(0, topic.partitions())
            .mapToObj(partition -> new TopicPartition(topic.name(), partition));
    return all.toList();
  }

  @Override
  public void close() {
    admin.close();
  }
}

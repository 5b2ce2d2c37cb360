package dev.weir.standalone.demo;

import dev.weir.topic.Topic;
import dev.weir.topic.TopicCatalogue;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The topics that the stream processor reads, and how far it is with each. */
public final class ProcessedTopics implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(50);

  private final Map<String, Object> kafka;
  private final Admin admin;
  private final String group;
  private final List<TopicPartition> partitions;

  /** What the processor has read and committed, by partition. */
  public record Places(Map<TopicPartition, Long> next) {
    public Places {
      next = Map.copyOf(next);
    }
  }

  /**
   * Over a cluster.
   *
   * @param kafka settings of the clients
   * @param group under which the processor reads
   */
  public ProcessedTopics(Map<String, Object> kafka, TopicCatalogue catalogue, String group) {
    this.kafka = Map.copyOf(kafka);
    this.admin = Admin.create(this.kafka);
    this.group = group;
    this.partitions =
        Stream.<Topic<?, ?>>of(
                catalogue.webhooks(), catalogue.contributions(), catalogue.teamItems())
            .flatMap(
                topic ->
                    IntStream.range(0, topic.partitions())
                        .mapToObj(partition -> new TopicPartition(topic.name(), partition)))
            .toList();
  }

  /** Where the processor stands; a partition of which nothing was committed counts from 0. */
  Places places() throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetAndMetadata> committed =
        admin
            .listConsumerGroupOffsets(
                Map.of(group, new ListConsumerGroupOffsetsSpec().topicPartitions(partitions)),
                new ListConsumerGroupOffsetsOptions().requireStable(true))
            .partitionsToOffsetAndMetadata(group)
            .get();
    Map<TopicPartition, Long> places = new HashMap<>();
    for (TopicPartition partition : partitions) {
      long next =
          Optional.ofNullable(committed.get(partition)).map(OffsetAndMetadata::offset).orElse(0L);
      places.put(partition, next);
    }
    return new Places(places);
  }

  /** Whether no record that readers may see lies behind the places. */
  boolean isReadToTheEnd(Places places) throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
    partitions.forEach(partition -> latest.put(partition, OffsetSpec.latest()));
    Map<TopicPartition, Long> open = new HashMap<>();
    admin
        .listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
        .all()
        .get()
        .forEach(
            (partition, end) -> {
              long next = places.next().getOrDefault(partition, 0L);
              if (next < end.offset()) {
                open.put(partition, next);
              }
            });
    return open.isEmpty() || holdsNoRecords(open);
  }

  /** Between a place and the end there may be nothing but the marks of transactions. */
  private boolean holdsNoRecords(Map<TopicPartition, Long> open) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put("isolation.level", "read_committed");
    settings.put("enable.auto.commit", false);
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(open.keySet());
      open.forEach(consumer::seek);
      Map<TopicPartition, Long> ends = consumer.endOffsets(open.keySet());
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        if (!consumer.poll(POLL).isEmpty()) {
          return false;
        }
      }
      return true;
    }
  }

  @Override
  public void close() {
    admin.close();
  }
}

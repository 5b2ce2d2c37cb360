package dev.weir.ingest;

import dev.weir.embedded.kafka.EmbeddedKafka;
import dev.weir.registry.SchemaRegistry;
import dev.weir.schema.avro.RawWebhook;
import dev.weir.schema.avro.ScopeKey;
import dev.weir.serde.WeirSerdes;
import dev.weir.topic.Topic;
import dev.weir.topic.TopicCatalogue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;

/** A real broker; the raw topic is the gateway's to make. */
public final class KafkaFixture implements AutoCloseable {
  public static final Topic<ScopeKey, RawWebhook> TOPIC = TopicCatalogue.of(4).webhooks();

  private final Path folder;
  private final SchemaRegistry schemas;
  private EmbeddedKafka broker;
  private final int port;

  public KafkaFixture(Path folder, SchemaRegistry schemas) {
    this.folder = folder;
    this.schemas = schemas;
    this.broker = EmbeddedKafka.start(new EmbeddedKafka.Settings(folder, 0));
    this.port = broker.port();
  }

  public Map<String, Object> client() {
    return Map.of("bootstrap.servers", "127.0.0.1:" + port);
  }

  public void stop() {
    broker.close();
  }

  /** Starts it again, on the same port and data. */
  public void restart() {
    broker = EmbeddedKafka.start(new EmbeddedKafka.Settings(folder, port));
  }

  /** Everything in the topic now, read under read_committed. */
  public List<ConsumerRecord<ScopeKey, RawWebhook>> records() {
    WeirSerdes serdes = new WeirSerdes(schemas);
    List<ConsumerRecord<ScopeKey, RawWebhook>> records = new ArrayList<>();
    try (KafkaConsumer<ScopeKey, RawWebhook> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                "127.0.0.1:" + port,
                "isolation.level",
                "read_committed",
                "enable.auto.commit",
                "false"),
            serdes.key(TOPIC).deserializer(),
            serdes.value(TOPIC).deserializer())) {
      List<TopicPartition> partitions = new ArrayList<>();
      for (PartitionInfo partition : consumer.partitionsFor(TOPIC.name())) {
        partitions.add(new TopicPartition(TOPIC.name(), partition.partition()));
      }
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
    }
    return records;
  }

  @Override
  public void close() {
    broker.close();
  }
}

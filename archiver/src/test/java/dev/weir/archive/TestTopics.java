package dev.weir.archive;

import dev.weir.registry.SchemaRegistry;
import dev.weir.serde.WeirSerdes;
import dev.weir.topic.Topic;
import dev.weir.topic.TopicCatalogue;
import dev.weir.topic.TopicSetup;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** All topics, under a prefix of their own, with a transactional producer. */
public final class TestTopics implements AutoCloseable {
  public static final int PARTITIONS = 2;

  private final String prefix = "t" + UUID.randomUUID().toString().substring(0, 8) + ".";
  private final TopicCatalogue catalogue = new TopicCatalogue(prefix, 1, PARTITIONS);
  private final KafkaProducer<byte[], byte[]> producer;
  private final WeirSerdes serdes;

  public TestTopics(SchemaRegistry registry) {
    this.serdes = new WeirSerdes(registry);
    Map<String, Object> settings = new HashMap<>(kafka());
    settings.put("transactional.id", prefix);
    this.producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    producer.initTransactions();
    TopicSetup.ensure(kafka(), catalogue.all());
  }

  public static Map<String, Object> kafka() {
    return Map.of("bootstrap.servers", TestServers.kafka().bootstrapServers());
  }

  public TopicCatalogue catalogue() {
    return catalogue;
  }

  public String prefix() {
    return prefix;
  }

  public void transaction(Runnable work) {
    producer.beginTransaction();
    work.run();
    producer.commitTransaction();
  }

  public void aborted(Runnable work) {
    producer.beginTransaction();
    work.run();
    producer.abortTransaction();
  }

  public <K extends SpecificRecord, V extends SpecificRecord> void send(
      Topic<K, V> topic, K key, V value) {
    sendBytes(
        topic,
        serdes.key(topic).serializer().serialize(topic.name(), key),
        value == null ? null : serdes.value(topic).serializer().serialize(topic.name(), value));
  }

  public void sendBytes(Topic<?, ?> topic, byte[] key, byte[] value) {
    producer.send(new ProducerRecord<>(topic.name(), key, value));
  }

  /** Committed records of a topic, by partition. */
  public long count(Topic<?, ?> topic) {
    List<TopicPartition> partitions =
        IntStream.range(0, PARTITIONS).mapToObj(p -> new TopicPartition(topic.name(), p)).toList();
    Map<String, Object> settings = new HashMap<>(kafka());
    settings.put("isolation.level", "read_committed");
    long count = 0;
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        for (ConsumerRecord<byte[], byte[]> record :
            consumer.poll(java.time.Duration.ofMillis(200))) {
          count += record.offset() >= 0 ? 1 : 0;
        }
      }
    }
    return count;
  }

  @Override
  public void close() {
    producer.close();
  }
}

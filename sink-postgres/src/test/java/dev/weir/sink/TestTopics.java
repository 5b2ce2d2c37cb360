package dev.weir.sink;

import dev.weir.registry.SchemaRegistry;
import dev.weir.schema.avro.DeadLetter;
import dev.weir.schema.avro.DeadLetterKey;
import dev.weir.serde.WeirSerdes;
import dev.weir.topic.Topic;
import dev.weir.topic.TopicCatalogue;
import dev.weir.topic.TopicSetup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** All topics, under a prefix of their own, with a transactional producer. */
public final class TestTopics implements AutoCloseable {
  public static final int PARTITIONS = 4;

  private final String prefix = "t" + UUID.randomUUID().toString().substring(0, 8) + ".";
  private final TopicCatalogue catalogue = new TopicCatalogue(prefix, 1, PARTITIONS);
  private final KafkaProducer<byte[], byte[]> producer;
  private final WeirSerdes serdes;

  public TestTopics(SchemaRegistry registry) {
    this.serdes = new WeirSerdes(registry);
    Map<String, Object> transactional = Map.of("transactional.id", prefix);
    Map<String, Object> settings = new HashMap<>(kafka());
    settings.putAll(transactional);
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

  public WeirSerdes serdes() {
    return serdes;
  }

  /** Sends in one transaction what the work sends. */
  public void transaction(Runnable work) {
    producer.beginTransaction();
    work.run();
    producer.commitTransaction();
  }

  /** Sends in a transaction that is given up. */
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

  /** All dead letters so far. */
  public List<DeadLetter> deadLetters() {
    Topic<DeadLetterKey, DeadLetter> topic = catalogue.deadLetters();
    List<TopicPartition> partitions =
        IntStream.range(0, PARTITIONS).mapToObj(p -> new TopicPartition(topic.name(), p)).toList();
    List<DeadLetter> letters = new ArrayList<>();
    try (KafkaConsumer<DeadLetterKey, DeadLetter> consumer =
        new KafkaConsumer<>(
            kafka(), serdes.key(topic).deserializer(), serdes.value(topic).deserializer())) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long left = consumer.endOffsets(partitions).values().stream().mapToLong(e -> e).sum();
      while (letters.size() < left) {
        consumer.poll(Duration.ofSeconds(1)).forEach(record -> letters.add(record.value()));
      }
    }
    return letters;
  }

  @Override
  public void close() {
    producer.close();
  }
}

package dev.weir.bench.sink;

import dev.weir.bench.Servers;
import dev.weir.registry.SchemaRegistry;
import dev.weir.serde.WeirSerdes;
import dev.weir.topic.Topic;
import dev.weir.topic.TopicCatalogue;
import dev.weir.topic.TopicSetup;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntFunction;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;

/** All topics, on a broker of the benchmark's own, to be filled. For one thread. */
final class Topics {
  private static final int PARTITIONS = 4;

  private final Map<String, Object> kafka;
  private final TopicCatalogue catalogue = TopicCatalogue.of(PARTITIONS);
  private final WeirSerdes serdes;

  Topics(Map<String, Object> kafka, SchemaRegistry registry) {
    this.kafka = kafka;
    this.serdes = new WeirSerdes(registry);
    TopicSetup.ensure(kafka, catalogue.all());
  }

  TopicCatalogue catalogue() {
    return catalogue;
  }

  /** Sends records one by one, each at once. */
  record Sender<K extends SpecificRecord, V extends SpecificRecord>(
      Topic<K, V> topic,
      Serializer<K> keys,
      Serializer<V> values,
      KafkaProducer<byte[], byte[]> producer)
      implements AutoCloseable {
    // A record that fails is missing at the end.
    @SuppressWarnings("FutureReturnValueIgnored")
    void send(K key, V value, Runnable acknowledged) {
      producer.send(
          new ProducerRecord<>(
              topic.name(),
              keys.serialize(topic.name(), key),
              values.serialize(topic.name(), value)),
          (metadata, failure) -> acknowledged.run());
    }

    @Override
    public void close() {
      producer.close();
    }
  }

  <K extends SpecificRecord, V extends SpecificRecord> Sender<K, V> sender(Topic<K, V> topic) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.putAll(Map.of("acks", "all", "linger.ms", 0));
    return new Sender<>(
        topic,
        serdes.key(topic).serializer(),
        serdes.value(topic).serializer(),
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer()));
  }

  /**
   * Puts records into a topic and returns when all are acknowledged.
   *
   * @throws IllegalStateException when the topic holds fewer afterwards
   */
  // A record that fails is missing at the end.
  @SuppressWarnings("FutureReturnValueIgnored")
  <K extends SpecificRecord, V extends SpecificRecord> void fill(
      Topic<K, V> topic, int count, IntFunction<K> key, IntFunction<V> value) {
    Serializer<K> keys = serdes.key(topic).serializer();
    Serializer<V> values = serdes.value(topic).serializer();
    long before = Servers.end(kafka, topic);
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.putAll(Map.of("acks", "all", "compression.type", "lz4", "linger.ms", 5));
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      for (int number = 0; number < count; number++) {
        producer.send(
            new ProducerRecord<>(
                topic.name(),
                keys.serialize(topic.name(), key.apply(number)),
                values.serialize(topic.name(), value.apply(number))));
      }
    }
    if (Servers.end(kafka, topic) - before != count) {
      throw new IllegalStateException(topic.name() + " does not hold all that was sent");
    }
  }
}

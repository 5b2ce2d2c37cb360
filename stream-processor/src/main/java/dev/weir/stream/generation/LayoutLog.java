package dev.weir.stream.generation;

import dev.weir.schema.avro.Meta;
import dev.weir.schema.avro.MetaKey;
import dev.weir.serde.WeirSerdes;
import dev.weir.topic.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Keeps the layout of each generation in {@code weir.meta.v1}. */
public final class LayoutLog {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final String NAME = "layout";

  private final Map<String, Object> kafka;
  private final Topic<MetaKey, Meta> topic;
  private final WeirSerdes serdes;

  /**
   * @param kafka settings of the clients
   */
  public LayoutLog(Map<String, Object> kafka, Topic<MetaKey, Meta> topic, WeirSerdes serdes) {
    this.kafka = Map.copyOf(kafka);
    this.topic = topic;
    this.serdes = serdes;
  }

  /**
   * Compares a layout with the recorded one; records it where there is none yet.
   *
   * @throws LayoutChangedException if they differ
   * @throws IllegalStateException if Kafka cannot be written to
   */
  public void settle(int generation, Layout layout) {
    Optional<Layout> recorded = recorded(generation);
    if (recorded.isEmpty()) {
      record(generation, layout);
    } else {
      layout.mustEqual(recorded.get());
    }
  }

  /** The recorded layout, if there is one; the topic must exist. */
  public Optional<Layout> recorded(int generation) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put("isolation.level", "read_committed");
    TopicPartition partition = new TopicPartition(topic.name(), 0);
    @Nullable Layout layout = null;
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
      while (consumer.position(partition) < end) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          MetaKey key = serdes.key(topic).deserializer().deserialize(topic.name(), record.key());
          Meta value = serdes.value(topic).deserializer().deserialize(topic.name(), record.value());
          if (value != null && key.getGeneration() == generation && key.getName().equals(NAME)) {
            layout = Layout.of(value.getJson());
          }
        }
      }
    }
    return Optional.ofNullable(layout);
  }

  private void record(int generation, Layout layout) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put("acks", "all");
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      byte[] key =
          serdes.key(topic).serializer().serialize(topic.name(), new MetaKey(generation, NAME));
      byte[] value =
          serdes.value(topic).serializer().serialize(topic.name(), new Meta(layout.json()));
      producer.send(new ProducerRecord<>(topic.name(), 0, key, value)).get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("the layout could not be recorded", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the layout was recorded", e);
    }
  }
}

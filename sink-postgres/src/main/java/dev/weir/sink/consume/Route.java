package dev.weir.sink.consume;

import dev.weir.serde.UnreadableRecordException;
import dev.weir.serde.WeirSerdes;
import dev.weir.sink.batch.BatchWriter;
import dev.weir.sink.batch.Entry;
import dev.weir.sink.batch.Position;
import dev.weir.sink.batch.Received;
import dev.weir.topic.Topic;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;

/** A topic with how its records are read and who writes them. Thread-safe. */
public final class Route<K extends SpecificRecord, V extends SpecificRecord> {
  private static final String DECODE = "decode";
  private static final String UNREADABLE = "unreadable";

  private final Topic<K, V> topic;
  private final Deserializer<K> keys;
  private final Deserializer<V> values;
  private final BatchWriter<K, V> writer;

  public Route(Topic<K, V> topic, WeirSerdes serdes, BatchWriter<K, V> writer) {
    this.topic = topic;
    this.keys = serdes.key(topic).deserializer();
    this.values = serdes.value(topic).deserializer();
    this.writer = writer;
  }

  String topic() {
    return topic.name();
  }

  BatchWriter<K, V> writer() {
    return writer;
  }

  /**
   * Decodes a record.
   *
   * @throws dev.weir.registry.RegistryUnavailableException while its schema cannot be fetched
   */
  Entry<K, V> decode(ConsumerRecord<byte[], byte[]> raw) {
    try {
      K key = keys.deserialize(topic.name(), raw.key());
      V value = values.deserialize(topic.name(), raw.value());
      if (key == null || (value == null && topic.cleanup() == Topic.Cleanup.DELETE)) {
        return new Entry.Refused<>(raw, DECODE, UNREADABLE, "a key or a value is missing");
      }
      Position position = new Position(raw.topic(), raw.partition(), raw.offset());
      return new Entry.Writable<>(raw, new Received<>(key, value, position, raw.headers()));
    } catch (UnreadableRecordException e) {
      return new Entry.Refused<>(raw, DECODE, UNREADABLE, String.valueOf(e.getMessage()));
    }
  }
}

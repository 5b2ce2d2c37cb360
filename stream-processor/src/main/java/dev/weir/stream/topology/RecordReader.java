package dev.weir.stream.topology;

import dev.weir.serde.UnreadableRecordException;
import dev.weir.serde.WeirSerdes;
import dev.weir.topic.Topic;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/** Reads the records of a topic that hold neither a null key nor a null value. */
record RecordReader<K extends SpecificRecord, V extends SpecificRecord>(
    String topic, Deserializer<K> keys, Deserializer<V> values) {

  static <K extends SpecificRecord, V extends SpecificRecord> RecordReader<K, V> of(
      Topic<K, V> topic, WeirSerdes serdes) {
    return new RecordReader<>(
        topic.name(), serdes.key(topic).deserializer(), serdes.value(topic).deserializer());
  }

  /**
   * @throws UnreadableRecordException if there is none or its bytes are something else
   */
  K key(byte @Nullable [] bytes) {
    if (bytes == null) {
      throw new UnreadableRecordException("the record has no key");
    }
    return keys.deserialize(topic, bytes);
  }

  /**
   * @throws UnreadableRecordException if there is none or its bytes are something else
   */
  V value(byte @Nullable [] bytes) {
    if (bytes == null) {
      throw new UnreadableRecordException("the record has no value");
    }
    return values.deserialize(topic, bytes);
  }
}

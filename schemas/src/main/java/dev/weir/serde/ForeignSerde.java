package dev.weir.serde;

import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;

/**
 * Makes serializers and deserializers of classes that are only known by name. They are always told
 * the topic that the schema belongs to, also where Kafka Streams writes to a changelog: one subject
 * a schema.
 */
final class ForeignSerde {
  private ForeignSerde() {}

  @SuppressWarnings("unchecked") // A serializer for Avro takes any record.
  static <T> Serializer<T> serializer(
      String className, Map<String, ?> settings, boolean key, String topic) {
    Serializer<T> serializer = (Serializer<T>) instance(className, Serializer.class);
    serializer.configure(settings, key);
    return new TopicSerializer<>(serializer, topic);
  }

  static <T> Deserializer<T> deserializer(
      String className, Map<String, ?> settings, boolean key, String topic, Class<T> type) {
    Deserializer<?> deserializer = instance(className, Deserializer.class);
    deserializer.configure(settings, key);
    return new TopicDeserializer<>(deserializer, topic, type);
  }

  private static <T> T instance(String className, Class<T> type) {
    try {
      return Utils.newInstance(className, type);
    } catch (ClassNotFoundException | ClassCastException e) {
      throw new IllegalArgumentException(
          className + " is not a " + type.getSimpleName() + " on the class path", e);
    }
  }

  private record TopicSerializer<T>(Serializer<T> delegate, String subjectTopic)
      implements Serializer<T> {
    @Override
    public byte @Nullable [] serialize(String topic, @Nullable T data) {
      return data == null ? null : delegate.serialize(subjectTopic, data);
    }

    @Override
    public byte @Nullable [] serialize(String topic, Headers headers, @Nullable T data) {
      return data == null ? null : delegate.serialize(subjectTopic, headers, data);
    }

    @Override
    public void close() {
      delegate.close();
    }
  }

  private record TopicDeserializer<T>(Deserializer<?> delegate, String subjectTopic, Class<T> type)
      implements Deserializer<T> {
    @Override
    public @Nullable T deserialize(String topic, byte @Nullable [] data) {
      return data == null ? null : typed(delegate.deserialize(subjectTopic, data));
    }

    @Override
    public @Nullable T deserialize(String topic, Headers headers, byte @Nullable [] data) {
      return data == null ? null : typed(delegate.deserialize(subjectTopic, headers, data));
    }

    @Override
    public void close() {
      delegate.close();
    }

    private T typed(@Nullable Object value) {
      if (!type.isInstance(value)) {
        throw new UnreadableRecordException("not a " + type.getSimpleName());
      }
      return type.cast(value);
    }
  }
}

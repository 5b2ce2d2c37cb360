package dev.weir.serde;

import dev.weir.registry.SchemaRegistry;
import dev.weir.topic.Topic;
import java.util.Collection;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Serdes of the topics, over one registry: Avro in Confluent's wire format. Thread-safe; the serdes
 * are too, so one a topic serves every thread. Each serde keeps its topic's subjects, also when
 * Kafka Streams uses it for a changelog.
 *
 * <p>Null is null both ways (a tombstone). Reading throws {@link UnreadableRecordException} for
 * bytes that are not the topic's, and {@link dev.weir.registry.RegistryUnavailableException} while
 * a schema cannot be fetched; nothing else. Writing throws the latter, {@link
 * dev.weir.registry.IncompatibleSchemaException}, and Kafka's {@code SerializationException} for a
 * record whose required fields are not all set.
 */
public final class WeirSerdes {
  static {
    TrustedClasses.trustGenerated();
  }

  private final SchemaRegistry registry;
  private final SerdeClasses classes;

  /** Serdes of ours, over a registry that the caller closes. */
  public WeirSerdes(SchemaRegistry registry) {
    this(registry, SerdeClasses.ours());
  }

  /** Serdes of the classes named, ours where none is. Their errors are their own. */
  public WeirSerdes(SchemaRegistry registry, SerdeClasses classes) {
    this.registry = registry;
    this.classes = classes;
  }

  /** The serde of a topic's keys. */
  public <K extends SpecificRecord> Serde<K> key(Topic<K, ?> topic) {
    return serde(topic.name(), topic.keySubject(), true, topic.keyType());
  }

  /** The serde of a topic's values. */
  public <V extends SpecificRecord> Serde<V> value(Topic<?, V> topic) {
    return serde(topic.name(), topic.valueSubject(), false, topic.valueType());
  }

  /**
   * Registers the schemas of topics ahead of the first record, so that start-up pays, not it.
   *
   * @throws dev.weir.registry.RegistryUnavailableException if the registry cannot be reached
   * @throws dev.weir.registry.IncompatibleSchemaException if the registry refuses a schema
   */
  public void registerAll(Collection<? extends Topic<?, ?>> topics) {
    for (Topic<?, ?> topic : topics) {
      registry.register(topic.keySubject(), keySchema(topic));
      registry.register(topic.valueSubject(), valueSchema(topic));
    }
  }

  /** The schema that is registered for a topic's keys. */
  public static Schema keySchema(Topic<?, ?> topic) {
    return registered(topic.keyType(), true);
  }

  /** The schema that is registered for a topic's values. */
  public static Schema valueSchema(Topic<?, ?> topic) {
    return registered(topic.valueType(), false);
  }

  private <T extends SpecificRecord> Serde<T> serde(
      String topic, String subject, boolean key, Class<T> type) {
    AvroClass<T> avro = AvroClass.of(type);
    Schema registered = registered(type, key);
    Serializer<T> serializer =
        classes
            .serializer()
            .map(name -> ForeignSerde.<T>serializer(name, classes.settings(), key, topic))
            .orElseGet(() -> new AvroSerializer<>(registry, subject, registered, avro));
    Deserializer<T> deserializer =
        classes
            .deserializer()
            .map(name -> ForeignSerde.deserializer(name, classes.settings(), key, topic, type))
            .orElseGet(() -> new AvroDeserializer<>(registry, avro));
    return Serdes.serdeFrom(serializer, deserializer);
  }

  private static Schema registered(Class<? extends SpecificRecord> type, boolean key) {
    Schema schema = AvroClass.of(type).schema();
    return key ? PlainSchema.ofKey(schema) : PlainSchema.ofValue(schema);
  }
}

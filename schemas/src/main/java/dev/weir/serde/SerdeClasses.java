package dev.weir.serde;

import dev.weir.config.Environment;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Classes that take the place of our serializer and deserializer, such as Confluent's {@code
 * io.confluent.kafka.serializers.KafkaAvroSerializer}; they must be on the class path.
 *
 * @param serializer class name; empty for ours
 * @param deserializer class name; empty for ours
 * @param settings what they are configured with, {@code schema.registry.url} at least
 */
public record SerdeClasses(
    Optional<String> serializer, Optional<String> deserializer, Map<String, Object> settings) {
  /** Copies the settings. */
  public SerdeClasses {
    settings = Map.copyOf(settings);
  }

  /** Ours, both ways. */
  public static SerdeClasses ours() {
    return new SerdeClasses(Optional.empty(), Optional.empty(), Map.of());
  }

  /** Named classes, which find the registry at an address. */
  public static SerdeClasses of(
      Optional<String> serializer, Optional<String> deserializer, String registryUrl) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("schema.registry.url", registryUrl);
    settings.put("specific.avro.reader", true);
    settings.put("avro.remove.java.properties", true);
    return new SerdeClasses(serializer, deserializer, settings);
  }

  /** Reads {@code WEIR_AVRO_SERIALIZER} and {@code WEIR_AVRO_DESERIALIZER}. */
  public static SerdeClasses from(Environment environment, String registryUrl) {
    return of(
        environment.text(
            "WEIR_AVRO_SERIALIZER", "Class of another Kafka serializer for Avro; ours if not set."),
        environment.text(
            "WEIR_AVRO_DESERIALIZER",
            "Class of another Kafka deserializer for Avro; ours if not set."),
        registryUrl);
  }
}

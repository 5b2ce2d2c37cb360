package dev.weir.serde;

import dev.weir.topic.Topic;
import dev.weir.topic.TopicCatalogue;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** Records of every class of the catalogue, the same ones for the same seed. */
final class SampleRecords {
  private static final List<String> TEXTS =
      List.of("", "a", "weir.facts.v1", "Übermäßig", "日本", "😀", "\u0000", "x".repeat(300));

  private final Random random;

  SampleRecords(long seed) {
    random = new Random(seed);
  }

  /** Classes of keys and values, by simple name. */
  static Map<String, Class<? extends SpecificRecord>> classes() {
    Map<String, Class<? extends SpecificRecord>> classes = new LinkedHashMap<>();
    for (Topic<?, ?> topic : TopicCatalogue.of(4).all()) {
      classes.put(topic.keyType().getSimpleName(), topic.keyType());
      classes.put(topic.valueType().getSimpleName(), topic.valueType());
    }
    return classes;
  }

  <T extends SpecificRecord> T next(Class<T> type) {
    return type.cast(record(SpecificData.get().getSchema(type)));
  }

  private SpecificRecord record(Schema schema) {
    SpecificRecord record = (SpecificRecord) SpecificData.newInstance(classOf(schema), schema);
    for (Schema.Field field : schema.getFields()) {
      record.put(field.pos(), value(field.schema()));
    }
    return record;
  }

  private Object value(Schema schema) {
    return switch (schema.getType()) {
      case RECORD -> record(schema);
      case UNION -> value(schema.getTypes().get(random.nextInt(schema.getTypes().size())));
      case ARRAY -> list(schema.getElementType());
      case MAP -> map(schema.getValueType());
      case ENUM -> enumValue(schema);
      case STRING -> isUuid(schema.getLogicalType()) ? uuid() : text();
      case BYTES -> bytes();
      case INT -> schema.getLogicalType() == null ? (Object) random.nextInt() : date();
      case LONG -> schema.getLogicalType() == null ? (Object) random.nextLong() : instant();
      case DOUBLE -> random.nextDouble();
      case FLOAT -> random.nextFloat();
      case BOOLEAN -> random.nextBoolean();
      case NULL -> null;
      case FIXED -> throw new IllegalArgumentException("no schema has a fixed: " + schema);
    };
  }

  private static boolean isUuid(LogicalType type) {
    return LogicalTypes.uuid().equals(type);
  }

  private List<Object> list(Schema elements) {
    List<Object> list = new ArrayList<>();
    for (int left = random.nextInt(4); left > 0; left--) {
      list.add(value(elements));
    }
    return list;
  }

  private Map<String, Object> map(Schema values) {
    Map<String, Object> map = new HashMap<>();
    for (int left = random.nextInt(4); left > 0; left--) {
      map.put(text(), value(values));
    }
    return map;
  }

  private Object enumValue(Schema schema) {
    Object[] constants = classOf(schema).getEnumConstants();
    return constants[random.nextInt(constants.length)];
  }

  private String text() {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }

  private UUID uuid() {
    return new UUID(random.nextLong(), random.nextLong());
  }

  private ByteBuffer bytes() {
    byte[] bytes = new byte[random.nextInt(64)];
    random.nextBytes(bytes);
    return ByteBuffer.wrap(bytes);
  }

  private LocalDate date() {
    return LocalDate.ofEpochDay(random.nextInt(200_000) - 100_000);
  }

  private Instant instant() {
    return Instant.ofEpochMilli(random.nextLong() >> 16);
  }

  private static Class<?> classOf(Schema schema) {
    return SpecificData.get().getClass(schema);
  }
}

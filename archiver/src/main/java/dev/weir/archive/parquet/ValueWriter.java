package dev.weir.archive.parquet;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericFixed;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.util.Utf8;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;

/**
 * Writes values of one Avro schema, in the form that Parquet's own Avro binding gives them: lists
 * of three levels, UUIDs of 16 bytes. What the schema decides is decided once, not for each value.
 * Takes values as records from the log have them (classes of logical types), and as they are read
 * from a file (plain ones). Thread-safe.
 */
@FunctionalInterface
interface ValueWriter {
  /** Writes a value that is not null. */
  void write(RecordConsumer to, Object value);

  /**
   * The writer of a schema's values.
   *
   * @throws IllegalArgumentException if it is a union of more than null and one other
   */
  static ValueWriter of(Schema schema) {
    return switch (schema.getType()) {
      case RECORD -> group(new RecordWriter(schema));
      case ARRAY -> list(of(schema.getElementType()));
      case MAP -> map(of(schema.getValueType()));
      case UNION -> of(other(schema));
      case STRING -> isUuid(schema) ? ValueWriter::uuid : ValueWriter::text;
      case ENUM -> ValueWriter::text;
      case BYTES -> (to, value) -> to.addBinary(bytes((ByteBuffer) value));
      case FIXED -> (to, value) -> to.addBinary(constant(((GenericFixed) value).bytes()));
      case INT -> ValueWriter::integer;
      case LONG -> ValueWriter::whole;
      case FLOAT -> (to, value) -> to.addFloat((Float) value);
      case DOUBLE -> (to, value) -> to.addDouble((Double) value);
      case BOOLEAN -> (to, value) -> to.addBoolean((Boolean) value);
      case NULL -> throw new IllegalArgumentException("a column of nothing but null");
    };
  }

  private static Schema other(Schema union) {
    var others = union.getTypes().stream().filter(t -> t.getType() != Schema.Type.NULL).toList();
    if (others.size() != 1) {
      throw new IllegalArgumentException("a column is of one type, not of " + union);
    }
    return others.get(0);
  }

  private static boolean isUuid(Schema schema) {
    return schema.getLogicalType() != null
        && schema.getLogicalType().getName().equals(LogicalTypes.uuid().getName());
  }

  private static ValueWriter group(RecordWriter record) {
    return (to, value) -> {
      to.startGroup();
      record.fields(to, (IndexedRecord) value);
      to.endGroup();
    };
  }

  private static ValueWriter list(ValueWriter elements) {
    return (to, value) -> {
      Collection<?> all = (Collection<?>) value;
      to.startGroup();
      if (!all.isEmpty()) {
        to.startField("list", 0);
        for (Object one : all) {
          to.startGroup();
          field(to, "element", 0, elements, one);
          to.endGroup();
        }
        to.endField("list", 0);
      }
      to.endGroup();
    };
  }

  private static ValueWriter map(ValueWriter values) {
    return (to, value) -> {
      Map<?, ?> all = (Map<?, ?>) value;
      to.startGroup();
      if (!all.isEmpty()) {
        to.startField("key_value", 0);
        for (Map.Entry<?, ?> entry : all.entrySet()) {
          to.startGroup();
          field(to, "key", 0, ValueWriter::text, entry.getKey());
          field(to, "value", 1, values, entry.getValue());
          to.endGroup();
        }
        to.endField("key_value", 0);
      }
      to.endGroup();
    };
  }

  /** A field, unless its value is null. */
  static void field(RecordConsumer to, String name, int index, ValueWriter writer, Object value) {
    if (value != null) {
      to.startField(name, index);
      writer.write(to, value);
      to.endField(name, index);
    }
  }

  private static void text(RecordConsumer to, Object value) {
    to.addBinary(
        value instanceof Utf8 utf8
            ? Binary.fromConstantByteArray(utf8.getBytes(), 0, utf8.getByteLength())
            : constant(value.toString().getBytes(StandardCharsets.UTF_8)));
  }

  private static void uuid(RecordConsumer to, Object value) {
    UUID id = value instanceof UUID known ? known : UUID.fromString(value.toString());
    byte[] bytes = new byte[2 * Long.BYTES];
    ByteBuffer.wrap(bytes)
        .order(ByteOrder.BIG_ENDIAN)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits());
    to.addBinary(constant(bytes));
  }

  private static void integer(RecordConsumer to, Object value) {
    to.addInteger(
        value instanceof LocalDate date ? Math.toIntExact(date.toEpochDay()) : (Integer) value);
  }

  private static void whole(RecordConsumer to, Object value) {
    to.addLong(value instanceof Instant time ? time.toEpochMilli() : (Long) value);
  }

  private static Binary bytes(ByteBuffer value) {
    return value.hasArray()
        ? Binary.fromConstantByteArray(
            value.array(), value.arrayOffset() + value.position(), value.remaining())
        : Binary.fromConstantByteBuffer(value);
  }

  private static Binary constant(byte[] bytes) {
    return Binary.fromConstantByteArray(bytes);
  }
}

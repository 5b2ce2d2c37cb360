package dev.weir.serde;

import dev.weir.registry.SchemaRegistry;
import java.io.IOException;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/** Writes records of one class under one subject. Thread-safe: buffers are a thread's own. */
final class AvroSerializer<T extends SpecificRecord> implements Serializer<T> {
  private static final int UNREGISTERED = -1;

  private final SchemaRegistry registry;
  private final String subject;
  private final Schema registered;
  private final AvroClass<T> avro;
  private final ThreadLocal<Encoding<T>> encodings;
  private volatile int schemaId = UNREGISTERED;

  AvroSerializer(SchemaRegistry registry, String subject, Schema registered, AvroClass<T> avro) {
    this.registry = registry;
    this.subject = subject;
    this.registered = registered;
    this.avro = avro;
    this.encodings = ThreadLocal.withInitial(() -> new Encoding<>(avro.writer()));
  }

  @Override
  public byte @Nullable [] serialize(String topic, @Nullable T data) {
    if (data == null) {
      return null;
    }
    int id = registeredId();
    try {
      return encodings.get().encode(id, data);
    } catch (IOException | AvroRuntimeException | ClassCastException | NullPointerException e) {
      encodings.remove();
      throw new SerializationException("not a whole " + avro.type().getSimpleName(), e);
    }
  }

  /** Registers the schema if that was not done yet. */
  private int registeredId() {
    int id = schemaId;
    if (id == UNREGISTERED) {
      id = registry.register(subject, registered);
      schemaId = id;
    }
    return id;
  }

  /** What a thread keeps between two records. */
  private static final class Encoding<T> {
    private final DatumWriter<T> writer;
    private final RecordEncoder encoder = new RecordEncoder();

    Encoding(DatumWriter<T> writer) {
      this.writer = writer;
    }

    byte[] encode(int schemaId, T data) throws IOException {
      encoder.startRecord();
      writer.write(data, encoder);
      return encoder.finishRecord(schemaId);
    }
  }
}

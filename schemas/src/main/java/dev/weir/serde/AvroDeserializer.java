package dev.weir.serde;

import dev.weir.registry.RegistryUnavailableException;
import dev.weir.registry.SchemaRegistry;
import dev.weir.registry.UnknownSchemaException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads records of one class, whatever schema they were written with. Thread-safe: readers are a
 * thread's own.
 */
final class AvroDeserializer<T extends SpecificRecord> implements Deserializer<T> {
  private final SchemaRegistry registry;
  private final AvroClass<T> avro;
  private final ThreadLocal<Decoding<T>> decodings = ThreadLocal.withInitial(Decoding::new);

  AvroDeserializer(SchemaRegistry registry, AvroClass<T> avro) {
    this.registry = registry;
    this.avro = avro;
  }

  /**
   * The record that the bytes hold; null for null.
   *
   * @throws UnreadableRecordException if they hold none: the record's own fault
   * @throws RegistryUnavailableException if its schema cannot be fetched now: try again
   */
  @Override
  public @Nullable T deserialize(String topic, byte @Nullable [] data) {
    if (data == null) {
      return null;
    }
    int id = WireFormat.schemaId(data);
    Decoding<T> decoding = decodings.get();
    DatumReader<T> reader = decoding.readers.get(id);
    if (reader == null) {
      reader = avro.reader(writerSchema(id));
      decoding.readers.put(id, reader);
    }
    return decode(data, reader, decoding.decoder);
  }

  // Avro reports bad bytes with runtime exceptions of many kinds, depending on where they strike.
  private T decode(byte[] data, DatumReader<T> reader, BoundedDecoder decoder) {
    T value;
    try {
      value = reader.read(null, decoder.over(data, WireFormat.HEADER_BYTES));
      avro.lists().replaceIn(value);
    } catch (IOException | RuntimeException e) {
      throw new UnreadableRecordException("not a " + name() + ": " + e.getMessage(), e);
    }
    if (decoder.remaining() > 0) {
      throw new UnreadableRecordException(
          "a " + name() + " with " + decoder.remaining() + " bytes too many");
    }
    return value;
  }

  private Schema writerSchema(int id) {
    try {
      return registry.byId(id);
    } catch (UnknownSchemaException e) {
      throw new UnreadableRecordException("a " + name() + " of the unknown schema " + id, e);
    }
  }

  private String name() {
    return avro.type().getSimpleName();
  }

  /** What a thread keeps between two records: a reader for each schema, the oldest forgotten. */
  private static final class Decoding<T> {
    private static final int READERS = 1_000;

    private final BoundedDecoder decoder = new BoundedDecoder();
    private final Map<Integer, DatumReader<T>> readers =
        new LinkedHashMap<>() {
          @Override
          protected boolean removeEldestEntry(Map.Entry<Integer, DatumReader<T>> eldest) {
            return size() > READERS;
          }
        };
  }
}

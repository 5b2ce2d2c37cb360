package dev.weir.archive.dataset;

import dev.weir.archive.batch.Row;
import dev.weir.archive.batch.RowFormat;
import dev.weir.archive.metrics.ArchiveMetrics;
import dev.weir.archive.parquet.ParquetFormat;
import dev.weir.serde.UnreadableRecordException;
import dev.weir.serde.WeirSerdes;
import dev.weir.topic.Topic;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Supplier;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A dataset and the topic that it is made from. A record that cannot be read becomes a row too: its
 * bytes as they are, in the month in which it was appended. Thread-safe.
 */
public final class Dataset<K extends SpecificRecord, V extends SpecificRecord> {
  private static final Logger log = LoggerFactory.getLogger(Dataset.class);

  private final Shape<K, V> shape;
  private final Topic<K, V> topic;
  private final Deserializer<K> keys;
  private final Deserializer<V> values;
  private final ParquetFormat format;
  private final ArchiveMetrics metrics;

  Dataset(Shape<K, V> shape, Topic<K, V> topic, WeirSerdes serdes, ArchiveMetrics metrics) {
    this.shape = shape;
    this.topic = topic;
    this.keys = serdes.key(topic).deserializer();
    this.values = serdes.value(topic).deserializer();
    this.format = new ParquetFormat(shape.schema(), shape.hardlyRepeating());
    this.metrics = metrics;
  }

  /** Its name, which its folder has. */
  public String name() {
    return shape.dataset();
  }

  /** The topic that it is made from. */
  public String topic() {
    return topic.name();
  }

  /** Whether the log says of its records when they were appended, in their order. */
  public boolean inOrderOfTime() {
    return topic.cleanup() == Topic.Cleanup.DELETE;
  }

  /** How its rows are written. */
  public RowFormat format() {
    return format;
  }

  /**
   * The row of a record.
   *
   * @throws dev.weir.registry.RegistryUnavailableException if its schema cannot be fetched now: try
   *     again
   */
  public Row row(ConsumerRecord<byte[], byte[]> record) {
    try {
      Filled filled = filled(record);
      if (filled != null) {
        return row(record, filled.place(), () -> again(record));
      }
    } catch (UnreadableRecordException e) {
      log.warn("{}: {}", name(), e.getMessage());
    }
    return asItIs(record);
  }

  /** A row and where it belongs. */
  private record Filled(GenericRecord row, Place place) {}

  private @Nullable Filled filled(ConsumerRecord<byte[], byte[]> record) {
    K key = keys.deserialize(topic.name(), record.key());
    V value = values.deserialize(topic.name(), record.value());
    if (key == null) {
      return null;
    }
    GenericRecord row = empty(record);
    Shape.At at = new Shape.At(record.offset(), appendedAt(record));
    return new Filled(row, shape.fill(row, key, value, at));
  }

  private GenericRecord again(ConsumerRecord<byte[], byte[]> record) {
    return Objects.requireNonNull(filled(record), "a record that was read is read again").row();
  }

  private Row asItIs(ConsumerRecord<byte[], byte[]> record) {
    log.warn("{}-{} at {} is archived as it is", topic.name(), record.partition(), record.offset());
    metrics.unreadable(name());
    GenericRecord row = empty(record);
    row.put(Columns.UNREADABLE_KEY, wrapped(record.key()));
    row.put(Columns.UNREADABLE, wrapped(record.value()));
    return row(record, new Place(appendedAt(record), null), () -> row);
  }

  private Row row(ConsumerRecord<byte[], byte[]> record, Place place, Supplier<?> content) {
    return new Row(record.offset(), place.folder(name(), shape.folderColumn()), content);
  }

  private static Instant appendedAt(ConsumerRecord<byte[], byte[]> record) {
    return Instant.ofEpochMilli(record.timestamp());
  }

  private GenericRecord empty(ConsumerRecord<byte[], byte[]> record) {
    GenericRecord row = new GenericData.Record(shape.schema());
    row.put(Columns.TOPIC, topic.name());
    row.put(Columns.PARTITION, record.partition());
    row.put(Columns.OFFSET, record.offset());
    row.put(Columns.APPENDED_AT, appendedAt(record));
    return row;
  }

  private static @Nullable ByteBuffer wrapped(byte @Nullable [] bytes) {
    return bytes == null ? null : ByteBuffer.wrap(bytes);
  }
}

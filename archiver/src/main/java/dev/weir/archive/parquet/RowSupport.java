package dev.weir.archive.parquet;

import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.avro.AvroSchemaConverter;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.OutputFile;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * Rows to Parquet's columns. Parquet's own Avro binding looks each value's class, type and
 * conversion up, which takes as long as writing it. For one writer.
 */
final class RowSupport extends WriteSupport<IndexedRecord> {
  /** Where Parquet's Avro binding looks for the schema of the rows. */
  private static final String AVRO_SCHEMA = "parquet.avro.schema";

  private final RowType type;
  private @Nullable RecordConsumer to;

  private RowSupport(RowType type) {
    this.type = type;
  }

  /** A schema in Avro's words and in Parquet's, and how its rows are written. Thread-safe. */
  record RowType(Schema schema, MessageType message, RecordWriter writer) {
    static RowType of(Schema schema, ParquetConfiguration configuration) {
      return new RowType(
          schema, new AvroSchemaConverter(configuration).convert(schema), new RecordWriter(schema));
    }
  }

  /** Builds writers of such rows. */
  static final class Builder extends ParquetWriter.Builder<IndexedRecord, Builder> {
    private final RowType type;

    Builder(OutputFile file, RowType type) {
      super(file);
      this.type = type;
    }

    @Override
    protected Builder self() {
      return this;
    }

    @Override
    @SuppressWarnings("deprecation") // abstract
    protected WriteSupport<IndexedRecord> getWriteSupport(Configuration configuration) {
      return new RowSupport(type);
    }

    @Override
    protected WriteSupport<IndexedRecord> getWriteSupport(ParquetConfiguration configuration) {
      return new RowSupport(type);
    }
  }

  @Override
  @SuppressWarnings("deprecation") // abstract
  public WriteContext init(Configuration configuration) {
    return context();
  }

  @Override
  public WriteContext init(ParquetConfiguration configuration) {
    return context();
  }

  private WriteContext context() {
    return new WriteContext(type.message(), Map.of(AVRO_SCHEMA, type.schema().toString()));
  }

  @Override
  public void prepareForWrite(RecordConsumer consumer) {
    to = consumer;
  }

  @Override
  public void write(IndexedRecord row) {
    RecordConsumer consumer = to;
    if (consumer == null) {
      throw new IllegalStateException("the writer is not prepared");
    }
    consumer.startMessage();
    type.writer().fields(consumer, row);
    consumer.endMessage();
  }
}

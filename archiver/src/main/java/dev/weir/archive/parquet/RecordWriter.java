package dev.weir.archive.parquet;

import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.parquet.io.api.RecordConsumer;

/** Writes the fields of records of one schema. Thread-safe. */
final class RecordWriter {
  private final String[] names;
  private final ValueWriter[] writers;

  RecordWriter(Schema schema) {
    List<Schema.Field> fields = schema.getFields();
    this.names = fields.stream().map(Schema.Field::name).toArray(String[]::new);
    this.writers =
        fields.stream().map(field -> ValueWriter.of(field.schema())).toArray(ValueWriter[]::new);
  }

  void fields(RecordConsumer to, IndexedRecord record) {
    for (int field = 0; field < names.length; field++) {
      ValueWriter.field(to, names[field], field, writers[field], record.get(field));
    }
  }
}

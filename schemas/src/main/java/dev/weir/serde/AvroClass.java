package dev.weir.serde;

import org.apache.avro.Schema;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;

/**
 * A generated class with its schema and its data model, whose conversions make instants, dates and
 * UUIDs of logical types.
 */
record AvroClass<T extends SpecificRecord>(
    Class<T> type, Schema schema, SpecificData model, PlainLists lists) {
  static <T extends SpecificRecord> AvroClass<T> of(Class<T> type) {
    SpecificData model = SpecificData.getForClass(type);
    Schema schema = model.getSchema(type);
    return new AvroClass<>(type, schema, model, PlainLists.of(schema));
  }

  DatumWriter<T> writer() {
    return new SpecificDatumWriter<>(schema, model);
  }

  DatumReader<T> reader(Schema writerSchema) {
    return new SpecificDatumReader<>(writerSchema, schema, model);
  }
}

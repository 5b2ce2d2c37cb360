package dev.weir.archive.dataset;

import dev.weir.serde.PlainSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.avro.JsonProperties;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/**
 * The columns of a dataset: where the record stands, what it says, and the bytes of one that says
 * nothing. What it says may be null in every column. For one thread, while the schema is made.
 */
final class Columns {
  static final String TOPIC = "kafka_topic";
  static final String PARTITION = "kafka_partition";
  static final String OFFSET = "kafka_offset";
  static final String APPENDED_AT = "appended_at";
  static final String UNREADABLE_KEY = "unreadable_key";
  static final String UNREADABLE = "unreadable";

  private final String dataset;
  private final List<Schema.Field> fields = new ArrayList<>();

  Columns(String dataset) {
    this.dataset = dataset;
    fields.add(new Schema.Field(TOPIC, Schema.create(Schema.Type.STRING)));
    fields.add(new Schema.Field(PARTITION, Schema.create(Schema.Type.INT)));
    fields.add(new Schema.Field(OFFSET, Schema.create(Schema.Type.LONG)));
    fields.add(new Schema.Field(APPENDED_AT, timestamp()));
  }

  private static Schema timestamp() {
    return LogicalTypes.timestampMillis().addToSchema(Schema.create(Schema.Type.LONG));
  }

  static Schema date() {
    return LogicalTypes.date().addToSchema(Schema.create(Schema.Type.INT));
  }

  static Schema uuid() {
    return LogicalTypes.uuid().addToSchema(Schema.create(Schema.Type.STRING));
  }

  Columns add(String name, Schema.Type type) {
    return add(name, Schema.create(type));
  }

  Columns add(String name, Schema schema) {
    fields.add(
        new Schema.Field(
            name,
            Schema.createUnion(Schema.create(Schema.Type.NULL), schema),
            "",
            JsonProperties.NULL_VALUE));
    return this;
  }

  /** All fields of a record under their own names, but for some. */
  Columns addAll(Schema record, Set<String> without) {
    for (Schema.Field field : PlainSchema.bare(record).getFields()) {
      if (!without.contains(field.name())) {
        add(field.name(), withoutNull(field.schema()));
      }
    }
    return this;
  }

  static Schema withoutNull(Schema schema) {
    return schema.getType() == Schema.Type.UNION
        ? schema.getTypes().stream()
            .filter(t -> t.getType() != Schema.Type.NULL)
            .findFirst()
            .orElseThrow()
        : schema;
  }

  Schema schema() {
    add(UNREADABLE_KEY, Schema.Type.BYTES);
    add(UNREADABLE, Schema.Type.BYTES);
    return PlainSchema.bare(
        Schema.createRecord(dataset, "", "dev.weir.archive.rows", false, fields));
  }
}

package dev.weir.archive.dataset;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.specific.SpecificRecord;

/** Copies those fields of records for which rows have a column of that name. Thread-safe. */
final class Copy {
  private final int[] from;
  private final int[] to;

  /** What goes from records of one schema to rows of another. */
  Copy(Schema record, Schema row) {
    List<Schema.Field> shared = new ArrayList<>(record.getFields());
    shared.removeIf(field -> row.getField(field.name()) == null);
    this.from = shared.stream().mapToInt(Schema.Field::pos).toArray();
    this.to = shared.stream().mapToInt(field -> row.getField(field.name()).pos()).toArray();
  }

  void copy(SpecificRecord record, GenericRecord row) {
    for (int field = 0; field < from.length; field++) {
      row.put(to[field], record.get(from[field]));
    }
  }
}

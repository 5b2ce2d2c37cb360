package dev.weir.serde;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/**
 * Puts plain lists in the place of Avro's own in records that were read. Those compare their
 * elements without the conversions of the class, so that {@code equals} of a record with a list of
 * records with an optional instant throws. Immutable once made.
 */
final class PlainLists {
  private final List<Step> steps = new ArrayList<>();

  private PlainLists() {}

  /** A field that is a list or a record, with what is to do within the records that it holds. */
  private record Step(int position, @Nullable PlainLists within) {}

  /** What is to do in records of a schema. */
  static PlainLists of(Schema schema) {
    return of(schema, new HashMap<>());
  }

  private static PlainLists of(Schema schema, Map<String, PlainLists> made) {
    PlainLists known = made.get(schema.getFullName());
    if (known != null) {
      return known;
    }
    PlainLists lists = new PlainLists();
    made.put(schema.getFullName(), lists);
    for (Schema.Field field : schema.getFields()) {
      lists.addSteps(field.pos(), field.schema(), made);
    }
    return lists;
  }

  private void addSteps(int position, Schema schema, Map<String, PlainLists> made) {
    switch (schema.getType()) {
      case UNION -> schema.getTypes().forEach(type -> addSteps(position, type, made));
      case RECORD -> steps.add(new Step(position, of(schema, made)));
      case ARRAY -> steps.add(new Step(position, ofElements(schema.getElementType(), made)));
      default -> {}
    }
  }

  private static @Nullable PlainLists ofElements(Schema schema, Map<String, PlainLists> made) {
    return schema.getType() == Schema.Type.RECORD ? of(schema, made) : null;
  }

  void replaceIn(IndexedRecord record) {
    for (Step step : steps) {
      Object value = record.get(step.position());
      if (value instanceof List<?> list) {
        record.put(step.position(), plain(list, step.within()));
      } else if (value instanceof IndexedRecord nested && step.within() != null) {
        step.within().replaceIn(nested);
      }
    }
  }

  private static List<Object> plain(List<?> list, @Nullable PlainLists within) {
    List<Object> plain = new ArrayList<>(list);
    if (within != null) {
      plain.forEach(element -> within.replaceIn((IndexedRecord) element));
    }
    return plain;
  }
}

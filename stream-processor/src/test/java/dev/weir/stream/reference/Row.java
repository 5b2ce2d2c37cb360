package dev.weir.stream.reference;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.avro.generic.IndexedRecord;
import org.jspecify.annotations.Nullable;

/** A row of a table: its columns by name; those without a value are left out. */
record Row(SortedMap<String, Object> columns) {
  /** What no two runs need to agree on, or what the key says already. */
  private static final Set<String> EXEMPT =
      Set.of("tenant", "source", "instance", "rules_version", "record");

  /** Names and values in turn. */
  static Row of(@Nullable Object... namesAndValues) {
    SortedMap<String, Object> columns = new TreeMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      Object value = namesAndValues[i + 1];
      if (value != null) {
        columns.put(String.valueOf(namesAndValues[i]), value);
      }
    }
    return new Row(columns);
  }

  /** The product's. */
  static Row of(IndexedRecord record) {
    SortedMap<String, Object> columns = new TreeMap<>();
    record
        .getSchema()
        .getFields()
        .forEach(
            field -> {
              Object value = record.get(field.pos());
              if (value != null && !EXEMPT.contains(field.name())) {
                columns.put(field.name(), plain(value));
              }
            });
    return new Row(columns);
  }

  private static Object plain(Object value) {
    if (value instanceof IndexedRecord inner) {
      return of(inner);
    }
    return value instanceof List<?> list ? list.stream().map(Row::plain).toList() : value;
  }

  /** Without some of its columns. */
  Row without(Set<String> names) {
    SortedMap<String, Object> left = new TreeMap<>();
    columns.forEach(
        (name, value) -> {
          if (!names.contains(name)) {
            left.put(name, without(value, names));
          }
        });
    return new Row(left);
  }

  private static Object without(Object value, Set<String> names) {
    if (value instanceof Row inner) {
      return inner.without(names);
    }
    return value instanceof List<?> list
        ? list.stream().map(one -> without(one, names)).toList()
        : value;
  }

  @Override
  public String toString() {
    return columns.toString();
  }
}

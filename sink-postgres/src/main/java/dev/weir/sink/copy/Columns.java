package dev.weir.sink.copy;

import static java.util.Objects.requireNonNull;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/** Some columns of a table, with their places in its records: found once, not in every row. */
public final class Columns<R extends Record> {
  private final List<Field<?>> fields;
  private final int[] places;

  public Columns(Table<R> table, List<? extends Field<?>> fields) {
    this.fields = List.copyOf(fields);
    this.places = this.fields.stream().mapToInt(field -> table.indexOf(field)).toArray();
  }

  List<Field<?>> fields() {
    return fields;
  }

  int count() {
    return places.length;
  }

  @Nullable Object value(R row, int column) {
    return row.get(places[column]);
  }

  /** The columns' names, quoted, for a statement. */
  String names() {
    return fields.stream().map(Columns::name).collect(Collectors.joining(", "));
  }

  /** One order of rows for all who write them; the columns are those of a key. */
  Comparator<R> order() {
    return (a, b) -> {
      int order = 0;
      for (int i = 0; order == 0 && i < places.length; i++) {
        order = compare(requireNonNull(value(a, i)), requireNonNull(value(b, i)));
      }
      return order;
    };
  }

  static String name(Field<?> field) {
    return '"' + field.getName() + '"';
  }

  // Both are of the column's type.
  @SuppressWarnings("unchecked")
  private static int compare(Object a, Object b) {
    return ((Comparable<Object>) a).compareTo(b);
  }
}

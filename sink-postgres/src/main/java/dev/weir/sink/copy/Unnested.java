package dev.weir.sink.copy;

import static java.util.Objects.requireNonNull;

import dev.weir.sink.text.CleanText;
import java.lang.reflect.Array;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Field;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * Rows as parameters of a statement, an array a column: one text whatever their number, which the
 * server keeps prepared, and no temporary table. Thread-safe.
 *
 * @param columns those that the statement needs
 */
public record Unnested<R extends Record>(Columns<R> columns) {
  private static final Map<Class<?>, String> TYPES =
      Map.of(
          String.class, "text",
          UUID.class, "uuid",
          byte[].class, "bytea",
          OffsetDateTime.class, "timestamptz",
          LocalDate.class, "date");

  /** An item of FROM with the columns, and {@code place}, which counts the rows from 1. */
  public String from(String alias) {
    return columns.fields().stream()
        .map(field -> "?::" + type(field) + "[]")
        .collect(
            Collectors.joining(
                ", ",
                "unnest(",
                ") WITH ORDINALITY AS " + alias + " (" + columns.names() + ", place)"));
  }

  /**
   * Gives a statement the rows, from its first parameter on.
   *
   * @return the parameter after them
   */
  public int bind(PreparedStatement statement, List<R> rows) throws SQLException {
    for (int column = 0; column < columns.count(); column++) {
      Field<?> field = columns.fields().get(column);
      Object[] values = (Object[]) Array.newInstance(field.getType(), rows.size());
      for (int i = 0; i < values.length; i++) {
        values[i] = clean(columns.value(rows.get(i), column));
      }
      statement.setArray(column + 1, statement.getConnection().createArrayOf(type(field), values));
    }
    return columns.count() + 1;
  }

  private static @Nullable Object clean(@Nullable Object value) {
    return value instanceof String text ? CleanText.of(text) : value;
  }

  private static String type(Field<?> field) {
    return requireNonNull(TYPES.get(field.getType()), field.getName());
  }
}

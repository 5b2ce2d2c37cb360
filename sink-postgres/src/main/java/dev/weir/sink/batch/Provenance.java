package dev.weir.sink.batch;

import static java.util.Objects.requireNonNull;

import dev.weir.sink.text.CleanText;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.Field;
import org.jooq.Record;

/** Where a derived row comes from: columns that every derived table has. */
public final class Provenance {
  private static final Map<Class<?>, Columns> COLUMNS = new ConcurrentHashMap<>();

  private Provenance() {}

  /** The columns of a table's own: jOOQ finds those at once, and others by their names. */
  private record Columns(
      Field<String> rulesVersion,
      Field<Long> rowVersion,
      Field<String> topic,
      Field<Integer> partition,
      Field<Long> offset) {
    static Columns of(Record row) {
      return new Columns(
          column(row, "rules_version", String.class),
          column(row, "row_version", Long.class),
          column(row, "source_topic", String.class),
          column(row, "source_partition", Integer.class),
          column(row, "source_offset", Long.class));
    }

    private static <T> Field<T> column(Record row, String name, Class<T> type) {
      return requireNonNull(row.field(name, type), name);
    }
  }

  /**
   * Fills in the columns.
   *
   * @param version offset of the record in its derived topic
   * @param source the raw record that led to it, or the derived one where none is told
   */
  public static void into(Record row, String rulesVersion, long version, Position source) {
    Columns columns = COLUMNS.computeIfAbsent(row.getClass(), type -> Columns.of(row));
    row.set(columns.rulesVersion(), CleanText.of(rulesVersion));
    row.set(columns.rowVersion(), version);
    row.set(columns.topic(), source.topic());
    row.set(columns.partition(), source.partition());
    row.set(columns.offset(), source.offset());
  }
}

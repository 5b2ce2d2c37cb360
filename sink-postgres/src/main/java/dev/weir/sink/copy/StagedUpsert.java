package dev.weir.sink.copy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Inserts rows or makes them what they should be, through a staged COPY. A row that differs only in
 * what may differ between two runs is left alone. Rows are written in the order of their key, so
 * that two writers wait for each other and never both. Thread-safe.
 */
public final class StagedUpsert<R extends Record> {
  private static final Set<String> MAY_DIFFER =
      Set.of("row_version", "source_topic", "source_partition", "source_offset", "calculated_at");

  private final Table<R> table;
  private final Staged<R> staged;
  private final List<Field<?>> key;
  private final List<Field<?>> written;

  /**
   * An upsert of a table.
   *
   * @param key the columns of the unique key that decides
   * @param unwritten columns left to their defaults
   */
  public StagedUpsert(Table<R> table, List<Field<?>> key, Set<Field<?>> unwritten) {
    this.table = table;
    this.staged = new Staged<>(table);
    this.key = List.copyOf(key);
    this.written = Stream.of(table.fields()).filter(f -> !unwritten.contains(f)).toList();
  }

  /**
   * Writes rows, at most one a key.
   *
   * @return how many rows were inserted or changed
   */
  public int write(DSLContext transaction, List<R> rows) {
    if (rows.isEmpty()) {
      return 0;
    }
    staged.fill(transaction, written, rows);
    return transaction
        .insertInto(table, written)
        .select(
            transaction
                .select(written.stream().map(staged::field).toList())
                .from(staged.rows())
                .orderBy(key.stream().map(staged::field).toList()))
        .onConflict(key)
        .doUpdate()
        .set(replacements())
        .where(differs())
        .execute();
  }

  Table<R> table() {
    return table;
  }

  List<Field<?>> key() {
    return key;
  }

  private Map<Field<?>, Object> replacements() {
    Map<Field<?>, Object> replacements = new LinkedHashMap<>();
    values().forEach(field -> replacements.put(field, DSL.excluded(field)));
    return replacements;
  }

  private Condition differs() {
    return DSL.or(
        values()
            .filter(field -> !MAY_DIFFER.contains(field.getName()))
            .map(StagedUpsert::differs)
            .toList());
  }

  private static <T> Condition differs(Field<T> field) {
    return field.isDistinctFrom(DSL.excluded(field));
  }

  private Stream<Field<?>> values() {
    return written.stream().filter(field -> !key.contains(field));
  }
}

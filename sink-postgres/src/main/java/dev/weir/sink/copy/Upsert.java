package dev.weir.sink.copy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.InsertOnDuplicateStep;
import org.jooq.InsertReturningStep;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * Inserts rows or makes them what they should be. A row that differs only in what may differ
 * between two runs is left alone. Few rows are a statement each, sent together; of many, those that
 * are new are copied into place and the others staged. Rows are written in one order, that of their
 * key, so that two writers wait for each other and never both. Thread-safe.
 *
 * <p>What was looked up stays true: all versions of a key come by one partition, whose offset the
 * transaction holds. Were a row entered by somebody else meanwhile, its copy would be refused, the
 * batch halved, and few rows never ask before they write.
 */
public final class Upsert<R extends Record> {
  /** Up to here a statement a row costs less than a look-up with a copy. */
  static final int FEW = 32;

  private static final Set<String> MAY_DIFFER =
      Set.of("row_version", "source_topic", "source_partition", "source_offset", "calculated_at");

  private final Table<R> table;
  private final Staged<R> staged;
  private final Columns<R> key;
  private final Columns<R> written;
  private final Standing<R> standing;
  private final UpsertEach<R> each;

  /**
   * An upsert of a table.
   *
   * @param key the columns of the unique key that decides
   * @param unwritten columns left to their defaults
   */
  public Upsert(Table<R> table, List<Field<?>> key, Set<Field<?>> unwritten) {
    this.table = table;
    this.staged = new Staged<>(table);
    this.key = new Columns<>(table, key);
    this.written =
        new Columns<>(
            table, Stream.of(table.fields()).filter(f -> !unwritten.contains(f)).toList());
    this.standing = new Standing<>(table, this.key);
    this.each = new UpsertEach<>(one(), written);
  }

  /**
   * Writes rows, at most one a key.
   *
   * @return how many rows were inserted or changed
   */
  public int write(DSLContext transaction, List<R> rows) {
    List<R> ordered = rows.stream().sorted(key.order()).toList();
    return rows.size() <= FEW
        ? few(transaction, ordered)
        : many(transaction, ordered, standing.among(transaction, ordered));
  }

  /** Likewise, by one who knows which stand. */
  int write(DSLContext transaction, List<R> rows, Set<List<Object>> held) {
    List<R> ordered = rows.stream().sorted(key.order()).toList();
    if (rows.size() <= FEW) {
      return few(transaction, ordered);
    }
    BitSet known = new BitSet(ordered.size());
    for (int i = 0; i < ordered.size(); i++) {
      known.set(i, held.contains(key(ordered.get(i))));
    }
    return many(transaction, ordered, known);
  }

  private int few(DSLContext transaction, List<R> rows) {
    return rows.isEmpty() ? 0 : each.write(transaction, rows);
  }

  private int many(DSLContext transaction, List<R> rows, BitSet known) {
    List<R> fresh = new ArrayList<>();
    List<R> held = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      (known.get(i) ? held : fresh).add(rows.get(i));
    }
    int copied = CopyRows.into(transaction, table.getName(), written, fresh);
    return copied + (held.size() <= FEW ? few(transaction, held) : stage(transaction, held));
  }

  private int stage(DSLContext transaction, List<R> rows) {
    staged.fill(transaction, written, rows);
    return replacing(
            transaction
                .insertInto(table, written.fields())
                .select(
                    transaction
                        .select(written.fields().stream().map(staged::field).toList())
                        .from(staged.rows())))
        .execute();
  }

  private String one() {
    List<Field<?>> none = new ArrayList<>();
    written.fields().forEach(field -> none.add(DSL.val(null, field.getDataType())));
    return replacing(
            DSL.using(SQLDialect.POSTGRES).insertInto(table, written.fields()).values(none))
        .getSQL();
  }

  private InsertReturningStep<R> replacing(InsertOnDuplicateStep<R> insert) {
    return insert.onConflict(key.fields()).doUpdate().set(replacements()).where(differs());
  }

  Table<R> table() {
    return table;
  }

  List<Field<?>> key() {
    return key.fields();
  }

  /** A row's key, which equals that of the same row however it was read. */
  List<Object> key(Record row) {
    List<Object> values = new ArrayList<>();
    key.fields().forEach(field -> values.add(row.get(field)));
    return values;
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
            .map(Upsert::differs)
            .toList());
  }

  private static <T> Condition differs(Field<T> field) {
    return field.isDistinctFrom(DSL.excluded(field));
  }

  private Stream<Field<?>> values() {
    return written.fields().stream().filter(field -> !key.fields().contains(field));
  }
}

package dev.weir.sink.copy;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/**
 * A temporary twin of a table, one a connection, empty at the end of each transaction. Emptying it
 * takes the server most of a millisecond, so it is for many rows. Thread-safe.
 *
 * @param table the real table
 */
public record Staged<R extends Record>(Table<R> table) {
  /** The name of the temporary table. */
  public String name() {
    return "staged_" + table.getName();
  }

  /** The temporary table, for statements. */
  public Table<Record> rows() {
    return DSL.table(DSL.name(name()));
  }

  /** A column of the temporary table. */
  public <T> Field<T> field(Field<T> real) {
    return DSL.field(DSL.name(name(), real.getName()), real.getDataType());
  }

  /** Puts rows into the temporary table, which the transaction must not have used before. */
  public void fill(DSLContext transaction, Columns<R> columns, List<R> rows) {
    transaction.execute(
        "CREATE TEMPORARY TABLE IF NOT EXISTS "
            + name()
            + " (LIKE "
            + table.getName()
            + " INCLUDING DEFAULTS) ON COMMIT DELETE ROWS");
    CopyRows.into(transaction, name(), columns, rows);
  }
}

package dev.weir.sink.copy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.RowN;
import org.jooq.impl.DSL;

/**
 * Replaces the rows that belong to owners: upserts those that hold, deletes the others. Which those
 * are is found out here and not by a join: the server has no statistics of what was just staged.
 * Thread-safe.
 *
 * @param upsert writes the rows that hold
 * @param owner the column that names the owner
 */
public record ReplaceParts<R extends Record>(StagedUpsert<R> upsert, Field<UUID> owner) {
  /** Replaces all rows of these owners. */
  public void replace(DSLContext transaction, List<UUID> owners, List<R> rows) {
    if (owners.isEmpty()) {
      return;
    }
    List<RowN> gone = gone(transaction, owners, rows);
    if (!gone.isEmpty()) {
      transaction.deleteFrom(upsert.table()).where(DSL.row(upsert.key()).in(gone)).execute();
    }
    upsert.write(transaction, rows);
  }

  private List<RowN> gone(DSLContext transaction, List<UUID> owners, List<R> rows) {
    Set<List<Object>> held = new HashSet<>();
    rows.forEach(row -> held.add(key(row)));
    List<RowN> gone = new ArrayList<>();
    transaction
        .select(upsert.key())
        .from(upsert.table())
        .where(owner.eq(DSL.any(owners.toArray(UUID[]::new))))
        .forEach(
            row -> {
              if (!held.contains(key(row))) {
                gone.add(DSL.row(key(row)));
              }
            });
    return gone;
  }

  private List<Object> key(Record row) {
    List<Object> key = new ArrayList<>();
    upsert.key().forEach(field -> key.add(row.get(field)));
    return key;
  }
}

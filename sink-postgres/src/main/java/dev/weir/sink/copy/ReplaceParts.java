package dev.weir.sink.copy;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

/**
 * Replaces the rows that belong to owners: upserts those that hold, deletes the others. Which those
 * are is found out here and not by a join: the server has no statistics of what was just staged.
 * Thread-safe.
 *
 * @param upsert writes the rows that hold
 * @param owner the column that names the owner
 */
public record ReplaceParts<R extends Record>(Upsert<R> upsert, Field<UUID> owner) {
  /** Replaces all rows of these owners. */
  public void replace(DSLContext transaction, List<UUID> owners, List<R> rows) {
    if (owners.isEmpty()) {
      return;
    }
    Set<List<Object>> standing = standing(transaction, owners);
    Set<List<Object>> gone = new HashSet<>(standing);
    rows.forEach(row -> gone.remove(upsert.key(row)));
    if (!gone.isEmpty()) {
      transaction
          .deleteFrom(upsert.table())
          .where(DSL.row(upsert.key()).in(gone.stream().map(key -> DSL.row(key)).toList()))
          .execute();
    }
    upsert.write(transaction, rows, standing);
  }

  private Set<List<Object>> standing(DSLContext transaction, List<UUID> owners) {
    return transaction
        .select(upsert.key())
        .from(upsert.table())
        .where(owner.eq(DSL.any(owners.toArray(UUID[]::new))))
        .fetch()
        .stream()
        .map(upsert::key)
        .collect(Collectors.toSet());
  }
}

package dev.weir.sink.copy;

import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

/**
 * Replaces the rows that belong to owners: upserts those that hold, deletes the others.
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
    upsert.stage(transaction, rows);
    transaction
        .deleteFrom(upsert.table())
        .where(owner.eq(DSL.any(owners.toArray(UUID[]::new))))
        .andNotExists(DSL.selectOne().from(upsert.staged().rows()).where(sameKey()))
        .execute();
    if (!rows.isEmpty()) {
      upsert.writeStaged(transaction);
    }
  }

  private Condition sameKey() {
    return DSL.and(upsert.key().stream().map(this::same).toList());
  }

  private <T> Condition same(Field<T> field) {
    return upsert.staged().field(field).eq(field);
  }
}

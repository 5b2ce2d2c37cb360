package dev.weir.sink.incident;

import static dev.weir.sink.jooq.Tables.INCIDENTS;

import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Deletes incidents. */
final class DeleteIncidents {
  private final DSLContext transaction;

  DeleteIncidents(DSLContext transaction) {
    this.transaction = transaction;
  }

  void delete(List<UUID> ids) {
    if (!ids.isEmpty()) {
      transaction
          .deleteFrom(INCIDENTS)
          .where(INCIDENTS.ID.eq(DSL.any(ids.toArray(UUID[]::new))))
          .execute();
    }
  }
}

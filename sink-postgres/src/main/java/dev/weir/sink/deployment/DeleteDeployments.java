package dev.weir.sink.deployment;

import static dev.weir.sink.jooq.Tables.DEPLOYMENTS;

import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Deletes deployments. */
final class DeleteDeployments {
  private final DSLContext transaction;

  DeleteDeployments(DSLContext transaction) {
    this.transaction = transaction;
  }

  void delete(List<UUID> ids) {
    if (!ids.isEmpty()) {
      transaction
          .deleteFrom(DEPLOYMENTS)
          .where(DEPLOYMENTS.ID.eq(DSL.any(ids.toArray(UUID[]::new))))
          .execute();
    }
  }
}

package dev.weir.sink.flowitem;

import static dev.weir.sink.jooq.Tables.FLOW_ITEMS;

import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Deletes items; what goes with them goes too. */
final class DeleteFlowItems {
  private final DSLContext transaction;

  DeleteFlowItems(DSLContext transaction) {
    this.transaction = transaction;
  }

  void delete(List<UUID> ids) {
    if (!ids.isEmpty()) {
      transaction
          .deleteFrom(FLOW_ITEMS)
          .where(FLOW_ITEMS.ID.eq(DSL.any(ids.toArray(UUID[]::new))))
          .execute();
    }
  }
}

package dev.weir.sink.deployment;

import static dev.weir.sink.jooq.Tables.DEPLOYMENT_ITEMS;

import dev.weir.sink.copy.ReplaceParts;
import dev.weir.sink.copy.Upsert;
import dev.weir.sink.jooq.tables.records.DeploymentItemsRecord;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;

/** Makes the deployments that delivered items what they are now. */
public final class ReplaceDeploymentItems {
  private static final ReplaceParts<DeploymentItemsRecord> REPLACE =
      new ReplaceParts<>(
          new Upsert<>(
              DEPLOYMENT_ITEMS,
              List.of(DEPLOYMENT_ITEMS.DEPLOYMENT_ID, DEPLOYMENT_ITEMS.FLOW_ITEM_ID),
              Set.of()),
          DEPLOYMENT_ITEMS.FLOW_ITEM_ID);

  private final DSLContext transaction;

  public ReplaceDeploymentItems(DSLContext transaction) {
    this.transaction = transaction;
  }

  /** Replaces the rows of items; an item without rows loses those it had. */
  public void replace(List<UUID> items, List<DeploymentItemsRecord> rows) {
    REPLACE.replace(transaction, items, rows);
  }
}

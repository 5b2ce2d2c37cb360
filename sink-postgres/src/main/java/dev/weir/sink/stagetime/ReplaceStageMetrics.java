package dev.weir.sink.stagetime;

import static dev.weir.sink.jooq.Tables.STAGE_METRICS;

import dev.weir.sink.copy.ReplaceParts;
import dev.weir.sink.copy.Upsert;
import dev.weir.sink.jooq.tables.records.StageMetricsRecord;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;

/** Makes the times by stage of items what they are now. */
public final class ReplaceStageMetrics {
  private static final ReplaceParts<StageMetricsRecord> REPLACE =
      new ReplaceParts<>(
          new Upsert<>(
              STAGE_METRICS,
              List.of(STAGE_METRICS.ID),
              Set.of(STAGE_METRICS.BLOCKERS, STAGE_METRICS.METADATA)),
          STAGE_METRICS.FLOW_ITEM_ID);

  private final DSLContext transaction;

  public ReplaceStageMetrics(DSLContext transaction) {
    this.transaction = transaction;
  }

  /** Replaces the rows of items; an item without rows loses those it had. */
  public void replace(List<UUID> items, List<StageMetricsRecord> rows) {
    REPLACE.replace(transaction, items, rows);
  }
}

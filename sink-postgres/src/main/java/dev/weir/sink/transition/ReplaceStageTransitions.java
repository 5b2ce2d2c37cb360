package dev.weir.sink.transition;

import static dev.weir.sink.jooq.Tables.STAGE_TRANSITIONS;

import dev.weir.sink.copy.ReplaceParts;
import dev.weir.sink.copy.Upsert;
import dev.weir.sink.jooq.tables.records.StageTransitionsRecord;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;

/** Makes the transitions of items what they are now: what is not told any more goes. */
public final class ReplaceStageTransitions {
  private static final ReplaceParts<StageTransitionsRecord> REPLACE =
      new ReplaceParts<>(
          new Upsert<>(
              STAGE_TRANSITIONS,
              List.of(STAGE_TRANSITIONS.ID),
              Set.of(
                  STAGE_TRANSITIONS.TRIGGERED_BY,
                  STAGE_TRANSITIONS.EVENT_TYPE,
                  STAGE_TRANSITIONS.EVENT_PAYLOAD)),
          STAGE_TRANSITIONS.FLOW_ITEM_ID);

  private final DSLContext transaction;

  public ReplaceStageTransitions(DSLContext transaction) {
    this.transaction = transaction;
  }

  /** Replaces the rows of items; an item without rows loses those it had. */
  public void replace(List<UUID> items, List<StageTransitionsRecord> rows) {
    REPLACE.replace(transaction, items, rows);
  }
}

package dev.weir.sink.team;

import static dev.weir.sink.jooq.Tables.DAILY_TEAM_METRICS;

import dev.weir.schema.avro.TeamMetricsKey;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Deletes days. */
final class DeleteTeamDays {
  private final DSLContext transaction;

  DeleteTeamDays(DSLContext transaction) {
    this.transaction = transaction;
  }

  void delete(List<TeamMetricsKey> keys) {
    if (!keys.isEmpty()) {
      UUID[] ids = keys.stream().map(TeamDayRow::id).toArray(UUID[]::new);
      transaction
          .deleteFrom(DAILY_TEAM_METRICS)
          .where(DAILY_TEAM_METRICS.ID.eq(DSL.any(ids)))
          .execute();
    }
  }
}

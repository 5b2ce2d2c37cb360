package dev.weir.sink.team;

import static dev.weir.sink.jooq.Tables.DAILY_TEAM_METRICS;

import dev.weir.schema.avro.TeamMetrics;
import dev.weir.schema.avro.TeamMetricsKey;
import dev.weir.sink.batch.Received;
import dev.weir.sink.copy.Upsert;
import dev.weir.sink.jooq.tables.records.DailyTeamMetricsRecord;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;

/** Inserts days or makes them what they are now. */
final class UpsertTeamDays {
  private static final Upsert<DailyTeamMetricsRecord> UPSERT =
      new Upsert<>(DAILY_TEAM_METRICS, List.of(DAILY_TEAM_METRICS.ID), Set.of());

  private final DSLContext transaction;

  UpsertTeamDays(DSLContext transaction) {
    this.transaction = transaction;
  }

  int upsert(List<Received<TeamMetricsKey, TeamMetrics>> records) {
    OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
    return UPSERT.write(transaction, records.stream().map(r -> TeamDayRow.of(r, now)).toList());
  }
}

package dev.weir.sink.team;

import static dev.weir.sink.jooq.Tables.TEAMS;
import static java.util.Objects.requireNonNull;

import dev.weir.schema.avro.TeamMetrics;
import dev.weir.schema.avro.TeamMetricsKey;
import dev.weir.schema.avro.TeamProfile;
import dev.weir.sink.batch.Provenance;
import dev.weir.sink.batch.Received;
import dev.weir.sink.copy.Upsert;
import dev.weir.sink.jooq.tables.records.TeamsRecord;
import dev.weir.sink.text.CleanText;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;

/** Inserts teams or makes them what their profile says; their dates are set apart. */
final class UpsertTeams {
  private static final long SECONDS_OF_HOUR = 3_600;
  private static final Upsert<TeamsRecord> UPSERT =
      new Upsert<>(
          TEAMS, List.of(TEAMS.TENANT_ID, TEAMS.ID), Set.of(TEAMS.CREATED_AT, TEAMS.UPDATED_AT));

  private final DSLContext transaction;

  UpsertTeams(DSLContext transaction) {
    this.transaction = transaction;
  }

  int upsert(List<Received<TeamMetricsKey, TeamMetrics>> records) {
    return UPSERT.write(transaction, records.stream().map(UpsertTeams::row).toList());
  }

  private static TeamsRecord row(Received<TeamMetricsKey, TeamMetrics> received) {
    TeamMetrics metrics = requireNonNull(received.value());
    TeamProfile profile = metrics.getProfile();
    TeamsRecord row = new TeamsRecord();
    row.setId(received.key().getTeamId());
    row.setTenantId(received.key().getTenant());
    row.setName(CleanText.of(profile.getName()));
    row.setDescription(CleanText.orNull(profile.getDescription()));
    row.setWipLimit(profile.getWipLimit());
    row.setTargetFlowTimeHours(hours(profile.getTargetFlowTimeSeconds()));
    row.setTargetFlowTimeSeconds(profile.getTargetFlowTimeSeconds());
    row.setTargetFlowEfficiencyPercent(profile.getTargetFlowEfficiencyPercent());
    row.setConfig(JSONB.valueOf(profile.getConfig()));
    Provenance.into(
        row, metrics.getRulesVersion(), received.position().offset(), received.position());
    return row;
  }

  private static @Nullable Integer hours(@Nullable Long seconds) {
    return seconds == null
        ? null
        : (int) Math.min(Integer.MAX_VALUE, Math.round((double) seconds / SECONDS_OF_HOUR));
  }
}

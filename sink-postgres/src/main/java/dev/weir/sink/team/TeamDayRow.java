package dev.weir.sink.team;

import static java.util.Objects.requireNonNull;

import dev.weir.identity.NameUuid;
import dev.weir.schema.avro.TeamDay;
import dev.weir.schema.avro.TeamMetrics;
import dev.weir.schema.avro.TeamMetricsKey;
import dev.weir.sink.batch.Provenance;
import dev.weir.sink.batch.Received;
import dev.weir.sink.jooq.tables.records.DailyTeamMetricsRecord;
import dev.weir.sink.text.Times;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.UUID;

/** A team's day as a row. Pure. */
final class TeamDayRow {
  private static final UUID NAMESPACE = UUID.fromString("5c3f2c7e-5f0b-5a1d-9d3b-7e6a4f0c2b11");

  private TeamDayRow() {}

  /** The id of a day's row. */
  static UUID id(TeamMetricsKey key) {
    TeamName name = TeamName.of(key);
    return NameUuid.of(NAMESPACE, name.tenant(), name.team(), key.getMetricDate().toString());
  }

  static DailyTeamMetricsRecord of(
      Received<TeamMetricsKey, TeamMetrics> received, OffsetDateTime now) {
    TeamMetricsKey key = received.key();
    TeamMetrics metrics = requireNonNull(received.value());
    TeamDay day = metrics.getDay();
    DailyTeamMetricsRecord row = new DailyTeamMetricsRecord();
    row.setId(id(key));
    row.setTenantId(key.getTenant());
    row.setTeamId(key.getTeamId());
    row.setMetricDate(key.getMetricDate());
    row.setCalculatedAt(now);
    times(row, day);
    load(row, day);
    counts(row, day);
    Provenance.into(
        row, metrics.getRulesVersion(), received.position().offset(), received.position());
    return row;
  }

  private static void times(DailyTeamMetricsRecord row, TeamDay day) {
    row.setFlowTimeP50Hours(Times.hours(day.getFlowTimeP50Millis()));
    row.setFlowTimeP75Hours(Times.hours(day.getFlowTimeP75Millis()));
    row.setFlowTimeP95Hours(Times.hours(day.getFlowTimeP95Millis()));
    row.setFlowTimeP50Seconds(Times.seconds(day.getFlowTimeP50Millis()));
    row.setFlowTimeP75Seconds(Times.seconds(day.getFlowTimeP75Millis()));
    row.setFlowTimeP95Seconds(Times.seconds(day.getFlowTimeP95Millis()));
    row.setLeadTimeP50Seconds(Times.seconds(day.getLeadTimeP50Millis()));
    row.setFlowTimeCount(day.getFlowTimeCount());
    row.setLeadTimeCount(day.getLeadTimeCount());
    row.setActiveSeconds(day.getActiveSeconds());
    row.setWaitSeconds(day.getWaitSeconds());
    row.setFlowEfficiencyPercent(
        Times.efficiencyPercent(day.getActiveSeconds(), day.getWaitSeconds()));
  }

  private static void load(DailyTeamMetricsRecord row, TeamDay day) {
    row.setFlowVelocity(BigDecimal.valueOf(day.getFlowVelocity()));
    row.setFlowLoad(day.getFlowLoad());
    row.setFlowLoadStale(day.getFlowLoadStale());
  }

  private static void counts(DailyTeamMetricsRecord row, TeamDay day) {
    row.setItemsCompleted(day.getItemsCompleted());
    row.setItemsStarted(day.getItemsStarted());
    row.setItemsCreated(day.getItemsCreated());
    row.setItemsCancelled(day.getItemsCancelled());
    row.setFeaturesCompleted(day.getFeaturesCompleted());
    row.setBugsCompleted(day.getBugsCompleted());
    row.setChoresCompleted(day.getChoresCompleted());
    row.setRisksCompleted(day.getRisksCompleted());
    row.setBotItemsCompleted(day.getBotItemsCompleted());
    row.setReworkCount(day.getReworkCount());
  }
}

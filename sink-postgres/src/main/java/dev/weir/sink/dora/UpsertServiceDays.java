package dev.weir.sink.dora;

import static dev.weir.sink.jooq.Tables.DAILY_DORA_METRICS;
import static java.util.Objects.requireNonNull;

import dev.weir.schema.avro.ServiceMetrics;
import dev.weir.schema.avro.ServiceMetricsKey;
import dev.weir.sink.batch.Provenance;
import dev.weir.sink.batch.Received;
import dev.weir.sink.copy.Upsert;
import dev.weir.sink.jooq.tables.records.DailyDoraMetricsRecord;
import dev.weir.sink.text.Times;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;

/** Inserts days or makes them what they are now. */
final class UpsertServiceDays {
  private static final Upsert<DailyDoraMetricsRecord> UPSERT =
      new Upsert<>(
          DAILY_DORA_METRICS,
          List.of(
              DAILY_DORA_METRICS.TENANT_ID,
              DAILY_DORA_METRICS.SERVICE_ID,
              DAILY_DORA_METRICS.ENVIRONMENT,
              DAILY_DORA_METRICS.METRIC_DATE),
          Set.of());

  private final DSLContext transaction;

  UpsertServiceDays(DSLContext transaction) {
    this.transaction = transaction;
  }

  int upsert(List<Received<ServiceMetricsKey, ServiceMetrics>> records) {
    return UPSERT.write(transaction, records.stream().map(UpsertServiceDays::row).toList());
  }

  private static DailyDoraMetricsRecord row(Received<ServiceMetricsKey, ServiceMetrics> received) {
    ServiceMetricsKey key = received.key();
    ServiceMetrics day = requireNonNull(received.value());
    DailyDoraMetricsRecord row = new DailyDoraMetricsRecord();
    row.setTenantId(key.getTenant());
    row.setServiceId(key.getServiceId());
    row.setEnvironment(key.getEnvironment());
    row.setMetricDate(key.getMetricDate());
    row.setTeamId(day.getTeamId());
    row.setDeployments(day.getDeployments());
    row.setChanges(day.getChanges());
    row.setChangeLeadTimeP50Seconds(Times.seconds(day.getChangeLeadTimeP50Millis()));
    row.setChangeLeadTimeP90Seconds(Times.seconds(day.getChangeLeadTimeP90Millis()));
    row.setFailedDeployments(day.getFailedDeployments());
    row.setRecoveryTimeP50Seconds(Times.seconds(day.getRecoveryTimeP50Millis()));
    row.setRecoveryTimeCount(day.getRecoveryTimeCount());
    row.setReworkDeployments(day.getReworkDeployments());
    Provenance.into(row, day.getRulesVersion(), received.position().offset(), received.position());
    return row;
  }
}

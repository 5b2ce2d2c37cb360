package dev.weir.sink.dora;

import static dev.weir.sink.jooq.Tables.DAILY_DORA_METRICS;

import dev.weir.schema.avro.ServiceMetricsKey;
import dev.weir.sink.text.CleanText;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;

/** Deletes days. */
final class DeleteServiceDays {
  private final DSLContext transaction;

  DeleteServiceDays(DSLContext transaction) {
    this.transaction = transaction;
  }

  void delete(List<ServiceMetricsKey> keys) {
    if (!keys.isEmpty()) {
      transaction
          .deleteFrom(DAILY_DORA_METRICS)
          .where(
              DSL.row(
                      DAILY_DORA_METRICS.TENANT_ID,
                      DAILY_DORA_METRICS.SERVICE_ID,
                      DAILY_DORA_METRICS.ENVIRONMENT,
                      DAILY_DORA_METRICS.METRIC_DATE)
                  .in(
                      keys.stream()
                          .map(
                              key ->
                                  DSL.row(
                                      CleanText.of(key.getTenant()),
                                      CleanText.of(key.getServiceId()),
                                      CleanText.of(key.getEnvironment()),
                                      key.getMetricDate()))
                          .toList()))
          .execute();
    }
  }
}

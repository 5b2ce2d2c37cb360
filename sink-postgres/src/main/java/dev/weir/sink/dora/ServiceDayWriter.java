package dev.weir.sink.dora;

import dev.weir.schema.avro.ServiceMetrics;
import dev.weir.schema.avro.ServiceMetricsKey;
import dev.weir.sink.batch.Received;
import dev.weir.sink.batch.TopicWriter;
import java.util.ArrayList;
import java.util.List;
import org.jooq.DSLContext;

/** Services' days with their DORA metrics; a tombstone deletes one. */
public final class ServiceDayWriter implements TopicWriter<ServiceMetricsKey, ServiceMetrics> {
  @Override
  public String table() {
    return "daily_dora_metrics";
  }

  @Override
  public void write(
      DSLContext transaction, List<Received<ServiceMetricsKey, ServiceMetrics>> records) {
    List<ServiceMetricsKey> gone = new ArrayList<>();
    List<Received<ServiceMetricsKey, ServiceMetrics>> held = new ArrayList<>();
    for (Received<ServiceMetricsKey, ServiceMetrics> received : Received.lastOfEachKey(records)) {
      if (received.value() == null) {
        gone.add(received.key());
      } else {
        held.add(received);
      }
    }
    new DeleteServiceDays(transaction).delete(gone);
    new UpsertServiceDays(transaction).upsert(held);
  }
}

package dev.weir.sink.incident;

import dev.weir.schema.avro.Incident;
import dev.weir.schema.avro.IncidentKey;
import dev.weir.sink.batch.Received;
import dev.weir.sink.batch.TopicWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jooq.DSLContext;

/** Incidents; a tombstone deletes one. */
public final class IncidentWriter implements TopicWriter<IncidentKey, Incident> {
  @Override
  public String table() {
    return "incidents";
  }

  @Override
  public void write(DSLContext transaction, List<Received<IncidentKey, Incident>> records) {
    List<UUID> gone = new ArrayList<>();
    List<Received<IncidentKey, Incident>> held = new ArrayList<>();
    for (Received<IncidentKey, Incident> received : Received.lastOfEachKey(records)) {
      if (received.value() == null) {
        gone.add(received.key().getIncidentId());
      } else {
        held.add(received);
      }
    }
    new DeleteIncidents(transaction).delete(gone);
    new UpsertIncidents(transaction).upsert(held);
  }
}

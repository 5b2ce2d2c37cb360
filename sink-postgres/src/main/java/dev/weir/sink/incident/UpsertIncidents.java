package dev.weir.sink.incident;

import static dev.weir.sink.jooq.Tables.INCIDENTS;
import static java.util.Objects.requireNonNull;

import dev.weir.schema.avro.Incident;
import dev.weir.schema.avro.IncidentKey;
import dev.weir.sink.batch.Position;
import dev.weir.sink.batch.Provenance;
import dev.weir.sink.batch.Received;
import dev.weir.sink.copy.Upsert;
import dev.weir.sink.jooq.tables.records.IncidentsRecord;
import dev.weir.sink.text.CleanText;
import dev.weir.sink.text.Times;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;

/** Inserts incidents or makes them what they are now. */
final class UpsertIncidents {
  private static final Upsert<IncidentsRecord> UPSERT =
      new Upsert<>(INCIDENTS, List.of(INCIDENTS.ID), Set.of());

  private final DSLContext transaction;

  UpsertIncidents(DSLContext transaction) {
    this.transaction = transaction;
  }

  int upsert(List<Received<IncidentKey, Incident>> records) {
    return UPSERT.write(transaction, records.stream().map(UpsertIncidents::row).toList());
  }

  private static IncidentsRecord row(Received<IncidentKey, Incident> received) {
    Incident incident = requireNonNull(received.value());
    IncidentsRecord row = new IncidentsRecord();
    row.setId(incident.getIncidentId());
    row.setTenantId(incident.getTenant());
    row.setSource(incident.getSource());
    row.setInstance(incident.getInstance());
    row.setExternalId(incident.getExternalId());
    row.setServiceId(incident.getServiceId());
    row.setTeamId(incident.getTeamId());
    row.setTitle(CleanText.orNull(incident.getTitle()));
    row.setUrl(CleanText.orNull(incident.getUrl()));
    row.setSeverity(CleanText.orNull(incident.getSeverity()));
    row.setStatus(incident.getStatus());
    row.setOpenedAt(Times.utc(incident.getOpenedAt()));
    row.setAcknowledgedAt(Times.utcOrNull(incident.getAcknowledgedAt()));
    row.setResolvedAt(Times.utcOrNull(incident.getResolvedAt()));
    row.setDeploymentId(incident.getDeploymentId());
    Provenance.into(
        row,
        incident.getRulesVersion(),
        received.position().offset(),
        Position.of(incident.getRecord()));
    return row;
  }
}

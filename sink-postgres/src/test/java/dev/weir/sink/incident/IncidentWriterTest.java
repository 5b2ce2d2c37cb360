package dev.weir.sink.incident;

import static dev.weir.sink.TestRecords.NOON;
import static dev.weir.sink.TestRecords.id;
import static dev.weir.sink.TestRecords.incident;
import static dev.weir.sink.TestRecords.incidentKey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.embedded.postgres.EmbeddedPostgres.Version;
import dev.weir.schema.avro.Incident;
import dev.weir.schema.avro.IncidentKey;
import dev.weir.sink.batch.WriterHarness;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IncidentWriterTest {
  private static final String X = "acme/shop#1";
  private static final String Y = "acme/shop#2";

  private static WriterHarness<IncidentKey, Incident> on(Version version) {
    return WriterHarness.on(version, new IncidentWriter());
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void shouldWriteAnIncident(Version version) {
    try (var sink = on(version)) {
      sink.write(sink.record(3, incidentKey(X), incident(X)));
      assertThat(
              sink.database()
                  .read(
                      "SELECT id, tenant_id, source, instance, external_id, service_id, team_id,"
                          + " title, severity, status, opened_at, resolved_at, deployment_id,"
                          + " row_version, source_offset FROM incidents"))
          .containsExactly(
              id(X)
                  + "|default|github|github.com|acme/shop#1|acme/shop|content-apis"
                  + "|Checkout is down|null|open|2026-05-01 12:00:00+00|null|"
                  + id("d")
                  + "|3|9");
    }
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void shouldResolveOneAndDeleteAnotherOnItsTombstone(Version version) {
    try (var sink = on(version)) {
      sink.write(
          sink.record(0, incidentKey(X), incident(X)), sink.record(1, incidentKey(Y), incident(Y)));
      Incident resolved = incident(X);
      resolved.setStatus("resolved");
      resolved.setResolvedAt(NOON.plusSeconds(60));
      sink.write(sink.record(2, incidentKey(Y), null), sink.record(3, incidentKey(X), resolved));
      assertThat(sink.database().read("SELECT external_id, status, resolved_at FROM incidents"))
          .containsExactly("acme/shop#1|resolved|2026-05-01 12:01:00+00");
    }
  }
}

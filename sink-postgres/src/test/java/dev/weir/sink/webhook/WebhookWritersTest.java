package dev.weir.sink.webhook;

import static dev.weir.sink.TestRecords.NOON;
import static dev.weir.sink.TestRecords.outcome;
import static dev.weir.sink.TestRecords.raw;
import static dev.weir.sink.TestRecords.scope;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.embedded.postgres.EmbeddedPostgres.Version;
import dev.weir.schema.avro.Delivery;
import dev.weir.schema.avro.Outcome;
import dev.weir.schema.avro.RawWebhook;
import dev.weir.schema.avro.ScopeKey;
import dev.weir.sink.TestDatabase;
import dev.weir.sink.batch.Received;
import dev.weir.sink.batch.WriterHarness;
import dev.weir.sink.migrate.Role;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WebhookWritersTest {
  private static final String STATE =
      "SELECT delivery_id, processing_status, error_message, deliveries, payload,"
          + " convert_from(body, 'UTF8'), rules_version, source_offset, processed_at"
          + " FROM webhook_events ORDER BY delivery_id";
  private static final RawWebhook ONE = raw("d1", "{\"a\": 1}");
  private static final String DONE =
      "d1|processed|null|1|{\"a\": 1}|{\"a\": 1}|rules-1|0|2026-06-01 00:00:00+00";

  private WriterHarness<ScopeKey, RawWebhook> raws(TestDatabase database) {
    return new WriterHarness<>(database, new RawWebhookWriter(new EnsurePartitions()), 0);
  }

  private WriterHarness<ScopeKey, Delivery> outcomes(TestDatabase database) {
    Clock june = Clock.fixed(Instant.parse("2026-06-01T00:00:00Z"), ZoneOffset.UTC);
    return new WriterHarness<>(database, new OutcomeWriter(new EnsurePartitions(), june), 1);
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void shouldComeToTheSameWhicheverOfWebhookAndOutcomeIsFirst(Version version) {
    TestDatabase rawFirst = TestDatabase.migrated(version);
    try (var raws = raws(rawFirst);
        var outcomes = outcomes(rawFirst)) {
      raws.write(raws.record(0, scope(), ONE));
      assertThat(rawFirst.read("SELECT processing_status, deliveries FROM webhook_events"))
          .containsExactly("pending|1");
      outcomes.write(outcomes.record(0, scope(), outcome(ONE, 0, Outcome.FACTS, null)));
    }
    TestDatabase outcomeFirst = TestDatabase.migrated(version);
    try (var raws = raws(outcomeFirst);
        var outcomes = outcomes(outcomeFirst)) {
      outcomes.write(outcomes.record(0, scope(), outcome(ONE, 0, Outcome.FACTS, null)));
      assertThat(outcomeFirst.read("SELECT processing_status, deliveries FROM webhook_events"))
          .containsExactly("processed|0");
      raws.write(raws.record(0, scope(), ONE));
    }
    assertThat(rawFirst.read(STATE)).containsExactly(DONE);
    assertThat(outcomeFirst.read(STATE)).containsExactly(DONE);
    String all = "SELECT * FROM webhook_events";
    assertThat(rawFirst.read(all)).isEqualTo(outcomeFirst.read(all));
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void shouldCountRepeatsWithinAndAcrossBatches(Version version) {
    TestDatabase database = TestDatabase.migrated(version);
    try (var raws = raws(database);
        var outcomes = outcomes(database)) {
      RawWebhook later =
          raw("d1", "{\"a\": 1}".getBytes(StandardCharsets.UTF_8), NOON.plusSeconds(99_999_999));
      RawWebhook sameIdOtherBody = raw("d1", "{\"a\": 2}");
      raws.write(raws.record(0, scope(), ONE), raws.record(1, scope(), later));
      raws.write(
          raws.record(2, scope(), later),
          raws.record(4, scope(), sameIdOtherBody),
          raws.record(5, scope(), raw("d2", "{\"a\": 1}")));
      outcomes.write(
          outcomes.record(0, scope(), outcome(ONE, 0, Outcome.IGNORED, "nothing in it")),
          outcomes.record(1, scope(), outcome(later, 1, Outcome.DUPLICATE, "seen")));
      assertThat(
              database.read(
                  "SELECT delivery_id, payload, deliveries, processing_status, error_message,"
                      + " received_at, source_offset FROM webhook_events ORDER BY 1, 2"))
          .containsExactly(
              "d1|{\"a\": 1}|3|ignored|nothing in it|2026-05-01 12:00:00+00|0",
              "d1|{\"a\": 2}|1|pending|null|2026-05-01 12:00:00+00|4",
              "d2|{\"a\": 1}|1|pending|null|2026-05-01 12:00:00+00|5");
      assertThat(database.read("SELECT sum(deliveries) FROM webhook_events")).containsExactly("5");
    }
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void shouldKeepTheTraceOfTheFirstWhateverRepeatsOrItsOutcomeSay(Version version) {
    TestDatabase database = TestDatabase.migrated(version);
    String traces = "SELECT delivery_id, trace_id FROM webhook_events ORDER BY 1";
    String first = "4bf92f3577b34da6a3ce929d0e0e4736";
    String other = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    try (var raws = raws(database);
        var outcomes = outcomes(database)) {
      outcomes.write(
          traced(outcomes.record(0, scope(), outcome(ONE, 0, Outcome.FACTS, null)), other));
      assertThat(database.read(traces)).containsExactly("d1|" + other);
      raws.write(
          traced(raws.record(0, scope(), ONE), first), traced(raws.record(1, scope(), ONE), other));
      raws.write(traced(raws.record(2, scope(), ONE), other));
      outcomes.write(
          traced(outcomes.record(1, scope(), outcome(ONE, 0, Outcome.FACTS, null)), other));
      assertThat(database.read(traces)).containsExactly("d1|" + first);
      raws.write(raws.record(3, scope(), raw("d2", "{}")));
      assertThat(
              database.read(
                  "SELECT trace_id = replace(id::text, '-', '') FROM webhook_events"
                      + " WHERE delivery_id = 'd2'"))
          .containsExactly("t");
    }
  }

  private static <K, V> Received<K, V> traced(Received<K, V> received, String traceId) {
    String header = "00-" + traceId + "-00f067aa0ba902b7-01";
    received.headers().add("traceparent", header.getBytes(StandardCharsets.US_ASCII));
    return received;
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void shouldTellDeadLettersAsFailed(Version version) {
    TestDatabase database = TestDatabase.migrated(version);
    try (var raws = raws(database);
        var outcomes = outcomes(database)) {
      raws.write(raws.record(0, scope(), ONE));
      outcomes.write(
          outcomes.record(0, scope(), outcome(ONE, 0, Outcome.DEAD_LETTERED, "not_json\u0000")));
      assertThat(database.read("SELECT processing_status, error_message FROM webhook_events"))
          .containsExactly("failed|not_json\uFFFD");
    }
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void shouldKeepTheBytesOfWhatJsonbRefuses(Version version) {
    TestDatabase database = TestDatabase.migrated(version);
    String deep = "[".repeat(200_000) + "]".repeat(200_000);
    List<byte[]> bodies =
        List.of(
            "{\"title\": \"\\u0000\"}".getBytes(StandardCharsets.UTF_8),
            "{\"title\": \"\\ud800\"}".getBytes(StandardCharsets.UTF_8),
            "{\"title\": \"\\udc00\"}".getBytes(StandardCharsets.UTF_8),
            new byte[] {'"', (byte) 0xC3, (byte) 0x28, '"'},
            deep.getBytes(StandardCharsets.UTF_8),
            "{\"n\": 1e400000}".getBytes(StandardCharsets.UTF_8),
            "{\"a\":".getBytes(StandardCharsets.UTF_8),
            new byte[0]);
    try (var raws = raws(database)) {
      raws.write(raws.record(0, scope(), raw("ok1", "{\"t\": \"\\ud83d\\ude00 \\\\u0000\"}")));
      for (int i = 0; i < bodies.size(); i++) {
        raws.write(
            raws.record(2 * i + 1, scope(), raw("bad" + i, bodies.get(i), NOON)),
            raws.record(2 * i + 2, scope(), raw("good" + i, "{}")));
      }
      assertThat(raws.deadLetters()).isEmpty();
      assertThat(
              database.read(
                  "SELECT count(*), count(payload), count(body), sum(deliveries)"
                      + " FROM webhook_events"))
          .containsExactly("17|9|17|17");
      assertThat(
              database.read(
                  "SELECT delivery_id FROM webhook_events WHERE payload IS NULL ORDER BY 1"))
          .allMatch(id -> id.startsWith("bad"))
          .hasSize(8);
      assertThat(
              database.read("SELECT payload->>'t' FROM webhook_events WHERE delivery_id = 'ok1'"))
          .containsExactly("\uD83D\uDE00 \\u0000");
      assertThat(
              database.read("SELECT length(body) FROM webhook_events WHERE delivery_id = 'bad4'"))
          .containsExactly("400000");
    }
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void shouldReadTheJsonOfAForm(Version version) {
    TestDatabase database = TestDatabase.migrated(version);
    try (var raws = raws(database)) {
      raws.write(raws.record(0, scope(), raw("d", "payload=%7B%22a%22%3A+%22b%22%7D")));
      assertThat(database.read("SELECT payload FROM webhook_events"))
          .containsExactly("{\"a\": \"b\"}");
    }
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void shouldMakePartitionsForEveryYear(Version version) {
    TestDatabase database = TestDatabase.migrated(version);
    try (var raws = raws(database)) {
      for (int year = 2005; year <= 2027; year++) {
        Instant newYear = Instant.parse(year + "-01-01T00:00:00Z");
        raws.write(raws.record(year, scope(), raw("y" + year, new byte[] {'1'}, newYear)));
      }
      assertThat(
              database.read("SELECT extract(year FROM received_at) FROM webhook_events ORDER BY 1"))
          .hasSize(23)
          .startsWith("2005")
          .endsWith("2027");
      assertThat(raws.deadLetters()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void shouldDeadLetterATimeThatNoPartitionMayHold(Version version) {
    TestDatabase database = TestDatabase.migrated(version);
    try (var raws = raws(database)) {
      raws.write(
          raws.record(0, scope(), ONE),
          raws.record(1, scope(), raw("early", new byte[] {'1'}, Instant.EPOCH)),
          raws.record(2, scope(), raw("d2", "{}")));
      assertThat(raws.deadLetters()).containsExactly("1 webhook_events 22008");
      assertThat(database.read("SELECT count(*) FROM webhook_events")).containsExactly("2");
    }
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void shouldNotBlameARowForAMissingPartition(Version version) {
    TestDatabase database = TestDatabase.migrated(version);
    try (var raws = raws(database)) {
      raws.write(raws.record(0, scope(), ONE));
      database.execute(Role.MIGRATOR, "DROP TABLE weir_log.webhook_events_p20260427");
      var batch = raws.batch(raws.record(1, scope(), raw("d2", "{}")));
      assertThatThrownBy(() -> raws.attempt(batch))
          .hasStackTraceContaining("no partition of relation");
      assertThat(raws.deadLetters()).isEmpty();
      assertThat(raws.attempt(batch)).isEmpty();
      assertThat(database.read("SELECT delivery_id FROM webhook_events")).containsExactly("d2");
    }
  }
}

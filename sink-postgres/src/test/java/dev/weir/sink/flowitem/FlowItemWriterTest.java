package dev.weir.sink.flowitem;

import static dev.weir.sink.TestRecords.NOON;
import static dev.weir.sink.TestRecords.blocked;
import static dev.weir.sink.TestRecords.change;
import static dev.weir.sink.TestRecords.id;
import static dev.weir.sink.TestRecords.item;
import static dev.weir.sink.TestRecords.itemBuilder;
import static dev.weir.sink.TestRecords.itemKey;
import static dev.weir.sink.TestRecords.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.embedded.postgres.EmbeddedPostgres.Version;
import dev.weir.schema.avro.FlowItem;
import dev.weir.schema.avro.ItemChange;
import dev.weir.schema.avro.ItemKey;
import dev.weir.sink.batch.Received;
import dev.weir.sink.batch.WriterHarness;
import dev.weir.sink.migrate.Role;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FlowItemWriterTest {
  private static final String X = "acme/shop#1";
  private static final String Y = "acme/shop#2";

  private static WriterHarness<ItemKey, FlowItem> on(Version version) {
    return WriterHarness.on(version, new FlowItemWriter());
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void shouldWriteAnItemWithAllThatGoesWithIt(Version version) {
    try (var sink = on(version)) {
      sink.write(sink.record(3, itemKey(X), delivered(X)));
      assertThat(
              sink.database()
                  .read(
                      "SELECT id, tenant_id, team_id, title, status, created_at, labels,"
                          + " row_version, source_topic, source_offset, rules_version FROM"
                          + " flow_items"))
          .containsExactly(
              id(X)
                  + "|default|content-apis|A title|in_progress|2026-05-01 12:00:00+00|[\"a\","
                  + " \"b\"]|3|weir.webhooks.v1|7|rules-1");
      assertThat(
              sink.database()
                  .read(
                      "SELECT seq, from_stage, to_stage, transitioned_at, duration_seconds"
                          + " FROM stage_transitions ORDER BY seq"))
          .containsExactly(
              "1|null|development|2026-05-01 12:00:00+00|null",
              "2|development|code_review|2026-05-01 13:00:00+00|3600");
      assertThat(
              sink.database()
                  .read(
                      "SELECT stage, started_at, ended_at, active_time_seconds, wait_time_seconds,"
                          + " flow_efficiency_percent, visits FROM stage_metrics ORDER BY stage"))
          .containsExactly(
              "code_review|2026-05-01 13:00:00+00|null|0|0|null|1",
              "development|2026-05-01 12:00:00+00|2026-05-01 13:00:00+00|3600|0|100.00|1");
      assertThat(
              sink.database()
                  .read("SELECT deployment_id, delivered_at, changes FROM deployment_items"))
          .containsExactly(id("d") + "|2026-05-01 14:30:00+00|[\"acme/shop#1\"]");
      assertThat(sink.stored()).isEqualTo(4);
    }
  }

  private static FlowItem delivered(String externalId) {
    return itemBuilder(externalId).setChanges(List.of(change(externalId, id("d")))).build();
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void shouldTellWhatIsKnownOfItsChanges(Version version) {
    try (var sink = on(version)) {
      ItemChange change = change(X, null);
      change.setFirstReviewAt(NOON);
      change.setLeadTimeBasis("first_commit");
      change.setServices(List.of("api", "web"));
      sink.write(sink.record(0, itemKey(X), itemBuilder(X).setChanges(List.of(change)).build()));
      assertThat(
              sink.database()
                  .read(
                      "SELECT c ->> 'first_review_at', c ->> 'lead_time_basis', c ->> 'services',"
                          + " c ? 'reverted_at' FROM flow_items, jsonb_array_elements(changes) c"))
          .containsExactly("2026-05-01T12:00:00Z|first_commit|[\"api\", \"web\"]|f");
    }
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void shouldDeleteRowsThatNoLongerHold(Version version) {
    try (var sink = on(version)) {
      sink.write(sink.record(0, itemKey(X), delivered(X)), sink.record(1, itemKey(Y), item(Y)));
      FlowItem shorter =
          itemBuilder(X).setVisits(List.of(visit(1, "testing", "active", NOON, null))).build();
      sink.write(sink.record(2, itemKey(X), shorter));
      assertThat(
              sink.database()
                  .read(
                      "SELECT to_stage FROM stage_transitions WHERE flow_item_id = '%s'"
                          .formatted(id(X))))
          .containsExactly("testing");
      assertThat(
              sink.database()
                  .read(
                      "SELECT stage FROM stage_metrics WHERE flow_item_id = '%s'".formatted(id(X))))
          .containsExactly("testing");
      assertThat(sink.database().read("SELECT * FROM deployment_items")).isEmpty();
      assertThat(sink.database().read("SELECT count(*) FROM stage_transitions"))
          .containsExactly("3");
    }
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void shouldDeleteAnItemOnItsTombstone(Version version) {
    try (var sink = on(version)) {
      sink.write(sink.record(0, itemKey(X), delivered(X)), sink.record(1, itemKey(Y), item(Y)));
      sink.write(sink.record(2, itemKey(X), null));
      assertThat(sink.database().read("SELECT external_id FROM flow_items")).containsExactly(Y);
      assertThat(sink.database().read("SELECT count(*) FROM stage_metrics")).containsExactly("2");
      assertThat(sink.database().read("SELECT * FROM deployment_items")).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void shouldLetTheLastRecordOfAKeyWin(Version version) {
    try (var sink = on(version)) {
      sink.write(
          sink.record(0, itemKey(X), item(X)),
          sink.record(1, itemKey(Y), null),
          sink.record(2, itemKey(X), itemBuilder(X).setTitle("second").build()),
          sink.record(3, itemKey(Y), item(Y)),
          sink.record(4, itemKey(X), null),
          sink.record(5, itemKey(X), itemBuilder(X).setTitle("last").build()));
      assertThat(sink.database().read("SELECT title FROM flow_items ORDER BY 1"))
          .containsExactly("A title", "last");
    }
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void shouldSumTheVisitsOfAStage(Version version) {
    try (var sink = on(version)) {
      Instant t = NOON;
      FlowItem item =
          itemBuilder(X)
              .setVisits(
                  List.of(
                      visit(1, "development", "active", t, t.plusMillis(1_500)),
                      visit(2, "code_review", "wait", t.plusMillis(1_500), t.plusSeconds(10)),
                      visit(3, "development", "active", t.plusSeconds(10), t.plusMillis(11_500))))
              .build();
      sink.write(sink.record(0, itemKey(X), item));
      assertThat(
              sink.database()
                  .read(
                      "SELECT stage, active_time_seconds, wait_time_seconds, visits"
                          + " FROM stage_metrics ORDER BY stage"))
          .containsExactly("code_review|0|8|1", "development|3|0|2");
    }
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void shouldCountAsWaitInAStageWhatWasBlockedInIt(Version version) {
    try (var sink = on(version)) {
      Instant t = NOON;
      FlowItem item =
          itemBuilder(X)
              .setVisits(
                  List.of(
                      blocked(1, "development", "active", t, t.plusSeconds(10), 2_500),
                      blocked(
                          2, "code_review", "wait", t.plusSeconds(10), t.plusSeconds(20), 4_000),
                      visit(3, "development", "active", t.plusSeconds(20), null)))
              .build();
      sink.write(sink.record(0, itemKey(X), item));
      assertThat(
              sink.database()
                  .read(
                      "SELECT stage, active_time_seconds, wait_time_seconds,"
                          + " flow_efficiency_percent FROM stage_metrics ORDER BY stage"))
          .containsExactly("code_review|0|10|0.00", "development|7|2|77.78");
    }
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void shouldLeaveARowAloneThatIsTheSame(Version version) {
    try (var sink = on(version)) {
      sink.write(sink.record(0, itemKey(X), item(X)));
      String xmin =
          "SELECT xmin FROM weir_g1.flow_items UNION ALL SELECT xmin FROM weir_g1.stage_metrics";
      List<String> before = sink.database().rows(Role.WRITER, xmin);
      sink.write(sink.record(1, itemKey(X), item(X)));
      assertThat(sink.database().rows(Role.WRITER, xmin)).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void shouldNotSlowDownAsTheTablesGrow(Version version) {
    try (var sink = on(version)) {
      long offset = 0;
      for (int round = 0; round < 8; round++) {
        List<Received<ItemKey, FlowItem>> records = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
          String name = "acme/shop#" + offset;
          records.add(sink.record(offset, itemKey(name), item(name)));
          offset++;
        }
        sink.writeAll(records);
      }
      assertThat(sink.database().read("SELECT count(*) FROM stage_transitions"))
          .containsExactly("16000");
      assertThat(
              sink.database()
                  .rows(
                      Role.MIGRATOR,
                      "SELECT sum(seq_scan) < 50 FROM pg_stat_user_tables"
                          + " WHERE relname IN ('flow_items', 'stage_transitions')"))
          .containsExactly("t");
    }
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void shouldReplaceWhatPostgresRefusesInText(Version version) {
    try (var sink = on(version)) {
      FlowItem item =
          itemBuilder(X)
              .setTitle("nul \u0000, lone \uD800, tab\t, line\n, back\\slash, \\N, quote'")
              .setLabels(List.of("a\u0000", "\uDC00b"))
              .setAuthor("\uD83D\uDE00")
              .build();
      sink.write(sink.record(0, itemKey(X), item));
      assertThat(sink.deadLetters()).isEmpty();
      assertThat(sink.database().read("SELECT title, labels, author FROM flow_items"))
          .containsExactly(
              "nul \uFFFD, lone \uFFFD, tab\t, line\n, back\\slash, \\N, quote'"
                  + "|[\"a\uFFFD\", \"\uFFFDb\"]|\uD83D\uDE00");
    }
  }
}

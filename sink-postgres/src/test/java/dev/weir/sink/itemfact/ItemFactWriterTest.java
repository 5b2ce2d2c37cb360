package dev.weir.sink.itemfact;

import static dev.weir.sink.TestRecords.itemFact;
import static dev.weir.sink.TestRecords.itemFactKey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.embedded.postgres.EmbeddedPostgres.Version;
import dev.weir.schema.avro.ItemFact;
import dev.weir.schema.avro.ItemFactKey;
import dev.weir.sink.TestRecords;
import dev.weir.sink.batch.Received;
import dev.weir.sink.batch.WriterHarness;
import dev.weir.sink.migrate.Role;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ItemFactWriterTest {
  private static final String X = "acme/shop#1";
  private static final String Y = "acme/shop#2";

  private static WriterHarness<ItemFactKey, ItemFact> on(Version version) {
    return WriterHarness.on(version, new ItemFactWriter());
  }

  private static Received<ItemFactKey, ItemFact> told(
      WriterHarness<ItemFactKey, ItemFact> sink, long offset, String item, String part) {
    return sink.record(offset, itemFactKey(item, "f", part), itemFact(item, "f", part));
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void shouldWriteEachPartOfAFact(Version version) {
    try (var sink = on(version)) {
      sink.write(told(sink, 0, X, "state"), told(sink, 1, X, "label:bug"));
      assertThat(
              sink.database()
                  .read(
                      "SELECT flow_item_id, fact_id, part, tenant_id, kind, subject, at, value,"
                          + " effect, stage, rule, reason, rules_version, row_version,"
                          + " source_topic, source_partition, source_offset FROM item_facts"
                          + " ORDER BY part"))
          .containsExactly(row("label:bug", 1), row("state", 0));
      assertThat(sink.stored()).isEqualTo(2);
    }
  }

  private static String row(String part, long version) {
    return TestRecords.id(X)
        + "|"
        + TestRecords.id("f")
        + "|"
        + part
        + "|default|issue.observed|acme/shop#1|2026-05-01 12:00:00+00|bug|none|backlog|created"
        + "|a label says nothing of the stage|rules-1|"
        + version
        + "|weir.webhooks.v1|0|10";
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void shouldDeleteAFactOnItsTombstoneAndNoOther(Version version) {
    try (var sink = on(version)) {
      sink.write(
          told(sink, 0, X, ""),
          told(sink, 1, X, "label:a"),
          told(sink, 2, Y, ""),
          sink.record(3, itemFactKey(X, "f", ""), null));
      sink.write(
          sink.record(4, itemFactKey(X, "f", "label:a"), null),
          sink.record(5, itemFactKey(X, "unknown", ""), null));
      assertThat(sink.database().read("SELECT subject FROM item_facts")).containsExactly(Y);
    }
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void shouldMakeAFactWhatItIsNow(Version version) {
    try (var sink = on(version)) {
      sink.write(told(sink, 0, X, ""));
      ItemFact other = itemFact(X, "f", "");
      other.setEffect("completed");
      other.setReason(null);
      sink.write(sink.record(1, itemFactKey(X, "f", ""), other));
      assertThat(sink.database().read("SELECT effect, reason, row_version FROM item_facts"))
          .containsExactly("completed|null|1");
    }
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void shouldLeaveARowAloneThatIsTheSame(Version version) {
    try (var sink = on(version)) {
      sink.write(told(sink, 0, X, ""));
      String xmin = "SELECT xmin FROM weir_g1.item_facts";
      List<String> before = sink.database().rows(Role.WRITER, xmin);
      sink.write(told(sink, 1, X, ""));
      assertThat(sink.database().rows(Role.WRITER, xmin)).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void shouldRefuseAnAbsurdPartAloneAndReplaceWhatPostgresRefuses(Version version) {
    try (var sink = on(version)) {
      sink.write(
          told(sink, 0, X, "label:nul\u0000"),
          told(sink, 1, X, "label:" + "x".repeat(3_000)),
          told(sink, 2, Y, ""));
      assertThat(sink.database().read("SELECT part FROM item_facts ORDER BY 1"))
          .containsExactly("", "label:nul\uFFFD");
      assertThat(sink.deadLetters()).containsExactly("1 item_facts 23514");
      sink.write(sink.record(3, itemFactKey(X, "f", "label:nul\u0000"), null));
      assertThat(sink.database().read("SELECT part FROM item_facts")).containsExactly("");
    }
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void shouldWriteManyAtOnceWithoutReadingTheTableWhole(Version version) {
    try (var sink = on(version)) {
      long offset = 0;
      for (int round = 0; round < 5; round++) {
        List<Received<ItemFactKey, ItemFact>> records = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
          records.add(told(sink, offset, "acme/shop#" + offset, ""));
          offset++;
        }
        sink.writeAll(records);
      }
      List<Received<ItemFactKey, ItemFact>> gone = new ArrayList<>();
      for (int i = 0; i < 2_000; i++) {
        gone.add(sink.record(offset++, itemFactKey("acme/shop#" + i, "f", ""), null));
      }
      sink.writeAll(gone);
      assertThat(sink.database().read("SELECT count(*) FROM item_facts")).containsExactly("8000");
      assertThat(
              sink.database()
                  .rows(
                      Role.MIGRATOR,
                      "SELECT coalesce(sum(seq_scan), 0) < 20 FROM pg_stat_user_tables"
                          + " WHERE relname = 'item_facts'"))
          .containsExactly("t");
    }
  }
}

package dev.weir.sink.copy;

import static dev.weir.sink.TestRecords.itemFact;
import static dev.weir.sink.TestRecords.itemFactKey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.embedded.postgres.EmbeddedPostgres.Version;
import dev.weir.schema.avro.ItemFact;
import dev.weir.schema.avro.ItemFactKey;
import dev.weir.sink.TestDatabase;
import dev.weir.sink.TestRecords;
import dev.weir.sink.TestSink;
import dev.weir.sink.batch.Received;
import dev.weir.sink.batch.WriterHarness;
import dev.weir.sink.itemfact.ItemFactWriter;
import dev.weir.sink.migrate.Role;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is written does not depend on how many rows there are, and what is staged does. */
class UpsertTest {
  private static final int MANY = Upsert.FEW * 3;

  private static WriterHarness<ItemFactKey, ItemFact> on(Version version) {
    return WriterHarness.on(version, new ItemFactWriter());
  }

  private static List<Received<ItemFactKey, ItemFact>> facts(
      WriterHarness<ItemFactKey, ItemFact> sink, int from, int to, String effect) {
    return IntStream.range(from, to).mapToObj(number -> fact(sink, number, effect)).toList();
  }

  private static Received<ItemFactKey, ItemFact> fact(
      WriterHarness<ItemFactKey, ItemFact> sink, int number, String effect) {
    String item = "acme/shop#" + number;
    ItemFact fact = itemFact(item, "f", "");
    fact.setEffect(effect);
    return sink.record(number, itemFactKey(item, "f", ""), fact);
  }

  private static List<String> counts(TestDatabase database) {
    return database.read("SELECT effect, count(*) FROM item_facts GROUP BY effect ORDER BY 1");
  }

  private static String stagingTables(TestDatabase database) {
    return database
        .rows(Role.MIGRATOR, "SELECT count(*) FROM pg_class WHERE relname LIKE 'staged%'")
        .get(0);
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void shouldStageNeitherNewRowsNorFewChangedOnes(Version version) {
    try (var sink = on(version)) {
      sink.writeAll(facts(sink, 0, MANY, "none"));
      sink.writeAll(facts(sink, 0, Upsert.FEW, "entered"));
      sink.writeAll(facts(sink, MANY - Upsert.FEW, 2 * MANY, "entered"));
      assertThat(counts(sink.database()))
          .containsExactly("entered|" + (MANY + 2 * Upsert.FEW), "none|" + (MANY - 2 * Upsert.FEW));
      assertThat(stagingTables(sink.database())).isEqualTo("0");
    }
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void shouldChangeManyRowsThatStandAndAddThoseBetweenThem(Version version) {
    try (var sink = on(version)) {
      sink.writeAll(facts(sink, MANY, 2 * MANY, "none"));
      sink.writeAll(facts(sink, 0, 3 * MANY, "entered"));
      assertThat(counts(sink.database())).containsExactly("entered|" + 3 * MANY);
      assertThat(stagingTables(sink.database())).isEqualTo("1");
    }
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void shouldTakeARowOverThatSomebodyElseEnteredAfterItWasLookedUp(Version version)
      throws Exception {
    try (var sink = on(version);
        Connection other = sink.database().connect(Role.WRITER);
        Statement statement = other.createStatement()) {
      other.setAutoCommit(false);
      statement.execute(
          "INSERT INTO weir_g1.item_facts (flow_item_id, fact_id, kind, subject, at, effect)"
              + " VALUES ('%s', '%s', 'k', 's', now(), 'other')"
                  .formatted(TestRecords.id("acme/shop#7"), TestRecords.id("f")));
      CompletableFuture<Void> written =
          CompletableFuture.runAsync(() -> sink.writeAll(facts(sink, 0, MANY, "entered")));
      TestSink.await(() -> isWaitedFor(sink.database()));
      other.commit();
      written.get();
      assertThat(counts(sink.database())).containsExactly("entered|" + MANY);
      assertThat(sink.deadLetters()).isEmpty();
    }
  }

  private static boolean isWaitedFor(TestDatabase database) {
    return database
        .rows(Role.WRITER, "SELECT count(*) > 0 FROM pg_locks WHERE NOT granted")
        .equals(List.of("t"));
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void shouldRefuseATimeThatNoColumnHoldsAlone(Version version) {
    try (var sink = on(version)) {
      List<Received<ItemFactKey, ItemFact>> facts = facts(sink, 0, MANY, "none");
      facts.get(5).value().setAt(Instant.parse("+300000-01-01T00:00:00Z"));
      facts.get(6).value().setAt(Instant.parse("-900000-01-01T00:00:00Z"));
      facts.get(7).value().setAt(Instant.parse("+20000-01-01T00:00:00Z"));
      sink.writeAll(facts);
      assertThat(sink.deadLetters())
          .extracting(letter -> letter.substring(0, letter.length() - 3))
          .containsExactly("5 item_facts 22", "6 item_facts 22");
      assertThat(counts(sink.database())).containsExactly("none|" + (MANY - 2));
    }
  }
}

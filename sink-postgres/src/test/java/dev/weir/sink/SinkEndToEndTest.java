package dev.weir.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.embedded.postgres.EmbeddedPostgres;
import dev.weir.embedded.postgres.EmbeddedPostgres.Version;
import dev.weir.registry.InMemorySchemaRegistry;
import dev.weir.schema.avro.Outcome;
import dev.weir.schema.avro.RawWebhook;
import dev.weir.schema.avro.ScopeKey;
import dev.weir.topic.TopicCatalogue;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SinkEndToEndTest {
  private static final LocalDate DAY = LocalDate.parse("2026-05-01");

  private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
  private TestTopics topics;
  private TestDatabase database;

  @BeforeEach
  void open() {
    topics = new TestTopics(registry);
    database = TestDatabase.migrated(Version.V18);
  }

  @AfterEach
  void close() {
    topics.close();
  }

  @Test
  void shouldWriteEveryTopicAsReadersSeeIt() {
    sendOfEach();
    try (TestSink sink = TestSink.start(topics, registry, database)) {
      sink.awaitCaughtUp();
      assertThat(database.read("SELECT external_id, current_stage FROM flow_items"))
          .containsExactly("acme/shop#1|code_review");
      assertThat(database.read("SELECT seq, to_stage FROM stage_transitions ORDER BY seq"))
          .containsExactly("1|development", "2|code_review");
      assertThat(database.read("SELECT id, created_at FROM teams"))
          .containsExactly("content-apis|2026-05-01 00:00:00+00");
      assertThat(database.read("SELECT items_completed FROM daily_team_metrics"))
          .containsExactly("2");
      assertThat(database.read("SELECT deployments FROM daily_dora_metrics")).containsExactly("3");
      assertThat(database.read("SELECT external_id FROM deployments"))
          .containsExactly("acme/shop/deployments/7");
      assertThat(database.read("SELECT external_id FROM incidents")).containsExactly("acme/shop#9");
      assertThat(database.read("SELECT subject, effect FROM item_facts"))
          .containsExactly("acme/shop#1|none");
      assertThat(database.read("SELECT processing_status, deliveries FROM webhook_events"))
          .containsExactly("processed|1");
      assertThat(sink.service().check()).isEmpty();
    }
  }

  @Test
  void shouldReadCommittedRecordsAloneAndGoOnAfterARestart() {
    topics.transaction(() -> sendItems(0, 50));
    topics.aborted(() -> sendItems(1_000, 1_050));
    try (TestSink sink = TestSink.start(topics, registry, database)) {
      sink.awaitCaughtUp();
    }
    topics.aborted(() -> sendItems(2_000, 2_050));
    topics.transaction(() -> sendItems(50, 100));
    try (TestSink sink = TestSink.start(topics, registry, database)) {
      sink.awaitCaughtUp();
      assertThat(database.read("SELECT count(*), count(DISTINCT external_id) FROM flow_items"))
          .containsExactly("100|100");
    }
  }

  @Test
  void shouldCountEachRawRecordOnceThoughTwoSinksFightForThePartitions() {
    try (TestSink one = TestSink.start(topics, registry, database);
        TestSink two = TestSink.start(topics, registry, database)) {
      for (int round = 0; round < 20; round++) {
        int from = round * 10;
        topics.transaction(() -> sendRaw(from, from + 20));
      }
      one.awaitCaughtUp();
      two.awaitCaughtUp();
      TestSink.await(() -> sumOfDeliveries() >= 400);
    }
    assertThat(sumOfDeliveries()).isEqualTo(400);
    assertThat(database.read("SELECT count(*) FROM webhook_events")).containsExactly("210");
  }

  @Test
  void shouldDeadLetterWhatCannotBeReadAndWriteTheRest() {
    TopicCatalogue to = topics.catalogue();
    topics.transaction(
        () -> {
          sendItems(0, 5);
          topics.sendBytes(to.flowItems(), new byte[] {1, 2}, new byte[] {3});
          topics.send(to.webhooks(), TestRecords.scope(), null);
          sendItems(5, 10);
        });
    try (TestSink sink = TestSink.start(topics, registry, database)) {
      sink.awaitCaughtUp();
    }
    assertThat(database.read("SELECT count(*) FROM flow_items")).containsExactly("10");
    assertThat(topics.deadLetters())
        .extracting(letter -> letter.getStage() + " " + letter.getReason())
        .containsExactly("sink-postgres/decode unreadable", "sink-postgres/decode unreadable");
    assertThat(topics.deadLetters())
        .anySatisfy(
            letter -> {
              assertThat(letter.getOrigin().getTopic()).isEqualTo(to.flowItems().name());
              assertThat(letter.getKey().array()).containsExactly(1, 2);
              assertThat(letter.getValue().array()).containsExactly(3);
            });
  }

  @Test
  void shouldLoseNothingWhenTheDatabaseIsAwayForAWhile() {
    Path folder = TestServers.folder("own-postgres");
    EmbeddedPostgres server = ownServer(folder, 0);
    TestDatabase own = TestDatabase.migrated(server);
    int port = server.port();
    try (TestSink sink = TestSink.start(topics, registry, own)) {
      topics.transaction(() -> sendItems(0, 20));
      sink.awaitCaughtUp();
      server.close();
      topics.transaction(() -> sendItems(20, 40));
      TestSink.await(() -> sink.service().check().isPresent());
      topics.transaction(() -> sendRaw(0, 20));
      server = ownServer(folder, port);
      sink.awaitCaughtUp();
      assertThat(own.read("SELECT count(*) FROM flow_items")).containsExactly("40");
      assertThat(own.read("SELECT sum(deliveries) FROM webhook_events")).containsExactly("20");
      assertThat(topics.deadLetters()).isEmpty();
    } finally {
      server.close();
    }
  }

  @Test
  void shouldShowALoneRecordSoon() {
    try (TestSink sink = TestSink.start(topics, registry, database)) {
      topics.transaction(() -> sendItems(0, 100));
      sink.awaitCaughtUp();
      long best = Long.MAX_VALUE;
      for (int i = 100; i < 120; i++) {
        int item = i;
        topics.transaction(() -> sendItems(item, item + 1));
        long committed = System.nanoTime();
        TestSink.await(() -> count("flow_items") == item + 1);
        best = Math.min(best, System.nanoTime() - committed);
      }
      assertThat(Duration.ofNanos(best)).isLessThan(Duration.ofMillis(300));
    }
  }

  private static EmbeddedPostgres ownServer(Path folder, int port) {
    return EmbeddedPostgres.start(
        new EmbeddedPostgres.Settings(folder, port, Version.V18, TestServers.PASSWORD)
            .withoutDurability());
  }

  private int count(String table) {
    return Integer.parseInt(database.read("SELECT count(*) FROM " + table).get(0));
  }

  private int sumOfDeliveries() {
    return Integer.parseInt(
        database.read("SELECT coalesce(sum(deliveries), 0) FROM webhook_events").get(0));
  }

  private void sendItems(int from, int to) {
    for (int i = from; i < to; i++) {
      String name = "acme/shop#" + i;
      topics.send(
          topics.catalogue().flowItems(), TestRecords.itemKey(name), TestRecords.item(name));
    }
  }

  private void sendRaw(int from, int to) {
    for (int i = from; i < to; i++) {
      ScopeKey scope = new ScopeKey(TestRecords.TENANT, "github", "github.com", "acme/" + i);
      topics.send(topics.catalogue().webhooks(), scope, TestRecords.raw("d" + i, "{}"));
    }
  }

  private void sendOfEach() {
    TopicCatalogue to = topics.catalogue();
    RawWebhook raw = TestRecords.raw("d1", "{\"a\":1}");
    topics.transaction(
        () -> {
          topics.send(to.webhooks(), TestRecords.scope(), raw);
          topics.send(
              to.deliveries(),
              TestRecords.scope(),
              TestRecords.outcome(raw, 0, Outcome.FACTS, null));
          topics.send(
              to.flowItems(), TestRecords.itemKey("acme/shop#1"), TestRecords.item("acme/shop#1"));
          topics.send(
              to.deployments(),
              TestRecords.deploymentKey("acme/shop/deployments/7"),
              TestRecords.deployment("acme/shop/deployments/7"));
          topics.send(
              to.incidents(),
              TestRecords.incidentKey("acme/shop#9"),
              TestRecords.incident("acme/shop#9"));
          topics.send(
              to.itemFacts(),
              TestRecords.itemFactKey("acme/shop#1", "f", ""),
              TestRecords.itemFact("acme/shop#1", "f", ""));
          topics.send(to.teamMetrics(), TestRecords.teamKey(null), TestRecords.profile());
          topics.send(to.teamMetrics(), TestRecords.teamKey(DAY), TestRecords.day(2));
          topics.send(to.serviceMetrics(), TestRecords.serviceKey(DAY), TestRecords.serviceDay(3));
        });
  }
}

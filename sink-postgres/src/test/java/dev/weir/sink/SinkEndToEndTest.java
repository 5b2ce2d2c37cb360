package dev.weir.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.embedded.postgres.EmbeddedPostgres.Version;
import dev.weir.registry.InMemorySchemaRegistry;
import dev.weir.schema.avro.Outcome;
import dev.weir.schema.avro.RawWebhook;
import dev.weir.topic.TopicCatalogue;
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
      assertThat(database.read("SELECT processing_status, deliveries FROM webhook_events"))
          .containsExactly("processed|1");
      assertThat(sink.service().check()).isEmpty();
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
          topics.send(to.teamMetrics(), TestRecords.teamKey(null), TestRecords.profile());
          topics.send(to.teamMetrics(), TestRecords.teamKey(DAY), TestRecords.day(2));
          topics.send(to.serviceMetrics(), TestRecords.serviceKey(DAY), TestRecords.serviceDay(3));
        });
  }
}

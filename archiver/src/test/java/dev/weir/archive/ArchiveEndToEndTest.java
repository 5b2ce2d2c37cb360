package dev.weir.archive;

import static dev.weir.archive.TestRecords.MARCH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.embedded.s3.EmbeddedS3;
import dev.weir.registry.InMemorySchemaRegistry;
import dev.weir.topic.TopicCatalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ArchiveEndToEndTest {
  private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
  private EmbeddedS3 s3;
  private TestTopics topics;
  private TopicCatalogue catalogue;
  private DuckDb duck;

  @BeforeEach
  void start() throws SQLException {
    s3 =
        EmbeddedS3.start(
            new EmbeddedS3.Settings(
                TestServers.folder("s3"), 0, "weir", TestServers.ACCESS, TestServers.SECRET));
    topics = new TestTopics(registry);
    catalogue = topics.catalogue();
    duck = new DuckDb(s3.bucketFolder());
  }

  @AfterEach
  void stop() throws SQLException {
    duck.close();
    topics.close();
    s3.close();
  }

  private List<String> rows(String columns, String dataset) throws SQLException {
    return duck.rows("select " + columns + " from " + duck.dataset(dataset) + " order by all");
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(s3.bucketFolder())) {
      return files
          .filter(file -> file.toString().endsWith(".parquet"))
          .map(file -> s3.bucketFolder().relativize(file).toString())
          .map(file -> file.replace(topics.prefix(), ""))
          .sorted()
          .toList();
    }
  }

  private void sendAll() {
    topics.transaction(
        () -> {
          topics.send(catalogue.webhooks(), TestRecords.scope(), TestRecords.webhook("{}", MARCH));
          topics.send(
              catalogue.webhooks(),
              TestRecords.scope(),
              TestRecords.webhook("not json", MARCH.plusSeconds(1)));
          topics.send(catalogue.facts(), TestRecords.factKey(1), TestRecords.fact(1, MARCH));
          topics.send(
              catalogue.flowItems(), TestRecords.itemKey(1), TestRecords.item(1, "a/b ü", MARCH));
          topics.send(catalogue.flowItems(), TestRecords.itemKey(1), null);
          topics.send(
              catalogue.stageTransitions(),
              TestRecords.itemKey(1),
              TestRecords.transition(1, 2, MARCH));
          topics.send(
              catalogue.teamMetrics(),
              TestRecords.day("payments", LocalDate.of(2026, 3, 31)),
              TestRecords.metrics(7));
          topics.send(
              catalogue.teamMetrics(),
              TestRecords.day("payments", null),
              TestRecords.profile("Payments"));
        });
    topics.aborted(
        () -> topics.send(catalogue.facts(), TestRecords.factKey(9), TestRecords.fact(9, MARCH)));
  }

  @Test
  void shouldArchiveEveryDatasetSoThatDuckDbReadsItWithOneGlob() throws Exception {
    sendAll();
    try (TestArchive archive = TestArchive.start(topics, registry, s3.endpoint())) {
      archive.archiveNow();
      assertThat(archive.service().check()).isEmpty();
    }
    assertThat(rows("received_at, decode(body), headers['x-github-event'], source", "webhooks"))
        .containsExactly(
            "2026-03-31T23:59:59.123Z {} push github",
            "2026-04-01T00:00:00.123Z not json push github");
    assertThat(rows("fact_id, \"at\", attributes['sha'], origin.\"offset\", team_id", "facts"))
        .containsExactly(TestRecords.id(1) + " 2026-03-31T23:59:59.123Z abc1 77 _none");
    assertThat(
            rows(
                "deleted, id, title, labels, visits[1].left_at, year, month, team_id",
                "flow_items"))
        .hasSize(2)
        .first()
        .isEqualTo(
            "false %s Größe & Überschrift [a, b] 2026-03-31T23:59:59.123Z 2026 03 a/b ü"
                .formatted(TestRecords.id(1)));
    assertThat(rows("id, item_id, transitioned_at, team_id", "stage_transitions"))
        .containsExactly(
            "%s/2 %s 2026-03-31T23:59:59.123Z payments"
                .formatted(TestRecords.id(1), TestRecords.id(1)));
    assertThat(
            rows(
                "id, metric_date, flow_velocity, flow_time_p50_millis, profile.name",
                "daily_team_metrics"))
        .containsExactly(
            "payments null null null Payments", "payments/2026-03-31 2026-03-31 7 1500.5 null");
    assertThat(rows("typeof(\"at\"), typeof(fact_id), typeof(kafka_offset)", "facts"))
        .containsExactly("TIMESTAMP WITH TIME ZONE UUID BIGINT");
    assertThat(files())
        .contains(
            "flow_items/year=2026/month=03/team_id=a%2Fb%20%C3%BC/"
                + files().stream()
                    .filter(f -> f.contains("a%2F"))
                    .findFirst()
                    .orElseThrow()
                    .replaceAll(".*/", ""))
        .allMatch(
            file ->
                file.matches(
                    "[a-z_]+/year=\\d{4}/month=\\d{2}/(team_id|source)=[^/]+/weir\\.[a-z-]+\\.v1-\\d-\\d{20}\\.parquet"));
  }

  @Test
  void shouldTellUpToWhereTheArchiveIsComplete() throws Exception {
    sendAll();
    try (TestArchive archive = TestArchive.start(topics, registry, s3.endpoint())) {
      archive.archiveNow();
      assertThat(archive.metrics())
          .contains("weir_archive_watermark_timestamp_seconds{dataset=\"facts\"}")
          .contains("weir_archive_rows_total{dataset=\"webhooks\"} 2.0")
          .contains("weir_archive_circuit_state 0");
    }
    String watermark = Files.readString(s3.bucketFolder().resolve("_weir/watermark/facts.json"));
    assertThat(watermark).contains("\"rows\" : 1").contains("\"partition\" : 1");
  }

  @Test
  void shouldArchiveWhatWaitsWhenItIsStoppedAndGoOnFromThere() throws Exception {
    sendAll();
    try (TestArchive archive = TestArchive.start(topics, registry, s3.endpoint())) {
      TestArchive.await(() -> archive.service().check().isEmpty());
    }
    assertThat(duck.count("select count(*) from " + duck.dataset("facts"))).isEqualTo(1);
    for (int round = 0; round < 5; round++) {
      int from = 10 + round * 100;
      topics.transaction(
          () -> {
            for (int i = from; i < from + 100; i++) {
              topics.send(catalogue.facts(), TestRecords.factKey(i), TestRecords.fact(i, MARCH));
            }
          });
      try (TestArchive archive = TestArchive.start(topics, registry, s3.endpoint())) {
        archive.archiveNow();
      }
    }
    assertThat(
            duck.rows(
                "select count(*), count(distinct (kafka_partition, kafka_offset)) from "
                    + duck.dataset("facts")))
        .containsExactly("501 501");
    assertThat(files().stream().filter(file -> file.startsWith("facts"))).hasSize(2);
  }

  @Test
  void shouldArchiveARecordThatCannotBeReadAsItIs() throws Exception {
    topics.transaction(
        () -> {
          topics.sendBytes(catalogue.facts(), new byte[] {1}, new byte[] {2, 3});
          topics.sendBytes(catalogue.webhooks(), null, "x".getBytes(StandardCharsets.UTF_8));
          topics.send(catalogue.facts(), TestRecords.factKey(1), TestRecords.fact(1, MARCH));
        });
    try (TestArchive archive = TestArchive.start(topics, registry, s3.endpoint())) {
      archive.archiveNow();
      assertThat(archive.metrics()).contains("weir_archive_unreadable_total{dataset=\"facts\"} 1");
    }
    assertThat(rows("hex(unreadable_key), hex(unreadable), fact_id is null", "facts"))
        .containsExactly("01 0203 true", "null null false");
    assertThat(rows("decode(unreadable), source", "webhooks")).containsExactly("x _none");
  }

  @Test
  void shouldArchiveByAgeAndBySize() throws Exception {
    ArchiveConfig config = TestArchive.config(topics.prefix(), s3.endpoint());
    dev.weir.archive.consume.Limits soon =
        new dev.weir.archive.consume.Limits(1 << 30, Duration.ofMillis(10), 500, 1 << 20, 1 << 20);
    sendAll();
    try (TestArchive archive = TestArchive.start(with(config, soon), registry)) {
      TestArchive.await(() -> archive.metrics().contains("rows_total{dataset=\"facts\"} 1.0"));
    }
    assertThat(duck.count("select count(*) from " + duck.dataset("facts"))).isEqualTo(1);
    dev.weir.archive.consume.Limits small =
        new dev.weir.archive.consume.Limits(1, Duration.ofDays(1), 500, 1 << 20, 1 << 20);
    sendAll();
    try (TestArchive archive = TestArchive.start(with(config, small), registry)) {
      TestArchive.await(() -> archive.metrics().contains("rows_total{dataset=\"facts\"} 1.0"));
    }
    assertThat(duck.count("select count(*) from " + duck.dataset("facts"))).isEqualTo(2);
  }

  private static ArchiveConfig with(ArchiveConfig c, dev.weir.archive.consume.Limits limits) {
    return new ArchiveConfig(
        c.kafka(),
        c.registryUrl(),
        c.serdes(),
        c.topicPrefix(),
        c.generation(),
        c.s3(),
        limits,
        2,
        c.circuit(),
        c.retries(),
        c.admin());
  }
}

package dev.weir.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.archive.consume.Limits;
import dev.weir.archive.dataset.Dataset;
import dev.weir.archive.dataset.Datasets;
import dev.weir.archive.metrics.ArchiveMetrics;
import dev.weir.archive.parquet.AvroBinding;
import dev.weir.embedded.s3.EmbeddedS3;
import dev.weir.registry.InMemorySchemaRegistry;
import dev.weir.schema.avro.Fact;
import dev.weir.schema.avro.FactKey;
import dev.weir.serde.WeirSerdes;
import dev.weir.topic.Topic;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.avro.generic.IndexedRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Facts a second from Kafka to S3, beside Parquet's own Avro writer that makes one local file of
 * the same rows, which it has in memory. {@code -Dweir.rate=300000} says how many.
 */
@EnabledIfSystemProperty(named = "weir.rate", matches = "\\d+")
class ArchiveRateIT {
  private static final int ROUNDS = 3;

  private final InMemorySchemaRegistry registry = new InMemorySchemaRegistry();
  private final int facts = Integer.getInteger("weir.rate", 0);

  @Test
  void shouldKeepUpWithALocalWriter() throws Exception {
    for (int round = 0; round < ROUNDS; round++) {
      Cost local = local();
      Cost archive = archive();
      System.out.printf(
          "%d facts: local file %.0f a second, archive %.0f a second, ratio %.2f;"
              + " CPU of the writing threads %.1f and %.1f us a fact, ratio %.2f%n",
          facts,
          facts / local.seconds(),
          facts / archive.seconds(),
          local.seconds() / archive.seconds(),
          local.cpuSeconds() * 1e6 / facts,
          archive.cpuSeconds() * 1e6 / facts,
          local.cpuSeconds() / archive.cpuSeconds());
    }
  }

  /** What it took; the CPU time of the threads that wrote holds on a busy machine too. */
  private record Cost(double seconds, double cpuSeconds) {
    static Cost since(long started, double cpuSeconds) {
      return new Cost((System.nanoTime() - started) / 1e9, cpuSeconds);
    }
  }

  private static double cpuSeconds(String threads) {
    ThreadMXBean known = ManagementFactory.getThreadMXBean();
    return Arrays.stream(known.getAllThreadIds())
            .filter(id -> nameOf(known, id).startsWith(threads))
            .map(known::getThreadCpuTime)
            .sum()
        / 1e9;
  }

  private static String nameOf(ThreadMXBean known, long id) {
    ThreadInfo thread = known.getThreadInfo(id);
    return thread == null ? "" : thread.getThreadName();
  }

  private Cost local() throws Exception {
    WeirSerdes serdes = new WeirSerdes(registry);
    Topic<FactKey, Fact> topic = dev.weir.topic.TopicCatalogue.of(1).facts();
    Dataset<?, ?> dataset =
        Datasets.of(
                dev.weir.topic.TopicCatalogue.of(1),
                serdes,
                new ArchiveMetrics(new PrometheusRegistry()))
            .get(1);
    List<IndexedRecord> rows = new ArrayList<>();
    for (int i = 0; i < facts; i++) {
      byte[] key = serdes.key(topic).serializer().serialize(topic.name(), TestRecords.factKey(i));
      byte[] value = serdes.value(topic).serializer().serialize(topic.name(), fact(i));
      ConsumerRecord<byte[], byte[]> record = new ConsumerRecord<>(topic.name(), 0, i, key, value);
      rows.add((IndexedRecord) dataset.row(record).content().get());
    }
    Path file = TestServers.folder("rate").resolve("local.parquet");
    long started = System.nanoTime();
    double before = cpuSeconds(Thread.currentThread().getName());
    AvroBinding.write(file, rows.get(0).getSchema(), rows);
    return Cost.since(started, cpuSeconds(Thread.currentThread().getName()) - before);
  }

  private static Fact fact(int number) {
    return TestRecords.fact(number, TestRecords.MARCH.plusSeconds(number));
  }

  private Cost archive() throws Exception {
    try (EmbeddedS3 s3 =
            EmbeddedS3.start(
                new EmbeddedS3.Settings(
                    TestServers.folder("s3"), 0, "weir", TestServers.ACCESS, TestServers.SECRET));
        TestTopics topics = new TestTopics(registry)) {
      IntStream.range(0, facts / 1_000)
          .forEach(lot -> topics.transaction(() -> send(topics, lot * 1_000)));
      ArchiveConfig c = TestArchive.config(topics.prefix(), s3.endpoint());
      Limits limits = new Limits(1L << 40, Duration.ofDays(1), 20_000, 16L << 20, 16L << 20);
      ArchiveConfig config =
          new ArchiveConfig(
              c.kafka(),
              c.registryUrl(),
              c.serdes(),
              c.topicPrefix(),
              1,
              c.s3(),
              limits,
              TestTopics.PARTITIONS,
              c.circuit(),
              c.retries(),
              c.admin());
      try (TestArchive archive = TestArchive.start(config, registry)) {
        TestArchive.await(() -> archive.service().check().isEmpty());
        long started = System.nanoTime();
        archive.archiveNow();
        Cost cost = Cost.since(started, cpuSeconds("archive-"));
        assertThat(archive.metrics()).contains("weir_archive_rows_total{dataset=\"facts\"}");
        return cost;
      }
    }
  }

  private static void send(TestTopics topics, int from) {
    for (int i = from; i < from + 1_000; i++) {
      topics.send(topics.catalogue().facts(), TestRecords.factKey(i), fact(i));
    }
  }
}

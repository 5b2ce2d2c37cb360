package dev.weir.bench.archive;

import dev.weir.archive.ArchiveConfig;
import dev.weir.archive.ArchiveService;
import dev.weir.archive.batch.Row;
import dev.weir.archive.batch.RowFormat;
import dev.weir.archive.dataset.Dataset;
import dev.weir.archive.dataset.Datasets;
import dev.weir.archive.metrics.ArchiveMetrics;
import dev.weir.archive.object.ObjectEnd;
import dev.weir.archive.object.StoredObject;
import dev.weir.bench.Benchmark;
import dev.weir.bench.Figure;
import dev.weir.bench.Servers;
import dev.weir.bench.Workplace;
import dev.weir.embedded.s3.EmbeddedS3;
import dev.weir.registry.InMemorySchemaRegistry;
import dev.weir.registry.SchemaRegistry;
import dev.weir.schema.avro.Fact;
import dev.weir.schema.avro.FactKey;
import dev.weir.serde.WeirSerdes;
import dev.weir.standalone.terminal.Progress;
import dev.weir.topic.Topic;
import dev.weir.topic.TopicCatalogue;
import dev.weir.topic.TopicSetup;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Facts a second from their topic to an embedded S3, beside writing the same rows, which lie ready
 * in memory, to one local Parquet file with the same settings.
 */
public final class ArchiverBenchmark implements Benchmark {
  private static final int FACTS = 150_000;
  private static final int LEAST_FACTS = 20_000;
  private static final int PARTITIONS = 4;
  private static final int ROUNDS = 3;
  private static final String BUCKET = "bench";
  private static final String DATASET = "facts";
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  /** What a round came to. */
  private record Round(double local, double archived) {}

  @Override
  public String name() {
    return "archiver";
  }

  @Override
  public String about() {
    return "facts a second into the archive, beside a local Parquet file of the same rows";
  }

  @Override
  public List<Figure> run(double scale, Progress progress) throws Exception {
    int count = Math.max(LEAST_FACTS, (int) (FACTS * scale));
    try (Workplace workplace = Workplace.open("archiver")) {
      SchemaRegistry registry = new InMemorySchemaRegistry();
      List<FactRecords> facts =
          FactRecords.simulated(
              workplace, count, TopicCatalogue.of(PARTITIONS).facts(), registry, progress);
      Map<String, Object> kafka = Servers.kafka(workplace);
      EmbeddedS3 s3 = Servers.s3(workplace, BUCKET);
      List<Round> rounds = new ArrayList<>();
      for (int round = 1; round <= ROUNDS; round++) {
        progress.step("round %d of %d: a local file".formatted(round, ROUNDS));
        TopicCatalogue topics = new TopicCatalogue("round" + round + ".", 1, PARTITIONS);
        double local = local(workplace, facts, topics, registry);
        progress.step("round %d of %d: the archive".formatted(round, ROUNDS));
        fill(kafka, topics, facts);
        rounds.add(new Round(local, archived(kafka, s3, topics, count, registry)));
      }
      List<Path> files = files(s3);
      check((long) count * ROUNDS, rows(files, registry));
      return figures(rounds.get(ROUNDS - 1), count, bytes(files) / ((double) count * ROUNDS));
    }
  }

  private static List<Figure> figures(Round last, int count, double bytesAFact) {
    return List.of(
        Figure.beside(
            "facts archived",
            last.archived(),
            "1/s",
            "a local file of the same rows",
            last.local(),
            "0.8 x"),
        Figure.of("bytes a fact on disk", bytesAFact, "bytes", "below 150"),
        Figure.of("facts in each of %d rounds".formatted(ROUNDS), (double) count, "", ""));
  }

  private static Dataset<?, ?> dataset(TopicCatalogue topics, SchemaRegistry registry) {
    return Datasets.of(
            topics, new WeirSerdes(registry), new ArchiveMetrics(new PrometheusRegistry()))
        .stream()
        .filter(dataset -> dataset.name().equals(DATASET))
        .findFirst()
        .orElseThrow();
  }

  private static double local(
      Workplace workplace, List<FactRecords> facts, TopicCatalogue topics, SchemaRegistry registry)
      throws IOException {
    Dataset<?, ?> dataset = dataset(topics, registry);
    List<Row> rows = new ArrayList<>(facts.size());
    for (FactRecords fact : facts) {
      rows.add(
          ready(
              dataset.row(
                  new ConsumerRecord<>(
                      dataset.topic(), 0, rows.size(), fact.key(), fact.value()))));
    }
    Path file = workplace.folder("local.parquet");
    long begun = System.nanoTime();
    Files.write(file, dataset.format().create(rows, rows.size()));
    return facts.size() / ((System.nanoTime() - begun) / 1e9);
  }

  private static Row ready(Row row) {
    Object content = row.content().get();
    return new Row(row.offset(), row.folder(), () -> content);
  }

  // A record that fails is missing at the end.
  @SuppressWarnings("FutureReturnValueIgnored")
  private static void fill(
      Map<String, Object> kafka, TopicCatalogue topics, List<FactRecords> facts) {
    TopicSetup.ensure(kafka, topics.all());
    Topic<FactKey, Fact> topic = topics.facts();
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.putAll(Map.of("acks", "all", "compression.type", "lz4", "linger.ms", 5));
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      facts.forEach(
          fact -> producer.send(new ProducerRecord<>(topic.name(), fact.key(), fact.value())));
    }
    if (Servers.end(kafka, topic) != facts.size()) {
      throw new IllegalStateException(topic.name() + " does not hold all that was sent");
    }
  }

  private static double archived(
      Map<String, Object> kafka,
      EmbeddedS3 s3,
      TopicCatalogue topics,
      int count,
      SchemaRegistry registry)
      throws InterruptedException {
    String prefix = topics.facts().name().replace("weir.facts.v1", "");
    ArchiveConfig config =
        ArchiveConfig.fromEnvironment(
            Map.of(
                "WEIR_KAFKA_BOOTSTRAP_SERVERS", String.valueOf(kafka.get("bootstrap.servers")),
                "WEIR_TOPIC_PREFIX", prefix,
                "WEIR_S3_ENDPOINT", s3.endpoint().toString(),
                "WEIR_S3_BUCKET", BUCKET,
                "WEIR_S3_ACCESS_KEY", Servers.PASSWORD.value(),
                "WEIR_S3_SECRET_KEY", Servers.PASSWORD.value(),
                // Only when it is told to: the time is counted from then on.
                "WEIR_ARCHIVE_ROLL_BYTES", String.valueOf(1L << 40),
                "WEIR_ARCHIVE_ROLL_AGE", "1d"));
    try (ArchiveService archiver =
        new ArchiveService(config, registry, new PrometheusRegistry(), Clock.systemUTC())) {
      archiver.start();
      await(() -> archiver.check().isEmpty());
      long begun = System.nanoTime();
      List<Long> request = archiver.archiveNow();
      await(() -> archiver.hasArchived(request));
      return count / ((System.nanoTime() - begun) / 1e9);
    }
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("the archiver is not done within " + PATIENCE);
      }
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  private static List<Path> files(EmbeddedS3 s3) throws IOException {
    try (Stream<Path> files = Files.walk(s3.bucketFolder())) {
      return files
          .filter(file -> file.toString().endsWith(".parquet"))
          .filter(file -> s3.bucketFolder().relativize(file).startsWith(DATASET))
          .toList();
    }
  }

  private static long bytes(List<Path> files) throws IOException {
    long bytes = 0;
    for (Path file : files) {
      bytes += Files.size(file);
    }
    return bytes;
  }

  /** As the files say themselves. */
  private static long rows(List<Path> files, SchemaRegistry registry) throws IOException {
    RowFormat format = dataset(TopicCatalogue.of(PARTITIONS), registry).format();
    long rows = 0;
    for (Path file : files) {
      rows += format.footer(ObjectEnd.of(new StoredObject("", Files.readAllBytes(file)))).rows();
    }
    return rows;
  }

  private static void check(long expected, long found) {
    if (expected != found) {
      throw new IllegalStateException(
          "%,d facts were in the topics, and %,d are archived".formatted(expected, found));
    }
  }
}

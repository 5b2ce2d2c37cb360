package dev.weir.bench.pipeline;

import dev.weir.bench.Benchmark;
import dev.weir.bench.Figure;
import dev.weir.config.Environment;
import dev.weir.embedded.FolderTree;
import dev.weir.embedded.kafka.EmbeddedKafka;
import dev.weir.registry.InMemorySchemaRegistry;
import dev.weir.registry.SchemaRegistry;
import dev.weir.schema.avro.Delivery;
import dev.weir.schema.avro.RecordOrigin;
import dev.weir.schema.avro.ScopeKey;
import dev.weir.serde.WeirSerdes;
import dev.weir.standalone.terminal.Progress;
import dev.weir.stream.StreamConfig;
import dev.weir.stream.StreamService;
import dev.weir.topic.Topic;
import dev.weir.topic.TopicCatalogue;
import dev.weir.topic.TopicSetup;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * The stream processor on raw webhooks that lie in the topic already, exactly once, beside one
 * thread that only parses the JSON of the same records. Broker and processor share the process.
 */
public final class ProcessorBenchmark implements Benchmark {
  private static final int PARTITIONS = 4;
  private static final int TEAMS = 20;
  private static final long DELIVERIES = 40_000;
  private static final String GROUP = "weir-stream-processor";
  private static final long STUCK_NANOS = TimeUnit.MINUTES.toNanos(2);

  /** The first quarter warms the code up and is not counted. */
  private static final double WARM = 0.25;

  @Override
  public String name() {
    return "processor";
  }

  @Override
  public String about() {
    return "raw webhooks a second, exactly once, beside parsing them (history: WEIR_HISTORY)";
  }

  @Override
  public List<Figure> run(double scale, Progress progress) throws Exception {
    Path folder = Files.createTempDirectory("weir-bench-processor");
    try (Load load = Load.recordedOr(TEAMS, DELIVERIES, scale, progress);
        EmbeddedKafka kafka =
            EmbeddedKafka.start(new EmbeddedKafka.Settings(folder.resolve("kafka"), 0))) {
      Map<String, String> variables = new HashMap<>(load.variables());
      variables.put("WEIR_KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
      variables.put("WEIR_STREAM_STATE", folder.resolve("state").toString());
      StreamConfig config = StreamConfig.read(new Environment(variables));
      return new Run(config, load, progress).figures();
    } finally {
      FolderTree.delete(folder);
    }
  }

  /** A moment: how many were done by then. */
  private record Mark(long nanos, long cpuNanos, long done) {
    static Mark of(long done) {
      return new Mark(System.nanoTime(), ProcessTime.nanos(), done);
    }
  }

  private static final class Run {
    private final StreamConfig config;
    private final Load load;
    private final Progress progress;
    private final SchemaRegistry schemas = new InMemorySchemaRegistry();
    private final WeirSerdes serdes = new WeirSerdes(schemas);
    private final TopicCatalogue catalogue = TopicCatalogue.of(PARTITIONS);

    Run(StreamConfig config, Load load, Progress progress) {
      this.config = config;
      this.load = load;
      this.progress = progress;
    }

    List<Figure> figures() throws Exception {
      TopicSetup.ensure(config.kafka(), catalogue.all());
      serdes.registerAll(catalogue.all());
      progress.step("filling the topic");
      long sent = new RawTopic(config.kafka(), catalogue.webhooks(), serdes).fill(load);
      progress.step("parsing alone");
      double parsed = new ParsingConsumer(config.kafka(), catalogue.webhooks(), serdes).rate();
      progress.step("processing");
      try (StreamService processor =
              new StreamService(config, schemas, new PrometheusRegistry(), Clock.systemUTC());
          GroupProgress group = new GroupProgress(config.kafka(), GROUP)) {
        processor.start();
        Mark warm = reached(group, Math.round(sent * WARM), sent);
        Mark done = reached(group, sent, sent);
        checkOutcomes(sent);
        double rate = (done.done - warm.done) / ((done.nanos - warm.nanos) / 1e9);
        double cpu = (done.cpuNanos - warm.cpuNanos) / 1e3 / (done.done - warm.done);
        return List.of(
            Figure.of("deliveries, each with one outcome", (double) sent, "", "none lost"),
            Figure.beside(
                "deliveries processed", rate, "1/s", "parsing them, one thread", parsed, "0.2"),
            Figure.of("processor time a delivery, broker included", cpu, "µs", ""),
            Figure.of("load average", ProcessTime.loadAverage(), "", ""));
      }
    }

    private Mark reached(GroupProgress group, long target, long all)
        throws ExecutionException, InterruptedException {
      Topic<?, ?> topic = catalogue.webhooks();
      long before = -1;
      long moved = System.nanoTime();
      while (true) {
        long committed = group.committed(topic);
        progress.count("processed", committed, all);
        if (committed >= target) {
          return Mark.of(committed);
        }
        if (committed != before) {
          before = committed;
          moved = System.nanoTime();
        } else if (System.nanoTime() - moved > STUCK_NANOS) {
          throw new IllegalStateException("nothing has moved for two minutes; see the log");
        }
        TimeUnit.MILLISECONDS.sleep(100);
      }
    }

    /** Each raw record has one outcome, and none has two. */
    private void checkOutcomes(long sent) {
      Topic<ScopeKey, Delivery> topic = catalogue.deliveries();
      Set<RecordOrigin> origins = new HashSet<>();
      long outcomes =
          TopicReading.all(
              config.kafka(),
              topic,
              record ->
                  origins.add(
                      serdes
                          .value(topic)
                          .deserializer()
                          .deserialize(topic.name(), record.value())
                          .getOrigin()));
      if (outcomes != sent || origins.size() != sent) {
        throw new IllegalStateException(
            "%,d deliveries have %,d outcomes of %,d".formatted(sent, outcomes, origins.size()));
      }
    }
  }
}

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
import java.io.IOException;
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
  private static final long DELIVERIES = 30_000;

  /** The compiler is at work for minutes. */
  private static final long WARMING_UP = 120_000;

  private static final String GROUP = "weir-stream-processor";
  private static final long STUCK_NANOS = TimeUnit.MINUTES.toNanos(2);

  /** The first few are not counted: by then all partitions are being read. */
  private static final double BEGUN = 0.05;

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
    try (Load warmingUp =
            Load.simulated(TEAMS, Math.max(1, Math.round(WARMING_UP * scale)), progress);
        Load load = Load.recordedOr(TEAMS, DELIVERIES, scale, progress);
        EmbeddedKafka kafka =
            EmbeddedKafka.start(new EmbeddedKafka.Settings(folder.resolve("kafka"), 0))) {
      new Run(config(kafka, warmingUp, folder, "warm."), warmingUp, progress).process();
      return new Run(config(kafka, load, folder, ""), load, progress).figures();
    } finally {
      FolderTree.delete(folder);
    }
  }

  private static StreamConfig config(EmbeddedKafka kafka, Load load, Path folder, String prefix) {
    Map<String, String> variables = new HashMap<>(System.getenv());
    variables.keySet().removeIf(name -> !name.startsWith("WEIR_STREAM_"));
    variables.putAll(load.variables());
    variables.put("WEIR_KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
    variables.put("WEIR_STREAM_STATE", folder.resolve(prefix + "state").toString());
    variables.put("WEIR_TOPIC_PREFIX", prefix);
    return StreamConfig.read(new Environment(variables));
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
    private final TopicCatalogue catalogue;

    Run(StreamConfig config, Load load, Progress progress) {
      this.config = config;
      this.load = load;
      this.progress = progress;
      this.catalogue = new TopicCatalogue(config.topicPrefix(), 1, PARTITIONS);
    }

    /** Processes it all, as the measured run does, and measures nothing. */
    void process() throws Exception {
      progress.step("warming up");
      processed(fill());
    }

    List<Figure> figures() throws Exception {
      long sent = fill();
      progress.step("parsing alone");
      double parsed = new ParsingConsumer(config.kafka(), catalogue.webhooks(), serdes).rate();
      progress.step("processing");
      List<Mark> marks = processed(sent);
      Mark begun = marks.get(0);
      Mark done = marks.get(1);
      double rate = (done.done - begun.done) / ((done.nanos - begun.nanos) / 1e9);
      double cpu = (done.cpuNanos - begun.cpuNanos) / 1e3 / (done.done - begun.done);
      return List.of(
          Figure.of("deliveries, each with one outcome", (double) sent, "", "none lost"),
          Figure.beside(
              "deliveries processed", rate, "1/s", "parsing them, one thread", parsed, "0.2"),
          Figure.of("processor time a delivery, broker included", cpu, "µs", ""));
    }

    private long fill() throws IOException, InterruptedException {
      TopicSetup.ensure(config.kafka(), catalogue.all());
      serdes.registerAll(catalogue.all());
      progress.step("filling the topic");
      return new RawTopic(config.kafka(), catalogue.webhooks(), serdes).fill(load);
    }

    private List<Mark> processed(long sent) throws ExecutionException, InterruptedException {
      try (StreamService processor =
              new StreamService(config, schemas, new PrometheusRegistry(), Clock.systemUTC());
          GroupProgress group = new GroupProgress(config.kafka(), config.topicPrefix() + GROUP)) {
        processor.start();
        Mark begun = reached(group, Math.round(sent * BEGUN), sent);
        Mark done = reached(group, sent, sent);
        checkOutcomes(sent);
        return List.of(begun, done);
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

package dev.weir.bench.gateway;

import dev.weir.bench.Benchmark;
import dev.weir.bench.Figure;
import dev.weir.bench.JavaProcess;
import dev.weir.bench.Servers;
import dev.weir.bench.Workplace;
import dev.weir.ingest.IngestConfig;
import dev.weir.ingest.IngestService;
import dev.weir.registry.InMemorySchemaRegistry;
import dev.weir.standalone.terminal.Progress;
import dev.weir.topic.Topic;
import dev.weir.topic.TopicCatalogue;
import dev.weir.topic.TopicSetup;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Signed webhooks a second of the whole gateway with an embedded broker in its process, beside the
 * same HTTP server doing nothing; the client is another process, on the same processors.
 */
public final class GatewayBenchmark implements Benchmark {
  private static final String SECRET = "benchmark";
  private static final String PAYLOADS = "WEIR_PAYLOADS";
  private static final int CONNECTIONS = 64;
  private static final int PARTITIONS = 4;
  private static final int ROUNDS = 4;
  private static final double SECONDS = 8;
  private static final double LEAST_SECONDS = 1;

  /** The first round is longer: until then broker and gateway are compiled, on the same cores. */
  private static final int WARM_UP = 5;

  @Override
  public String name() {
    return "gateway";
  }

  @Override
  public String about() {
    return "signed webhooks of 10.8 KB a second, beside the same HTTP server doing nothing";
  }

  @Override
  public List<Figure> run(double scale, Progress progress) throws Exception {
    double seconds = Math.max(LEAST_SECONDS, SECONDS * scale);
    try (Workplace workplace = Workplace.open("gateway")) {
      Map<String, Object> kafka = Servers.kafka(workplace);
      Topic<?, ?> topic = TopicCatalogue.of(PARTITIONS).webhooks();
      TopicSetup.ensure(kafka, List.of(topic));
      IdleServer idle = workplace.closing(new IdleServer());
      PartialGateway http = workplace.closing(PartialGateway.httpAlone());
      PartialGateway unpublished = workplace.closing(PartialGateway.unpublished(SECRET));
      IngestService gateway = workplace.closing(gateway(kafka));
      List<Rates> rates = List.of(new Rates(), new Rates(), new Rates(), new Rates());
      List<Integer> ports = List.of(idle.port(), http.port(), unpublished.port(), gateway.port());
      for (int round = 1; round <= ROUNDS; round++) {
        for (int server = 0; server < ports.size(); server++) {
          progress.count("rounds", (round - 1L) * ports.size() + server, (long) ROUNDS * 4);
          double length = round == 1 ? WARM_UP * seconds : seconds;
          rates.get(server).add(round(workplace, ports.get(server), length));
        }
      }
      check(rates.get(0).bytes(), idle.bytes(), "bytes read by the server that does nothing");
      check(rates.get(3).answers(), Servers.end(kafka, topic), "webhooks in the topic");
      return figures(rates);
    }
  }

  private static IngestService gateway(Map<String, Object> kafka)
      throws IOException, InterruptedException {
    IngestConfig config =
        IngestConfig.fromEnvironment(
            Map.of(
                "WEIR_GATEWAY_PORT",
                "0",
                "WEIR_PARTITIONS",
                String.valueOf(PARTITIONS),
                "WEIR_SECRET_GITHUB",
                SECRET,
                "WEIR_KAFKA_BOOTSTRAP_SERVERS",
                String.valueOf(kafka.get("bootstrap.servers"))));
    IngestService service =
        new IngestService(
            config, new InMemorySchemaRegistry(), new PrometheusRegistry(), Clock.systemUTC());
    service.start();
    for (int waited = 0; service.check().isPresent(); waited++) {
      if (waited == 600) {
        throw new IllegalStateException("the gateway is not ready: " + service.check().get());
      }
      TimeUnit.MILLISECONDS.sleep(50);
    }
    return service;
  }

  private static Rates.Round round(Workplace workplace, int port, double seconds)
      throws IOException, InterruptedException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                String.valueOf(port),
                SECRET,
                String.valueOf(CONNECTIONS),
                String.valueOf(seconds)));
    String recorded = System.getenv(PAYLOADS);
    if (recorded != null) {
      arguments.add(recorded);
    }
    long before = ProcessorTime.nanos();
    JavaProcess client =
        JavaProcess.start(
            workplace,
            JavaProcess.Program.here(LoadClient.class, "-Xmx128m", "-XX:+UseSerialGC"),
            arguments.toArray(String[]::new));
    String[] result = client.lineAfter(LoadClient.RESULT).split(" ", -1);
    client.process().waitFor();
    return new Rates.Round(
        Long.parseLong(result[0]),
        Double.parseDouble(result[1]),
        Double.parseDouble(result[2]),
        Double.parseDouble(result[3]),
        Long.parseLong(result[4]),
        (ProcessorTime.nanos() - before) / 1e9);
  }

  private static void check(long expected, long found, String what) {
    if (expected != found) {
      throw new IllegalStateException(
          "%s: %,d, but the client was told %,d".formatted(what, found, expected));
    }
  }

  private static List<Figure> figures(List<Rates> rates) {
    Rates idle = rates.get(0);
    Rates gateway = rates.get(3);
    double limit = idle.middle(Rates.Round::perSecond);
    String beside = "the server doing nothing";
    return List.of(
        Figure.beside(
            "webhooks accepted, signed, acks=all",
            gateway.middle(Rates.Round::perSecond),
            "1/s",
            beside,
            limit,
            "0.5 x"),
        Figure.beside(
            "of these steps: HTTP alone",
            rates.get(1).middle(Rates.Round::perSecond),
            "1/s",
            beside,
            limit,
            ""),
        Figure.beside(
            "of these steps: HTTP, signature and JSON",
            rates.get(2).middle(Rates.Round::perSecond),
            "1/s",
            beside,
            limit,
            ""),
        Figure.beside(
            "processor time a webhook, broker included",
            gateway.middle(Rates.Round::microsOfProcessor),
            "µs",
            beside,
            idle.middle(Rates.Round::microsOfProcessor),
            ""),
        Figure.of("answer time, median", gateway.middle(Rates.Round::medianMillis), "ms", ""),
        Figure.of("answer time, 99 %", gateway.middle(Rates.Round::p99Millis), "ms", ""),
        Figure.of("body, on average", (double) gateway.bytes() / gateway.answers(), "bytes", ""));
  }
}

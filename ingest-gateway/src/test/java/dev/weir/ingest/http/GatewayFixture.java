package dev.weir.ingest.http;

import dev.weir.ingest.RawConnection;
import dev.weir.ingest.Signed;
import dev.weir.ingest.metrics.IngestMetrics;
import dev.weir.ingest.publish.FakePublisher;
import dev.weir.ingest.signature.HubSignature;
import dev.weir.ingest.webhook.GitHubWebhooks;
import dev.weir.ingest.webhook.Source;
import dev.weir.log.LinesPerSecond;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A gateway without Kafka, with small limits. */
final class GatewayFixture implements AutoCloseable {
  static final int MAX_BODY_BYTES = 1024 * 1024;
  static final int BUDGET_BYTES = 3 * 1024 * 1024;
  static final String BODY = "{\"repository\":{\"full_name\":\"acme/shop\"}}";

  final FakePublisher publisher = new FakePublisher();
  final ByteBudget budget = new ByteBudget(BUDGET_BYTES);
  final GatewayServer server;

  GatewayFixture() throws IOException {
    this(limits());
  }

  GatewayFixture(Limits limits) throws IOException {
    GitHubWebhooks format =
        new GitHubWebhooks(new HubSignature(List.of("another secret", Signed.SECRET)));
    server =
        GatewayServer.start(
            new GatewayServer.Settings(
                "127.0.0.1",
                0,
                "default",
                Set.of("default", "acme"),
                Map.of(Source.GITHUB, new Endpoint(format, MAX_BODY_BYTES)),
                limits,
                new LinesPerSecond(0, Clock.systemUTC())),
            publisher,
            budget,
            new IngestMetrics(new PrometheusRegistry()),
            Clock.systemUTC());
  }

  /** Deadlines that no test should reach. */
  static Limits limits() {
    Duration patient = Duration.ofSeconds(30);
    return new Limits(1_000, patient, patient, patient, patient, Duration.ofSeconds(3));
  }

  /** Deadlines for tests that wait for them. */
  static Limits shortLimits() {
    Duration brief = Duration.ofSeconds(1);
    return new Limits(1_000, brief, brief, brief, Duration.ofSeconds(5), Duration.ofSeconds(3));
  }

  RawConnection connect() throws IOException {
    return new RawConnection(server.port());
  }

  /** A request that is taken, with further header lines. */
  static String request(String body, String... headerLines) {
    return head(
            "POST /webhooks/github",
            body.length(),
            "X-Hub-Signature-256: " + Signed.of(body),
            String.join("\r\n", headerLines))
        + body;
  }

  static String head(String methodAndPath, long length, String... headerLines) {
    StringBuilder head = new StringBuilder(methodAndPath + " HTTP/1.1\r\nHost: weir\r\n");
    head.append("Content-Type: application/json\r\nContent-Length: " + length + "\r\n");
    for (String line : headerLines) {
      if (!line.isEmpty()) {
        head.append(line).append("\r\n");
      }
    }
    return head.append("\r\n").toString();
  }

  @Override
  public void close() {
    server.close();
  }
}

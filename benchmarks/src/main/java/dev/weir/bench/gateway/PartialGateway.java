package dev.weir.bench.gateway;

import dev.weir.ingest.IngestConfig;
import dev.weir.ingest.http.ByteBudget;
import dev.weir.ingest.http.Endpoint;
import dev.weir.ingest.http.GatewayServer;
import dev.weir.ingest.http.Limits;
import dev.weir.ingest.metrics.IngestMetrics;
import dev.weir.ingest.publish.Publication;
import dev.weir.ingest.publish.Publisher;
import dev.weir.ingest.signature.HubSignature;
import dev.weir.ingest.webhook.Delivery;
import dev.weir.ingest.webhook.GitHubWebhooks;
import dev.weir.ingest.webhook.Source;
import dev.weir.ingest.webhook.TraceContext;
import dev.weir.ingest.webhook.Verdict;
import dev.weir.ingest.webhook.WebhookFormat;
import dev.weir.log.LinesPerSecond;
import dev.weir.trace.TraceParent;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/** The gateway's server with some of its steps left out, to tell what each costs. */
final class PartialGateway implements AutoCloseable {
  private static final long BUDGET_BYTES = 64 * 1024 * 1024;

  private static final TraceContext NO_TRACE =
      new TraceContext(TraceParent.begin(new UUID(1, 1)), null);

  private final GatewayServer server;

  private PartialGateway(WebhookFormat format) throws IOException {
    this.server =
        GatewayServer.start(
            new GatewayServer.Settings(
                "127.0.0.1",
                0,
                IngestConfig.DEFAULT_TENANT,
                Set.of(IngestConfig.DEFAULT_TENANT),
                Map.of(Source.GITHUB, new Endpoint(format, Source.GITHUB.maxBodyBytes())),
                Limits.defaults(),
                new LinesPerSecond(0, Clock.systemUTC())),
            new Nowhere(),
            new ByteBudget(BUDGET_BYTES),
            new IngestMetrics(new PrometheusRegistry()),
            Clock.systemUTC());
  }

  /** Without signature, JSON and Kafka. */
  static PartialGateway httpAlone() throws IOException {
    return new PartialGateway(
        request ->
            new Verdict.Verified(
                new Delivery(
                    request.tenant(),
                    request.source(),
                    "github.com",
                    "none",
                    "00000000-0000-0000-0000-000000000000",
                    null,
                    "issues",
                    request.receivedAt(),
                    Map.of(),
                    NO_TRACE,
                    request.body())));
  }

  /** Without Kafka. */
  static PartialGateway unpublished(String secret) throws IOException {
    return new PartialGateway(new GitHubWebhooks(new HubSignature(List.of(secret))));
  }

  int port() {
    return server.port();
  }

  @Override
  public void close() {
    server.close();
  }

  /** Says at once that it was published. */
  private static final class Nowhere implements Publisher {
    @Override
    public void publish(Delivery delivery, Consumer<Publication> outcome) {
      outcome.accept(new Publication.Acknowledged());
    }

    @Override
    public Optional<String> unavailability() {
      return Optional.empty();
    }

    @Override
    public void close() {
      // Nothing is open.
    }
  }
}

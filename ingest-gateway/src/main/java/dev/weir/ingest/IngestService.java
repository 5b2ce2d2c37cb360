package dev.weir.ingest;

import dev.weir.admin.HealthCheck;
import dev.weir.config.Secret;
import dev.weir.ingest.http.ByteBudget;
import dev.weir.ingest.http.Endpoint;
import dev.weir.ingest.http.GatewayServer;
import dev.weir.ingest.metrics.IngestMetrics;
import dev.weir.ingest.publish.KafkaPublisher;
import dev.weir.ingest.publish.Publisher;
import dev.weir.ingest.signature.HubSignature;
import dev.weir.ingest.webhook.GitHubWebhooks;
import dev.weir.ingest.webhook.Source;
import dev.weir.ingest.webhook.WebhookFormat;
import dev.weir.log.LinesPerSecond;
import dev.weir.registry.SchemaRegistry;
import dev.weir.serde.WeirSerdes;
import dev.weir.topic.TopicCatalogue;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The gateway, wired. {@link #start} and {@link #close} are for one thread; the rest is
 * thread-safe.
 */
public final class IngestService implements AutoCloseable {
  private final IngestConfig config;
  private final SchemaRegistry schemas;
  private final IngestMetrics metrics;
  private final Clock clock;
  private final ByteBudget budget;
  private volatile @Nullable Publisher publisher;
  private volatile @Nullable GatewayServer server;
  private volatile boolean stopping;

  /**
   * A gateway that does nothing yet.
   *
   * @param schemas stays the caller's to close
   * @param registry gets the gateway's series
   */
  public IngestService(
      IngestConfig config, SchemaRegistry schemas, PrometheusRegistry registry, Clock clock) {
    this.config = config;
    this.schemas = schemas;
    this.metrics = new IngestMetrics(registry);
    this.clock = clock;
    this.budget = new ByteBudget(config.maxBytesInFlight());
    metrics.gauge(
        "weir_gateway_bytes_in_flight",
        "Bodies being read or not acknowledged yet.",
        budget::inFlight);
    metrics.gauge("weir_gateway_connections", "Open connections.", this::connections);
    metrics.gauge(
        "weir_gateway_ready", "1 if deliveries can be taken.", () -> check().isEmpty() ? 1 : 0);
  }

  /**
   * Starts to take webhooks. Kafka and the registry need not be there yet: until they are, 503.
   *
   * @throws java.net.BindException if the port is taken
   * @throws IOException if the address cannot be bound
   */
  public void start() throws IOException {
    Publisher started =
        KafkaPublisher.start(publishing(), new WeirSerdes(schemas, config.serdes()));
    try {
      server = GatewayServer.start(serving(), started, budget, metrics, clock);
    } catch (IOException e) {
      started.close();
      throw e;
    }
    publisher = started;
  }

  private KafkaPublisher.Settings publishing() {
    int largest =
        config.sources().values().stream()
            .mapToInt(IngestConfig.SourceConfig::maxBodyBytes)
            .max()
            .orElse(1);
    return new KafkaPublisher.Settings(
        config.kafka(),
        new TopicCatalogue(config.topicPrefix(), 1, config.partitions()).webhooks(),
        largest,
        config.maxBytesInFlight());
  }

  private GatewayServer.Settings serving() {
    Map<Source, Endpoint> endpoints = new EnumMap<>(Source.class);
    config
        .sources()
        .forEach(
            (source, settings) ->
                endpoints.put(
                    source, new Endpoint(format(source, settings), settings.maxBodyBytes())));
    return new GatewayServer.Settings(
        config.host(),
        config.port(),
        IngestConfig.DEFAULT_TENANT,
        config.tenants(),
        endpoints,
        config.limits(),
        new LinesPerSecond(config.log().deliveriesPerSecond(), clock));
  }

  private static WebhookFormat format(Source source, IngestConfig.SourceConfig settings) {
    return switch (source) {
      case GITHUB ->
          new GitHubWebhooks(
              new HubSignature(settings.secrets().stream().map(Secret::value).toList()));
    };
  }

  /**
   * The port that the gateway listens on.
   *
   * @throws IllegalStateException if it was not started
   */
  public int port() {
    GatewayServer running = server;
    if (running == null) {
      throw new IllegalStateException("the gateway was not started");
    }
    return running.port();
  }

  /** Empty if deliveries can be taken, else why not. Does not block. */
  public Optional<String> check() {
    Publisher publishing = publisher;
    if (stopping || publishing == null) {
      return Optional.of(stopping ? "the gateway is stopping" : "the gateway was not started");
    }
    return publishing.unavailability();
  }

  /** The check for an admin server. */
  public HealthCheck healthCheck() {
    return new HealthCheck("ingest-gateway", this::check);
  }

  private int connections() {
    GatewayServer running = server;
    return running == null ? 0 : running.connections();
  }

  /**
   * Is not ready any more, accepts nothing, lets requests finish, then closes Kafka's clients.
   * Bounded by the drain timeout and ten seconds. Idempotent.
   */
  @Override
  public void close() {
    stopping = true;
    GatewayServer running = server;
    if (running != null) {
      running.close();
    }
    Publisher publishing = publisher;
    if (publishing != null) {
      publishing.close();
    }
  }
}

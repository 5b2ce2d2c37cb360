package dev.weir.ingest.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The gateway's series. Labels are bounded: sources, GitHub's events, status codes. Thread-safe.
 */
public final class IngestMetrics {
  private final PrometheusRegistry registry;
  private final Counter received;
  private final Counter requests;
  private final Counter unauthorized;
  private final Histogram acknowledgement;

  /** Registers the series. */
  public IngestMetrics(PrometheusRegistry registry) {
    this.registry = registry;
    this.received =
        Counter.builder()
            .name("webhook_events_received_total")
            .help("Deliveries acknowledged to their sender.")
            .labelNames("source", "event_type")
            .register(registry);
    this.requests =
        Counter.builder()
            .name("weir_gateway_requests_total")
            .help("Requests answered, by status.")
            .labelNames("status")
            .register(registry);
    this.unauthorized =
        Counter.builder()
            .name("weir_gateway_unauthorized_total")
            .help("Requests whose signature was missing or wrong.")
            .labelNames("source")
            .register(registry);
    this.acknowledgement =
        Histogram.builder()
            .name("weir_gateway_acknowledgement_seconds")
            .help("From the last byte of a request to Kafka's acknowledgement.")
            .classicOnly()
            .classicUpperBounds(.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10)
            .register(registry);
  }

  /** A gauge that is read when it is asked for. */
  public void gauge(String name, String help, LongSupplier value) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .callback(callback -> callback.call((double) value.getAsLong()))
        .register(registry);
  }

  /** Kafka has a delivery. */
  public void acknowledged(String source, @Nullable String event, Duration taken) {
    received.labelValues(source, GitHubEvents.label(event)).inc();
    acknowledgement.observe(taken.toNanos() / 1e9);
  }

  /** A request was answered. */
  public void answered(int status) {
    requests.labelValues(Integer.toString(status)).inc();
  }

  /** A signature was missing or wrong. */
  public void unauthorized(String source) {
    unauthorized.labelValues(source).inc();
  }
}

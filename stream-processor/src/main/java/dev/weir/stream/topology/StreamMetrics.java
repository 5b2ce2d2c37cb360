package dev.weir.stream.topology;

import dev.weir.schema.avro.Outcome;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Series of the processor. Label values are bounded: sources and outcomes that are known. */
public final class StreamMetrics {
  private static final Set<String> SOURCES =
      Set.of(
          "github",
          "gitlab",
          "jira",
          "jenkins",
          "argocd",
          "cdevents",
          "pagerduty",
          "alertmanager",
          "grafana",
          "generic");
  private static final int LONGEST_EVENT = 48;
  private static final int MOST_EVENTS = 100;

  private final Counter processed;
  private final Counter failed;
  private final Counter outcomes;
  private final Set<String> events = java.util.concurrent.ConcurrentHashMap.newKeySet();

  public StreamMetrics(PrometheusRegistry registry) {
    processed =
        Counter.builder()
            .name("webhook_events_processed_total")
            .help("Deliveries that were read, whether they held facts or not.")
            .labelNames("source", "event_type")
            .register(registry);
    failed =
        Counter.builder()
            .name("webhook_events_failed_total")
            .help("Deliveries that went to the dead letters.")
            .labelNames("source", "event_type", "error_type")
            .register(registry);
    outcomes =
        Counter.builder()
            .name("weir_deliveries_total")
            .help("Raw records by outcome.")
            .labelNames("outcome")
            .register(registry);
  }

  void processed(String source, @Nullable String eventType, Outcome outcome) {
    String event = event(eventType);
    String from = SOURCES.contains(source) ? source : "other";
    outcomes.labelValues(outcome.name().toLowerCase(Locale.ROOT)).inc();
    if (outcome == Outcome.DEAD_LETTERED) {
      failed.labelValues(from, event, "unreadable").inc();
    } else {
      processed.labelValues(from, event).inc();
    }
  }

  /** The event without its action, as the gateway counts it; some few hundred at most. */
  private String event(@Nullable String eventType) {
    if (eventType == null || eventType.isEmpty()) {
      return "other";
    }
    int dot = eventType.indexOf('.');
    String event = dot < 0 ? eventType : eventType.substring(0, dot);
    if (event.length() > LONGEST_EVENT) {
      return "other";
    }
    return events.contains(event) || (events.size() < MOST_EVENTS && events.add(event))
        ? event
        : "other";
  }
}

package dev.weir.stream.topology;

import dev.weir.schema.avro.Outcome;
import dev.weir.telemetry.PartitionProgress;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

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
  private static final int MOST_REASONS = 50;
  private static final int MOST_ENVIRONMENTS = 100;
  private static final Logger LOG = LoggerFactory.getLogger(StreamMetrics.class);

  private final PartitionProgress progress;
  private final Counter processed;
  private final Counter failed;
  private final Counter outcomes;
  private final Counter deadLetters;
  private final Counter deployments;
  private final Counter unattributed;
  private final Counter forcePushes;
  private final Set<String> environments = java.util.concurrent.ConcurrentHashMap.newKeySet();
  private final Set<String> reasons = java.util.concurrent.ConcurrentHashMap.newKeySet();
  private final Set<String> unknown = java.util.concurrent.ConcurrentHashMap.newKeySet();
  private final Set<String> events = java.util.concurrent.ConcurrentHashMap.newKeySet();

  /**
   * The series.
   *
   * @param clock tells how old what is to go may be
   */
  public StreamMetrics(PrometheusRegistry registry, InstantSource clock) {
    progress = new PartitionProgress(registry, "weir_stream", clock);
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
            .help("Raw records by outcome: facts, ignored, dead_lettered; duplicate: seen before.")
            .labelNames("source", "outcome")
            .register(registry);
    deadLetters =
        Counter.builder()
            .name("weir_stream_dead_letters_total")
            .help("Records that went to the dead letters.")
            .labelNames("stage", "reason")
            .register(registry);
    deployments =
        Counter.builder()
            .name("weir_deployments_told_total")
            .help("Deployments by environment: those of production, and other.")
            .labelNames("environment")
            .register(registry);
    unattributed =
        Counter.builder()
            .name("weir_deployments_unattributed_total")
            .help("Deployments to production whose commit had not landed when they were told.")
            .register(registry);
    forcePushes =
        Counter.builder()
            .name("weir_force_pushes_total")
            .help("Pushes that replaced what a branch had; they take back no landing.")
            .register(registry);
  }

  /** How far the processor is. */
  public PartitionProgress progress() {
    return progress;
  }

  /** Environments that are no production are told once each in the log, and counted together. */
  void deployed(String environment, boolean production, boolean attributed) {
    String name = environment.toLowerCase(Locale.ROOT);
    boolean shown = production && isAmong(environments, name, MOST_ENVIRONMENTS);
    deployments.labelValues(shown ? name : "other").inc();
    if (production && !attributed) {
      unattributed.inc();
    }
    if (!production && !unknown.contains(name) && isAmong(unknown, name, MOST_ENVIRONMENTS)) {
      LOG.info("environment {} is no service's production", name);
    }
  }

  private static boolean isAmong(Set<String> known, String name, int most) {
    return known.contains(name) || (known.size() < most && known.add(name));
  }

  /** A record went to the dead letters. */
  void deadLetter(String stage, String reason) {
    String why = isAmong(reasons, reason, MOST_REASONS) ? reason : "other";
    deadLetters.labelValues(stage, why).inc();
  }

  void forcePushed() {
    forcePushes.inc();
  }

  void processed(String source, @Nullable String eventType, Outcome outcome) {
    String event = event(eventType);
    String from = SOURCES.contains(source) ? source : "other";
    outcomes.labelValues(from, outcome.name().toLowerCase(Locale.ROOT)).inc();
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

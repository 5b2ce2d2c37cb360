package dev.weir.sink.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;

/** The sink's own figures. Thread-safe. One for each registry. */
public final class SinkMetrics {
  private final Counter records;
  private final Counter deadLetters;
  private final Counter failures;
  private final Counter fenced;
  private final Counter skipped;
  private final Histogram batchRecords;
  private final Histogram batchSeconds;
  private final Gauge lag;
  private final Gauge circuit;
  private final Gauge connections;

  public SinkMetrics(PrometheusRegistry registry) {
    records = counter(registry, "weir_sink_records_total", "Records committed, by table.", "table");
    deadLetters =
        counter(registry, "weir_sink_dead_letters_total", "Records dead-lettered.", "stage");
    failures =
        counter(
            registry, "weir_sink_failures_total", "Batches that failed, to try again.", "topic");
    fenced = counter(registry, "weir_sink_fenced_total", "Partitions given up.", "topic");
    skipped = counter(registry, "weir_sink_skipped_offsets_total", "Offsets gone unread.", "topic");
    batchRecords = histogram(registry, "weir_sink_batch_records", "Records of a transaction.");
    batchSeconds = histogram(registry, "weir_sink_batch_seconds", "Duration of a transaction.");
    lag = gauge(registry, "weir_sink_lag_records", "Offsets to go.", "topic", "partition");
    circuit = gauge(registry, "weir_sink_circuit_state", "0 closed, 1 probing, 2 open.");
    connections =
        gauge(registry, "weir_sink_pool_connections", "Connections of the pool.", "state");
  }

  /** A transaction was committed. */
  public void committed(String table, int count, Duration duration) {
    records.labelValues(table).inc((double) count);
    batchRecords.labelValues(table).observe(count);
    batchSeconds.labelValues(table).observe(duration.toNanos() / 1e9);
  }

  /** A record was dead-lettered. */
  public void deadLetter(String stage) {
    deadLetters.labelValues(stage).inc();
  }

  /** A batch failed, and will be tried again. */
  public void failed(String topic) {
    failures.labelValues(topic).inc();
  }

  /** A partition was given up. */
  public void fenced(String topic) {
    fenced.labelValues(topic).inc();
  }

  /** Offsets were gone before they were read. */
  public void skipped(String topic, long count) {
    skipped.labelValues(topic).inc((double) count);
  }

  /** How far a partition is behind. */
  public void lag(String topic, int partition, long behind) {
    lag.labelValues(topic, Integer.toString(partition)).set((double) behind);
  }

  /** The circuit's state, as its level. */
  public void circuit(int state) {
    circuit.set(state);
  }

  /** The pool's connections. */
  public void pool(int active, int idle) {
    connections.labelValues("active").set(active);
    connections.labelValues("idle").set(idle);
  }

  private static Counter counter(
      PrometheusRegistry registry, String name, String help, String... labels) {
    return Counter.builder().name(name).help(help).labelNames(labels).register(registry);
  }

  private static Gauge gauge(
      PrometheusRegistry registry, String name, String help, String... labels) {
    return Gauge.builder().name(name).help(help).labelNames(labels).register(registry);
  }

  private static Histogram histogram(PrometheusRegistry registry, String name, String help) {
    return Histogram.builder().name(name).help(help).labelNames("table").register(registry);
  }
}

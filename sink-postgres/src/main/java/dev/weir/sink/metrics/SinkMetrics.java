package dev.weir.sink.metrics;

import dev.weir.telemetry.PartitionProgress;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;

/** The sink's own figures. Thread-safe. One for each registry. */
public final class SinkMetrics {
  private final Counter records;
  private final Counter deadLetters;
  private final Counter failures;
  private final Counter fenced;
  private final Counter skipped;
  private final Histogram batchRecords;
  private final Histogram batchSeconds;
  private final PrometheusRegistry registry;
  private final PartitionProgress progress;
  private final Counter transactions;
  private final Gauge circuit;

  /**
   * The figures.
   *
   * @param clock tells how old what is to go may be
   */
  public SinkMetrics(PrometheusRegistry registry, InstantSource clock) {
    this.registry = registry;
    progress = new PartitionProgress(registry, "weir_sink", clock);
    transactions =
        counter(
            registry,
            "weir_sink_transactions_total",
            "Transactions of PostgreSQL by what became of them: begun, committed, rolled_back.",
            "state");
    records = counter(registry, "weir_sink_records_total", "Records committed, by table.", "table");
    deadLetters =
        counter(
            registry, "weir_sink_dead_letters_total", "Records dead-lettered.", "stage", "reason");
    failures =
        counter(
            registry, "weir_sink_failures_total", "Batches that failed, to try again.", "topic");
    fenced = counter(registry, "weir_sink_fenced_total", "Partitions given up.", "topic");
    skipped = counter(registry, "weir_sink_skipped_offsets_total", "Offsets gone unread.", "topic");
    batchRecords = histogram(registry, "weir_sink_batch_records", "Records of a transaction.");
    batchSeconds = histogram(registry, "weir_sink_batch_seconds", "Duration of a transaction.");
    circuit = gauge(registry, "weir_sink_circuit_state", "0 closed, 1 probing, 2 open.");
  }

  /** A transaction was committed. */
  public void committed(String table, int count, Duration duration) {
    transactions.labelValues("committed").inc();
    records.labelValues(table).inc((double) count);
    batchRecords.labelValues(table).observe(count);
    batchSeconds.labelValues(table).observe(duration.toNanos() / 1e9);
  }

  /** A record was dead-lettered. */
  public void deadLetter(String stage, String reason) {
    deadLetters.labelValues(stage, reason).inc();
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

  /** How far the sink is. */
  public PartitionProgress progress() {
    return progress;
  }

  /** A transaction was begun. */
  public void begun() {
    transactions.labelValues("begun").inc();
  }

  /** A transaction was not committed. */
  public void rolledBack() {
    transactions.labelValues("rolled_back").inc();
  }

  /** The circuit's state, as its level. */
  public void circuit(int state) {
    circuit.set(state);
  }

  /**
   * Tells of a pool's connections whenever it is asked.
   *
   * @param connections by state: active, idle, waited_for, most
   */
  public void pool(Supplier<Map<String, Integer>> connections) {
    GaugeWithCallback.builder()
        .name("weir_sink_pool_connections")
        .help("Connections: active, idle, waited_for by threads, and the most there may be.")
        .labelNames("state")
        .callback(
            callback -> connections.get().forEach((state, count) -> callback.call(count, state)))
        .register(registry);
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

package dev.weir.archive.metrics;

import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.time.Instant;

/** The archiver's own figures. Thread-safe. One for each registry. */
public final class ArchiveMetrics {
  private final Counter rows;
  private final Counter unreadable;
  private final Counter missing;
  private final Counter skipped;
  private final Counter files;
  private final Counter bytes;
  private final Counter refused;
  private final Counter failures;
  private final Counter takenOver;
  private final Counter failedRequests;
  private final Histogram requests;
  private final Histogram batches;
  private final Gauge lag;
  private final Gauge circuit;
  private final Gauge watermark;

  public ArchiveMetrics(PrometheusRegistry registry) {
    rows = counter(registry, "rows_total", "Rows archived and read back.", "dataset");
    unreadable = counter(registry, "unreadable_total", "Records archived as they are.", "dataset");
    missing = counter(registry, "missing_rows_total", "Rows that the log lost before.", "dataset");
    skipped = counter(registry, "skipped_offsets_total", "Offsets gone unread.", "dataset");
    files = counter(registry, "written_files_total", "Objects written to S3.");
    bytes = counter(registry, "written_bytes_total", "Bytes written to S3.");
    refused = counter(registry, "refused_puts_total", "Puts whose condition did not hold.");
    failures = counter(registry, "failures_total", "Batches that failed, to try again.", "dataset");
    takenOver =
        counter(registry, "taken_over_total", "Partitions that another went on with.", "dataset");
    failedRequests = counter(registry, "failed_requests_total", "Requests that failed.", "call");
    requests = histogram(registry, "request_seconds", "Duration of a request to S3.", "call");
    batches = histogram(registry, "batch_seconds", "Duration of a batch.", "dataset");
    lag = gauge(registry, "lag_records", "Offsets to go.", "topic", "partition");
    circuit = gauge(registry, "circuit_state", "0 closed, 1 probing, 2 open.");
    watermark =
        gauge(
            registry,
            "watermark_timestamp_seconds",
            "Everything appended to the topic before is archived and read back.",
            "dataset");
  }

  /** A batch is archived. */
  public void archived(String dataset, long count, Duration took) {
    rows.labelValues(dataset).inc((double) count);
    batches.labelValues(dataset).observe(took.toNanos() / 1e9);
  }

  /** A record could not be read. */
  public void unreadable(String dataset) {
    unreadable.labelValues(dataset).inc();
  }

  /** Rows that were announced are not in the log any more. */
  public void missing(String dataset, long count) {
    missing.labelValues(dataset).inc((double) count);
  }

  /** Offsets were gone before they were read. */
  public void skipped(String dataset, long count) {
    skipped.labelValues(dataset).inc((double) count);
  }

  /** A batch failed, and will be tried again. */
  public void failed(String dataset) {
    failures.labelValues(dataset).inc();
  }

  /** Another instance went on with a partition. */
  public void takenOver(String dataset) {
    takenOver.labelValues(dataset).inc();
  }

  /** An object was written. */
  public void written(long count) {
    files.inc();
    bytes.inc((double) count);
  }

  /** A condition did not hold. */
  public void refused() {
    refused.inc();
  }

  /** A request to the store failed. */
  public void failedRequest(String call) {
    failedRequests.labelValues(call).inc();
  }

  /** A request to the store ended. */
  public void request(String call, Duration took) {
    requests.labelValues(call).observe(took.toNanos() / 1e9);
  }

  /** How far a partition is behind. */
  public void lag(String topic, int partition, long behind) {
    lag.labelValues(topic, Integer.toString(partition)).set((double) behind);
  }

  /** The circuit's state, as its level. */
  public void circuit(int state) {
    circuit.set(state);
  }

  /** Up to when a dataset is complete. */
  public void watermark(String dataset, Instant completeTo) {
    watermark.labelValues(dataset).set((double) completeTo.toEpochMilli() / 1_000);
  }

  private static Counter counter(
      PrometheusRegistry registry, String name, String help, String... labels) {
    return Counter.builder()
        .name("weir_archive_" + name)
        .help(help)
        .labelNames(labels)
        .register(registry);
  }

  private static Gauge gauge(
      PrometheusRegistry registry, String name, String help, String... labels) {
    return Gauge.builder()
        .name("weir_archive_" + name)
        .help(help)
        .labelNames(labels)
        .register(registry);
  }

  private static Histogram histogram(
      PrometheusRegistry registry, String name, String help, String label) {
    return Histogram.builder()
        .name("weir_archive_" + name)
        .help(help)
        .labelNames(label)
        .register(registry);
  }
}

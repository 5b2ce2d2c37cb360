package dev.weir.stream.transaction;

import io.prometheus.metrics.core.datapoints.CounterDataPoint;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;

/** The processor's transactions. Thread-safe. */
public final class TransactionMetrics {
  private final CounterDataPoint begun;
  private final CounterDataPoint committed;
  private final CounterDataPoint aborted;
  private final Histogram commits;

  public TransactionMetrics(PrometheusRegistry registry) {
    Counter transactions =
        Counter.builder()
            .name("weir_stream_transactions_total")
            .help("Transactions of Kafka by what became of them: begun, committed, aborted.")
            .labelNames("state")
            .register(registry);
    begun = transactions.labelValues("begun");
    committed = transactions.labelValues("committed");
    aborted = transactions.labelValues("aborted");
    commits =
        Histogram.builder()
            .name("weir_stream_commit_seconds")
            .help("Duration of a transaction's commit, until Kafka has it.")
            .classicOnly()
            .classicUpperBounds(.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10)
            .register(registry);
  }

  void begun() {
    begun.inc();
  }

  void committed(Duration taken) {
    committed.inc();
    commits.observe(taken.toNanos() / 1e9);
  }

  void aborted() {
    aborted.inc();
  }
}

package dev.weir.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.telemetry.PartitionProgress.Partition;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class PartitionProgressTest {
  private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final PartitionProgress progress =
      new PartitionProgress(registry, "weir_sample", now::get);

  @Test
  void shouldTellTheAgeOfTheNewestRecordWhileOthersAreToGo() {
    Partition partition = progress.of(new TopicPartition("t", 3));
    assertThat(values()).isEmpty();
    partition.processed(NOON.minusSeconds(7).toEpochMilli());
    partition.processed(NOON.minusSeconds(9).toEpochMilli());
    partition.behind(4);
    assertThat(values())
        .containsEntry("weir_sample_lag_records t 3", 4.0)
        .containsEntry("weir_sample_lag_seconds t 3", 7.0)
        .containsEntry("weir_sample_watermark_timestamp_seconds t 3", NOON.getEpochSecond() - 7.0);
    now.set(NOON.plusSeconds(60));
    assertThat(values()).containsEntry("weir_sample_lag_seconds t 3", 67.0);
    partition.behind(0);
    assertThat(values())
        .containsEntry("weir_sample_lag_records t 3", 0.0)
        .containsEntry("weir_sample_lag_seconds t 3", 0.0);
  }

  @Test
  void shouldTellNoAgeWhereNothingWasProcessedYet() {
    progress.of(new TopicPartition("t", 0)).behind(2);
    assertThat(values()).containsOnlyKeys("weir_sample_lag_records t 0");
  }

  private Map<String, Double> values() {
    Map<String, Double> values = new TreeMap<>();
    registry.scrape().stream()
        .map(GaugeSnapshot.class::cast)
        .forEach(
            gauge ->
                gauge
                    .getDataPoints()
                    .forEach(
                        point ->
                            values.put(
                                "%s %s %s"
                                    .formatted(
                                        gauge.getMetadata().getName(),
                                        point.getLabels().get("topic"),
                                        point.getLabels().get("partition")),
                                point.getValue())));
    return values;
  }
}

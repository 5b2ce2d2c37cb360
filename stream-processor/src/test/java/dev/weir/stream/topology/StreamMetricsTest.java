package dev.weir.stream.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import org.junit.jupiter.api.Test;

class StreamMetricsTest {
  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final StreamMetrics metrics = new StreamMetrics(registry, java.time.Clock.systemUTC());

  private CounterSnapshot counter(String name) {
    return (CounterSnapshot) registry.scrape(name::equals).stream().findFirst().orElseThrow();
  }

  @Test
  void shouldCountEnvironmentsThatAreNoProductionTogether() {
    metrics.deployed("Production", true, true);
    metrics.deployed("preview-1", false, true);
    metrics.deployed("preview-2", false, true);

    assertThat(counter("weir_deployments_told").getDataPoints())
        .extracting(point -> point.getLabels().get("environment") + " " + point.getValue())
        .containsExactlyInAnyOrder("production 1.0", "other 2.0");
  }

  @Test
  void shouldCountDeploymentsOfWhatHasNotLandedAndForcePushes() {
    metrics.deployed("production", true, false);
    metrics.deployed("staging", false, false);
    metrics.forcePushed();

    assertThat(counter("weir_deployments_unattributed").getDataPoints().get(0).getValue())
        .isEqualTo(1);
    assertThat(counter("weir_force_pushes").getDataPoints().get(0).getValue()).isEqualTo(1);
  }
}

package dev.weir.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class ProcessMetricsTest {
  @Test
  void shouldTellOfTheBuildTheJvmAndTheKafkaClientsOfTheProcess() {
    PrometheusRegistry registry = ProcessMetrics.of("sample");
    Map<String, Object> settings =
        Map.of("bootstrap.servers", "127.0.0.1:1", "client.id", "weir-process-metrics-test");
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      Map<String, MetricSnapshot> scraped = scraped(registry);
      assertThat(scraped.get("weir_build_info").getDataPoints().get(0).getLabels().get("version"))
          .matches("\\d+\\.\\d+\\.\\d+.*");
      assertThat(scraped)
          .containsKeys(
              "jvm_heap_used_bytes",
              "jvm_gc_collections",
              "process_cpu_seconds",
              "process_start_time_seconds");
      MetricSnapshot records = scraped.get("weir_kafka_producer_records");
      assertThat(records).isInstanceOf(CounterSnapshot.class);
      assertThat(records.getDataPoints())
          .anyMatch(point -> "weir-process-metrics-test".equals(point.getLabels().get("client")));
      Set<String> ofKafka =
          scraped.keySet().stream()
              .filter(name -> name.contains("kafka"))
              .collect(Collectors.toSet());
      assertThat(ofKafka).allMatch(name -> name.startsWith("weir_kafka_"));
      assertThat(producer.metrics()).isNotEmpty();
    }
  }

  private static Map<String, MetricSnapshot> scraped(PrometheusRegistry registry) {
    return registry.scrape().stream()
        .collect(Collectors.toMap(snapshot -> snapshot.getMetadata().getName(), s -> s));
  }
}

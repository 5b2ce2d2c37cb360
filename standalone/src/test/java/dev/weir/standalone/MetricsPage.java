package dev.weir.standalone;

import dev.weir.archive.metrics.ArchiveMetrics;
import dev.weir.ingest.IngestConfig;
import dev.weir.ingest.IngestService;
import dev.weir.registry.InMemorySchemaRegistry;
import dev.weir.sink.metrics.SinkMetrics;
import dev.weir.stream.StreamConfig;
import dev.weir.stream.StreamService;
import dev.weir.telemetry.ProcessMetrics;
import io.prometheus.metrics.model.registry.Collector;
import io.prometheus.metrics.model.registry.MetricType;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.prometheus.metrics.model.snapshots.MetricFamilyDescriptor;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** {@code docs/metrics.md}, from what the services register and from the rules for JMX. */
final class MetricsPage {
  private static final String HEAD =
      """
      # Metrics

      `/metrics` on `WEIR_ADMIN_PORT` of every service, and of the one process of `./weir up` for all of them. This page is
      written by a test from what the programs register.

      Units are those of the names: seconds, bytes, records (offsets); else a count. Labels are bounded: sources and stages
      that are known, topics and partitions, tables; what senders make up is counted as `other`. A counter begins at 0 with
      its process.

      - **Lag**: `weir_stream_lag_records`, `weir_sink_lag_records`, `weir_archive_lag_records` by topic and partition; in
        seconds for the sink and, of raw webhooks, for the processor; `time() - weir_archive_watermark_timestamp_seconds` for the archiver, which
        waits by design until a file is worth writing. With several instances of the processor each tells the lag of the
        whole group: take `max by (topic, partition)`. A partition of contributions or team items may stand at 1 or 2 when
        nothing is to do: marks of transactions.
      - **Watermarks** are by the records' timestamps: of raw webhooks their receipt. Of an idle partition it stands still.
      - **Duplicates**: `weir_deliveries_total{outcome="duplicate"}`.
      - **Dead letters**: `weir_stream_dead_letters_total`, `weir_sink_dead_letters_total`.
      - `jmx_scrape_…` and `jmx_config_…` are of the collector that reads the last table's series from the JVM.
      """;

  private static final class Catalogue extends PrometheusRegistry {
    private final List<MetricFamilyDescriptor> metrics = new ArrayList<>();

    @Override
    public void register(Collector collector) {
      metrics.add(collector.getMetricFamilyDescriptor());
    }
  }

  private final StringBuilder text = new StringBuilder(HEAD);
  private final Set<String> names = new TreeSet<>();

  MetricsPage() throws IOException {
    Clock clock = Clock.systemUTC();
    InMemorySchemaRegistry schemas = new InMemorySchemaRegistry();
    section(
        "The gateway",
        r -> new IngestService(IngestConfig.fromEnvironment(Map.of()), schemas, r, clock));
    section(
        "The stream processor",
        r -> new StreamService(StreamConfig.fromEnvironment(Map.of()), schemas, r, clock));
    section("The sink", r -> new SinkMetrics(r, clock).pool(Map::of));
    section("The archiver", ArchiveMetrics::new);
    head("Every process: its build, its JVM, its Kafka clients");
    row("weir_build_info", "gauge", Set.of("service", "version", "java_version"), BUILD);
    rules();
  }

  private static final String BUILD = "What runs: always 1.";

  private void section(String title, Consumer<PrometheusRegistry> services) {
    Catalogue catalogue = new Catalogue();
    services.accept(catalogue);
    head(title);
    TreeMap<String, MetricFamilyDescriptor> sorted = new TreeMap<>();
    catalogue.metrics.forEach(metric -> sorted.put(exposed(metric), metric));
    sorted.forEach(
        (name, metric) ->
            row(
                name,
                metric.getType().name().toLowerCase(Locale.ROOT),
                metric.getLabelNames(),
                metric.getMetadata().getHelp()));
  }

  private static String exposed(MetricFamilyDescriptor metric) {
    String name = metric.getMetadata().getName();
    return metric.getType() == MetricType.COUNTER ? name + "_total" : name;
  }

  private void rules() throws IOException {
    try (InputStream file = ProcessMetrics.class.getResourceAsStream("jmx-metrics.yaml")) {
      Map<?, ?> read =
          (Map<?, ?>) new Load(LoadSettings.builder().build()).loadFromInputStream(file);
      for (Object each : (Collection<?>) read.get("rules")) {
        Map<?, ?> rule = (Map<?, ?>) each;
        Set<String> labels = new TreeSet<>();
        if (rule.get("labels") instanceof Map<?, ?> named) {
          named.keySet().forEach(name -> labels.add(name.toString()));
        }
        row(
            rule.get("name").toString(),
            rule.get("type").toString().toLowerCase(Locale.ROOT),
            labels,
            rule.get("help").toString());
      }
    }
  }

  private void head(String title) {
    text.append("\n## ").append(title).append("\n\n| metric | type | labels | what it is |\n");
    text.append("| --- | --- | --- | --- |\n");
  }

  private void row(String name, String type, Set<String> labels, String help) {
    names.add(name);
    String listed = labels.isEmpty() ? "" : "`" + String.join("`, `", new TreeSet<>(labels)) + "`";
    text.append("| `%s` | %s | %s | %s |%n".formatted(name, type, listed, help));
  }

  /** Every name on the page. */
  Set<String> names() {
    return names;
  }

  String text() {
    return text.toString();
  }
}

package dev.weir.telemetry;

import io.prometheus.jmx.JmxCollector;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import javax.management.MalformedObjectNameException;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a process whatever it does: its build, its JVM, and the Kafka clients in it, the
 * latter two read through JMX by the rules of {@code jmx-metrics.yaml}. Once a process.
 */
public final class ProcessMetrics {
  /** The rules, a resource of this package. */
  static final String RULES = "jmx-metrics.yaml";

  private ProcessMetrics() {}

  /**
   * A registry with the series of a process.
   *
   * @param service such as {@code ingest-gateway}
   */
  public static PrometheusRegistry of(String service) {
    PrometheusRegistry registry = new PrometheusRegistry();
    register(registry, service);
    return registry;
  }

  /** Adds the series of a process to a registry. */
  public static void register(PrometheusRegistry registry, String service) {
    Gauge.builder()
        .name("weir_build_info")
        .help("What runs: always 1.")
        .labelNames("service", "version", "java_version")
        .register(registry)
        .labelValues(service, version(), Runtime.version().toString())
        .set(1);
    try (InputStream rules = resource(RULES)) {
      new JmxCollector(rules).register(registry);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (MalformedObjectNameException e) {
      throw new IllegalStateException(RULES + " is malformed", e);
    }
  }

  private static String version() {
    Properties build = new Properties();
    try (InputStream read = resource("build.properties")) {
      build.load(read);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return build.getProperty("version", "unknown");
  }

  static InputStream resource(String name) {
    @Nullable InputStream resource = ProcessMetrics.class.getResourceAsStream(name);
    if (resource == null) {
      throw new IllegalStateException(name + " is not in the program");
    }
    return resource;
  }
}

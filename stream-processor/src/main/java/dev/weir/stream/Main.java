package dev.weir.stream;

import dev.weir.admin.AdminServer;
import dev.weir.config.ConfigurationException;
import dev.weir.registry.HttpSchemaRegistry;
import dev.weir.service.Parts;
import dev.weir.service.ServiceProcess;
import dev.weir.stream.generation.LayoutChangedException;
import dev.weir.telemetry.ProcessMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;

/** The stream processor as a process of its own, until it is told to stop (SIGTERM). */
public final class Main {
  private static final ServiceProcess PROCESS =
      new ServiceProcess(
          "stream-processor",
          "derives facts, items, deployments and metrics from the raw webhooks in Kafka.",
          StreamConfig::read,
          Main::start);

  private Main() {}

  /** Exit codes: 0 stopped, 1 failed, 2 usage or configuration, 3 port in use. */
  public static void main(String[] arguments) {
    PROCESS.log();
    System.exit(PROCESS.run(List.of(arguments), System.getenv()));
  }

  private static void start(Map<String, String> variables, Parts parts) throws Exception {
    StreamConfig config = StreamConfig.fromEnvironment(variables);
    PrometheusRegistry metrics = ProcessMetrics.of("stream-processor");
    HttpSchemaRegistry schemas =
        parts.start("registry client", () -> new HttpSchemaRegistry(config.registryUrl()));
    StreamService processor = new StreamService(config, schemas, metrics, Clock.systemUTC());
    parts.start(
        "health and metrics",
        () -> AdminServer.start(config.admin(), List.of(processor.healthCheck()), metrics));
    parts.start("stream processor", () -> started(processor));
    LoggerFactory.getLogger(Main.class)
        .info("The stream processor reads with {} threads", config.threads());
  }

  /** State of other rules is a matter of configuration: starting again does not help. */
  private static StreamService started(StreamService processor) {
    try {
      processor.start();
      return processor;
    } catch (LayoutChangedException e) {
      throw new ConfigurationException(List.of(String.valueOf(e.getMessage())));
    }
  }
}

package dev.weir.ingest;

import dev.weir.admin.AdminServer;
import dev.weir.registry.HttpSchemaRegistry;
import dev.weir.service.Parts;
import dev.weir.service.Port;
import dev.weir.service.ServiceProcess;
import dev.weir.telemetry.ProcessMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The gateway as a process of its own, until it is told to stop (SIGTERM). */
public final class Main {
  private static final ServiceProcess PROCESS =
      new ServiceProcess(
          "ingest-gateway",
          "takes webhooks over HTTP and publishes them to Kafka.",
          IngestConfig::read,
          Main::start);

  private Main() {}

  /** Exit codes: 0 stopped, 1 failed, 2 usage or configuration, 3 port in use. */
  public static void main(String[] arguments) {
    PROCESS.log();
    System.exit(PROCESS.run(List.of(arguments), System.getenv()));
  }

  /** The gateway stops first, and drains before its health goes away. */
  private static void start(Map<String, String> variables, Parts parts) throws Exception {
    IngestConfig config = IngestConfig.fromEnvironment(variables);
    PrometheusRegistry metrics = ProcessMetrics.of("ingest-gateway");
    HttpSchemaRegistry schemas =
        parts.start("registry client", () -> new HttpSchemaRegistry(config.registryUrl()));
    IngestService gateway = new IngestService(config, schemas, metrics, Clock.systemUTC());
    parts.start(
        "health and metrics",
        () -> AdminServer.start(config.admin(), List.of(gateway.healthCheck()), metrics));
    new Port("the gateway", "WEIR_GATEWAY_PORT", config.port())
        .use(() -> parts.start("gateway", () -> started(gateway)));
    Logger log = LoggerFactory.getLogger(Main.class);
    log.info("The gateway listens on {}:{}", config.host(), gateway.port());
    if (config.sources().isEmpty()) {
      log.warn("No source is on, so every webhook is answered with 404: set WEIR_SECRET_GITHUB");
    }
  }

  private static IngestService started(IngestService gateway) throws IOException {
    gateway.start();
    return gateway;
  }
}

package dev.weir.archive;

import dev.weir.admin.AdminServer;
import dev.weir.registry.HttpSchemaRegistry;
import dev.weir.service.Parts;
import dev.weir.service.ServiceProcess;
import dev.weir.telemetry.ProcessMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;

/** Runs the archiver as a process of its own. */
public final class Main {
  private static final ServiceProcess PROCESS =
      new ServiceProcess(
          "archiver",
          "writes Weir's topics to Parquet files on S3, each record once.",
          ArchiveConfig::read,
          Main::start);

  private Main() {}

  /** Exit codes: 0 stopped, 1 failed, 2 usage or configuration, 3 port in use. */
  public static void main(String[] arguments) {
    PROCESS.log();
    int code = run(System.getenv(), arguments);
    if (code != 0) {
      System.exit(code);
    }
  }

  /** Runs and answers the exit code. */
  static int run(Map<String, String> variables, String... arguments) {
    return PROCESS.run(List.of(arguments), variables);
  }

  private static void start(Map<String, String> variables, Parts parts) throws Exception {
    ArchiveConfig config = ArchiveConfig.fromEnvironment(variables);
    PrometheusRegistry metrics = ProcessMetrics.of("archiver");
    HttpSchemaRegistry schemas =
        parts.start("registry client", () -> new HttpSchemaRegistry(config.registryUrl()));
    ArchiveService archive = new ArchiveService(config, schemas, metrics, Clock.systemUTC());
    parts.start(
        "health and metrics",
        () -> AdminServer.start(config.admin(), List.of(archive.healthCheck()), metrics));
    parts.start("archiver", () -> started(archive));
    LoggerFactory.getLogger(Main.class).info("The archiver writes to {}", config.s3().bucket());
  }

  private static ArchiveService started(ArchiveService archive) {
    archive.start();
    return archive;
  }
}

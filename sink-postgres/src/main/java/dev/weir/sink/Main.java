package dev.weir.sink;

import dev.weir.admin.AdminServer;
import dev.weir.registry.HttpSchemaRegistry;
import dev.weir.service.Parts;
import dev.weir.service.ServiceProcess;
import dev.weir.sink.migrate.MigrateCommand;
import dev.weir.telemetry.ProcessMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;

/** Runs the sink as a process of its own, or its migrations. */
public final class Main {
  private static final String NAME = "sink-postgres";
  private static final String MIGRATE = "migrate";
  private static final ServiceProcess PROCESS =
      new ServiceProcess(
          NAME,
          "writes Weir's topics to PostgreSQL, each record once. Its migrations: migrate --help.",
          SinkConfig::read,
          Main::start);

  private Main() {}

  /** Exit codes: 0 stopped, 1 failed, 2 usage or configuration, 3 port in use. */
  public static void main(String[] arguments) {
    PROCESS.log();
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    int code = run(System.getenv(), out, arguments);
    if (code != 0) {
      System.exit(code);
    }
  }

  /** Runs and answers the exit code. */
  static int run(Map<String, String> variables, PrintWriter out, String... arguments) {
    if (arguments.length == 0 || !arguments[0].equals(MIGRATE)) {
      return PROCESS.run(List.of(arguments), variables);
    }
    return new CommandLine(new MigrateCommand(variables))
        .setOut(out)
        .setExecutionExceptionHandler((failure, command, parsed) -> PROCESS.failed(failure))
        .execute(Arrays.copyOfRange(arguments, 1, arguments.length));
  }

  private static void start(Map<String, String> variables, Parts parts) throws Exception {
    SinkConfig config = SinkConfig.fromEnvironment(variables);
    PrometheusRegistry metrics = ProcessMetrics.of(NAME);
    HttpSchemaRegistry schemas =
        parts.start("registry client", () -> new HttpSchemaRegistry(config.registryUrl()));
    SinkService sink = new SinkService(config, schemas, metrics, Clock.systemUTC());
    parts.start(
        "health and metrics",
        () -> AdminServer.start(config.admin(), List.of(sink.healthCheck()), metrics));
    parts.start("sink", () -> started(sink));
    LoggerFactory.getLogger(Main.class)
        .info("The sink reads with {} threads a lane", config.workers());
  }

  private static SinkService started(SinkService sink) {
    sink.start();
    return sink;
  }
}

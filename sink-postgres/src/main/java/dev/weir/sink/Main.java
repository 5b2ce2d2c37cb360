package dev.weir.sink;

import dev.weir.config.ConfigurationException;
import dev.weir.registry.HttpSchemaRegistry;
import dev.weir.sink.admin.AdminServer;
import dev.weir.sink.migrate.MigrateCommand;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Runs the sink as a process of its own until it is told to stop (SIGTERM), or its migrations. */
@Command(
    name = "sink-postgres",
    description = "Writes Weir's topics to PostgreSQL, each record once. All settings: WEIR_*.",
    mixinStandardHelpOptions = true)
public final class Main implements Callable<Integer> {
  private static final int FAILED = 1;
  private static final int USAGE = 2;
  private static final int PORT_IN_USE = 3;
  private static final String LOGGING = "logback.configurationFile";

  private final Map<String, String> variables;

  private Main(Map<String, String> variables) {
    this.variables = variables;
  }

  /** Exit codes: 0 stopped, 1 failed, 2 usage or configuration, 3 port in use. */
  public static void main(String[] arguments) {
    if (System.getProperty(LOGGING) == null) {
      System.setProperty(LOGGING, "logback-sink.xml");
    }
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
    int code =
        run(System.getenv(), new PrintWriter(System.out, true, StandardCharsets.UTF_8), arguments);
    if (code != 0) {
      System.exit(code);
    }
  }

  /** Runs and answers the exit code. */
  static int run(Map<String, String> variables, PrintWriter out, String... arguments) {
    return new CommandLine(new Main(variables))
        .addSubcommand(new MigrateCommand(variables))
        .setOut(out)
        .setExecutionExceptionHandler((failure, command, parsed) -> failed(failure))
        .execute(arguments);
  }

  /** Serves until the process is told to stop. */
  @Override
  public Integer call() throws IOException {
    SinkConfig config = SinkConfig.fromEnvironment(variables);
    PrometheusRegistry metrics = new PrometheusRegistry();
    CountDownLatch stop = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(stop, stopped), "sink-stop"));
    try (HttpSchemaRegistry schemas = new HttpSchemaRegistry(config.registryUrl());
        SinkService sink = new SinkService(config, schemas, metrics, Clock.systemUTC());
        AdminServer admin =
            AdminServer.start(config.adminHost(), config.adminPort(), metrics, sink::check)) {
      sink.start();
      LoggerFactory.getLogger(Main.class)
          .info("The sink runs; health and metrics on {}:{}", config.adminHost(), admin.port());
      await(stop);
    } finally {
      stopped.countDown();
    }
    return 0;
  }

  private static void stop(CountDownLatch stop, CountDownLatch stopped) {
    stop.countDown();
    await(stopped);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static int failed(Exception failure) {
    if (failure instanceof ConfigurationException) {
      System.err.println(failure.getMessage());
      return USAGE;
    }
    if (failure instanceof BindException) {
      System.err.println(failure.getMessage());
      return PORT_IN_USE;
    }
    LoggerFactory.getLogger(Main.class).error("The sink failed", failure);
    return FAILED;
  }
}

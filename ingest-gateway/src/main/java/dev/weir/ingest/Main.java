package dev.weir.ingest;

import dev.weir.config.ConfigurationException;
import dev.weir.config.Environment;
import dev.weir.config.Variable;
import dev.weir.ingest.admin.AdminServer;
import dev.weir.registry.HttpSchemaRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The gateway as a process of its own, until it is told to stop (SIGTERM). */
public final class Main {
  private static final int FAILED = 1;
  private static final int USAGE = 2;
  private static final int PORT_IN_USE = 3;
  private static final String LOGGING = "logback.configurationFile";

  private Main() {}

  /** Exit codes: 0 stopped, 1 failed, 2 usage or configuration, 3 port in use. */
  public static void main(String[] arguments) {
    if (System.getProperty(LOGGING) == null) {
      System.setProperty(LOGGING, "logback-ingest.xml");
    }
    int code = run(List.of(arguments), System.getenv());
    if (code != 0) {
      System.exit(code);
    }
  }

  /** Runs until stopped and answers the exit code. */
  static int run(List<String> arguments, Map<String, String> variables) {
    if (arguments.equals(List.of("--help"))) {
      printHelp(System.out);
      return 0;
    }
    if (!arguments.isEmpty()) {
      System.err.println("weir ingest-gateway takes no arguments but --help");
      return USAGE;
    }
    try {
      serve(IngestConfig.fromEnvironment(variables));
      return 0;
    } catch (ConfigurationException e) {
      System.err.println(e.getMessage());
      return USAGE;
    } catch (BindException e) {
      System.err.println(e.getMessage());
      return PORT_IN_USE;
    } catch (IOException | RuntimeException e) {
      LoggerFactory.getLogger(Main.class).error("The gateway failed", e);
      return FAILED;
    }
  }

  private static void serve(IngestConfig config) throws IOException {
    Logger log = LoggerFactory.getLogger(Main.class);
    PrometheusRegistry metrics = new PrometheusRegistry();
    StopSignal signal = new StopSignal();
    try (HttpSchemaRegistry schemas = new HttpSchemaRegistry(config.registryUrl());
        AdminAndGateway running = AdminAndGateway.start(config, schemas, metrics)) {
      signal.listen();
      log.info("The gateway listens on {}:{}", config.host(), running.gateway().port());
      log.info("Health and metrics on {}:{}", config.adminHost(), running.admin().port());
      signal.await();
    } finally {
      signal.stopped();
    }
  }

  /** The two servers; the gateway drains before its health goes away. */
  private record AdminAndGateway(AdminServer admin, IngestService gateway)
      implements AutoCloseable {
    static AdminAndGateway start(
        IngestConfig config, HttpSchemaRegistry schemas, PrometheusRegistry metrics)
        throws IOException {
      IngestService gateway = new IngestService(config, schemas, metrics, Clock.systemUTC());
      startNaming("WEIR_GATEWAY_PORT", config.host(), config.port(), gateway::start);
      try {
        AdminServer[] admin = new AdminServer[1];
        startNaming(
            "WEIR_ADMIN_PORT",
            config.adminHost(),
            config.adminPort(),
            () ->
                admin[0] =
                    AdminServer.start(
                        config.adminHost(),
                        config.adminPort(),
                        List.of(gateway.healthCheck()),
                        metrics));
        return new AdminAndGateway(admin[0], gateway);
      } catch (IOException e) {
        gateway.close();
        throw e;
      }
    }

    @Override
    public void close() {
      gateway.close();
      admin.close();
    }
  }

  private interface Start {
    void run() throws IOException;
  }

  private static void startNaming(String variable, String host, int port, Start start)
      throws IOException {
    try {
      start.run();
    } catch (BindException e) {
      BindException named =
          new BindException(
              "cannot listen on %s:%d (%s): is something else running there? Set %s."
                  .formatted(host, port, e.getMessage(), variable));
      named.initCause(e);
      throw named;
    }
  }

  private static void printHelp(PrintStream out) {
    Environment environment = new Environment(Map.of());
    IngestConfig.read(environment);
    out.println("Weir's gateway takes webhooks over HTTP and publishes them to Kafka.");
    out.println("It is configured by environment variables:");
    for (Variable variable : environment.variables()) {
      String fallback = variable.fallback().isEmpty() ? "" : " [" + variable.fallback() + "]";
      out.println("  " + variable.name() + fallback);
      out.println("      " + variable.doc());
    }
    out.println("Exit codes: 0 stopped, 1 failed, 2 usage or configuration, 3 port in use.");
  }
}

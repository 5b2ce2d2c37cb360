package dev.weir.stream;

import dev.weir.config.ConfigurationException;
import dev.weir.config.Environment;
import dev.weir.config.Variable;
import dev.weir.registry.HttpSchemaRegistry;
import dev.weir.stream.generation.LayoutChangedException;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;

/** The stream processor as a process of its own, until it is told to stop (SIGTERM). */
public final class Main {
  private static final int FAILED = 1;
  private static final int USAGE = 2;
  private static final String LOGGING = "logback.configurationFile";

  private Main() {}

  /** Exit codes: 0 stopped, 1 failed, 2 usage or configuration. */
  public static void main(String[] arguments) {
    if (System.getProperty(LOGGING) == null) {
      System.setProperty(LOGGING, "logback-stream.xml");
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
      System.err.println("weir stream-processor takes no arguments but --help");
      return USAGE;
    }
    try {
      serve(StreamConfig.fromEnvironment(variables));
      return 0;
    } catch (ConfigurationException | LayoutChangedException e) {
      System.err.println(e.getMessage());
      return USAGE;
    } catch (RuntimeException e) {
      LoggerFactory.getLogger(Main.class).error("The stream processor failed", e);
      return FAILED;
    }
  }

  private static void serve(StreamConfig config) {
    CountDownLatch stop = new CountDownLatch(1);
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAndWait(stop, stopped)));
    try (HttpSchemaRegistry schemas = new HttpSchemaRegistry(config.registryUrl());
        StreamService service =
            new StreamService(config, schemas, new PrometheusRegistry(), Clock.systemUTC())) {
      service.start();
      stop.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      stopped.countDown();
    }
  }

  private static void stopAndWait(CountDownLatch stop, CountDownLatch stopped) {
    stop.countDown();
    try {
      stopped.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void printHelp(PrintStream out) {
    out.println("Reads weir.webhooks.v1 and derives everything from it. Variables:");
    Environment environment = new Environment(Map.of());
    StreamConfig.read(environment);
    for (Variable variable : environment.variables()) {
      out.printf("  %-32s %s (%s)%n", variable.name(), variable.doc(), variable.fallback());
    }
  }
}

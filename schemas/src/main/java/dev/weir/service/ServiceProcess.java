package dev.weir.service;

import dev.weir.config.ConfigurationException;
import dev.weir.config.Environment;
import dev.weir.config.Variable;
import dev.weir.log.LogSettings;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/**
 * A service as a process of its own: its help, its log on standard error, its end by SIGTERM and
 * Ctrl-C, and its exit codes: 0 stopped, 1 failed, 2 usage or configuration, 3 port in use.
 *
 * @param name such as {@code ingest-gateway}
 * @param purpose one sentence
 * @param configuration reads every variable of the service
 * @param start starts the service
 */
public record ServiceProcess(
    String name, String purpose, Consumer<Environment> configuration, Start start) {
  private static final int FAILED = 1;
  private static final int USAGE = 2;
  private static final int PORT_IN_USE = 3;
  private static final String LOGGING = "logback.configurationFile";

  /** Wires a service and starts it. */
  public interface Start {
    /**
     * Starts all parts and returns when they run.
     *
     * @param variables the environment
     * @param parts closed when the process is to stop, the last started first
     * @throws Exception what the start of a part throws; nothing needs to be closed then
     */
    void start(Map<String, String> variables, Parts parts) throws Exception;
  }

  /**
   * Sets the log up, unless {@code logback.configurationFile} names another. To be called before
   * anything asks for a logger.
   */
  public void log() {
    System.setProperty("weir.service", name);
    System.setProperty(
        "weir.log.format", LogSettings.format(System.getenv("WEIR_LOG_FORMAT")).name());
    if (System.getProperty(LOGGING) == null) {
      System.setProperty(LOGGING, "logback-service.xml");
    }
  }

  /** Runs with the arguments of a process, until it is told to stop, and answers the exit code. */
  public int run(List<String> arguments, Map<String, String> variables) {
    if (arguments.equals(List.of("--help")) || arguments.equals(List.of("-h"))) {
      System.out.print(help());
      return 0;
    }
    if (!arguments.isEmpty()) {
      System.err.println(name + " takes no arguments but --help");
      return USAGE;
    }
    try {
      serve(variables);
      return 0;
    } catch (Exception e) {
      return failed(e);
    }
  }

  /**
   * Starts the service and returns when it was told to stop.
   *
   * @throws Exception what the start throws
   */
  public void serve(Map<String, String> variables) throws Exception {
    Parts parts = new Parts();
    try (StopSignal signal = StopSignal.on(parts::close);
        parts) {
      start.start(variables, parts);
      signal.await();
    }
  }

  /** Tells of a failure, and answers the exit code that it means. */
  public int failed(Exception failure) {
    if (failure instanceof ConfigurationException) {
      System.err.println(name + ": " + failure.getMessage());
      return USAGE;
    }
    if (failure instanceof PortTakenException) {
      System.err.println(name + ": " + failure.getMessage());
      return PORT_IN_USE;
    }
    LoggerFactory.getLogger(ServiceProcess.class).error("{} failed", name, failure);
    return FAILED;
  }

  /** What the service does, its variables and its exit codes. */
  public String help() {
    return "%s: %s%n%s".formatted(name, purpose, variables());
  }

  /** The variables and the exit codes. */
  public String variables() {
    Environment environment = new Environment(Map.of());
    configuration.accept(environment);
    StringBuilder text = new StringBuilder("Configured by environment variables [default]:\n");
    for (Variable variable : environment.variables()) {
      text.append("  ").append(variable.name());
      if (!variable.fallback().isEmpty()) {
        text.append(" [").append(variable.fallback()).append(']');
      }
      text.append("\n      ").append(variable.doc()).append('\n');
    }
    return text.append("A variable's value may lie in a file that the variable with _FILE names.\n")
        .append("Exit codes: 0 stopped, 1 failed, 2 usage or configuration, 3 port in use.\n")
        .toString();
  }
}

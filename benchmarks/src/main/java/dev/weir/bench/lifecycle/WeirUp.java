package dev.weir.bench.lifecycle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.bench.JavaProcess;
import dev.weir.bench.JavaProcess.Program;
import dev.weir.bench.Workplace;
import dev.weir.config.Secret;
import dev.weir.standalone.Main;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * {@code ./weir up} as a process, on free ports, with the options of this JVM, which the launcher
 * gives to both. For one thread.
 */
final class WeirUp {
  private static final String READY = "READY ";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int STOP_SECONDS = 120;

  private final JavaProcess java;
  private final JsonNode addresses;
  private final double secondsToReady;

  private WeirUp(JavaProcess java, JsonNode addresses, double secondsToReady) {
    this.java = java;
    this.addresses = addresses;
    this.secondsToReady = secondsToReady;
  }

  /** Starts it on a folder, and returns when it is ready. */
  static WeirUp start(Workplace workplace, Path data, Path valueStream)
      throws IOException, InterruptedException {
    List<String> options =
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(option -> option.matches("-(X[ms]|XX:[+-]|XX:(Max|Freq|Inline)|Xshare|D).*"))
            .toList();
    Map<String, String> variables = new HashMap<>();
    for (String port : List.of("KAFKA", "REGISTRY", "POSTGRES", "S3", "GATEWAY", "ADMIN")) {
      variables.put("WEIR_" + port + "_PORT", "0");
    }
    variables.put("WEIR_VALUE_STREAM", valueStream.toString());
    Program program = program(options).with(variables);
    long begun = System.nanoTime();
    JavaProcess java =
        JavaProcess.start(
            workplace, program, workplace.folder("up.log"), "up", "--data", data.toString());
    workplace.closing((AutoCloseable) () -> end(java.process()));
    JsonNode addresses = JSON.readTree(java.lineAfter(READY));
    return new WeirUp(java, addresses, (System.nanoTime() - begun) / 1e9);
  }

  /** As the launcher starts it, if that started this: with its archive of classes. */
  private static Program program(List<String> options) {
    Program here = Program.here(Main.class, options.toArray(String[]::new));
    String jar = System.getProperty("weir.program");
    if (jar == null) {
      return here;
    }
    Path classes = Path.of(jar).resolveSibling("weir.jsa");
    List<String> more = new ArrayList<>(options);
    if (Files.exists(classes)) {
      more.add("-XX:SharedArchiveFile=" + classes);
    }
    return new Program(here.main(), jar, more, here.variables());
  }

  /** In order, if it can: its PostgreSQL is a process of its own. */
  private static void end(Process process) throws InterruptedException {
    process.destroy();
    if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
    }
  }

  double secondsToReady() {
    return secondsToReady;
  }

  URI webhooks() {
    return URI.create(addresses.required("gateway").asText()).resolve("/webhooks/github");
  }

  Secret secret() {
    return new Secret(addresses.required("github_secret").asText());
  }

  Process process() {
    return java.process();
  }

  /** The one number that a query of the reader gives. */
  long number(String query) throws SQLException, IOException {
    String password =
        Files.readString(Path.of(addresses.required("jdbc_password_file").asText())).strip();
    try (Connection connection =
            DriverManager.getConnection(
                addresses.required("jdbc_url").asText(),
                addresses.required("jdbc_user").asText(),
                password);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /**
   * Stops it in order.
   *
   * @return seconds that it took
   */
  double stop() throws IOException, InterruptedException {
    long begun = System.nanoTime();
    java.process().destroy();
    if (!java.process().waitFor(STOP_SECONDS, TimeUnit.SECONDS)
        || java.process().exitValue() != 0) {
      throw new IOException("weir up did not stop in order");
    }
    return (System.nanoTime() - begun) / 1e9;
  }

  /** Kills it, and nothing beside it. */
  void kill() throws InterruptedException {
    java.process().destroyForcibly().waitFor();
  }
}

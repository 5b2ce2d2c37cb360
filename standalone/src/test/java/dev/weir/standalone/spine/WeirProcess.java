package dev.weir.standalone.spine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.config.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** {@code ./weir up} as a process of its own on free ports, to be stopped or killed. */
final class WeirProcess implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(3);
  private static final Duration STOP = Duration.ofMinutes(1);
  private static final List<String> FREE_PORTS =
      List.of(
          "WEIR_GATEWAY_PORT",
          "WEIR_ADMIN_PORT",
          "WEIR_KAFKA_PORT",
          "WEIR_REGISTRY_PORT",
          "WEIR_POSTGRES_PORT");

  private final Process process;
  private final JsonNode ready;

  private WeirProcess(Process process, JsonNode ready) {
    this.process = process;
    this.ready = ready;
  }

  /** Returns when it is ready. */
  static WeirProcess up(Path data) throws IOException, InterruptedException {
    Path output = data.resolveSibling(data.getFileName() + "-" + System.nanoTime() + ".out");
    ProcessBuilder builder = new ProcessBuilder(command(data));
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("WEIR_"));
    FREE_PORTS.forEach(name -> environment.put(name, "0"));
    Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
    Instant deadline = Instant.now().plus(START);
    while (true) {
      for (String line : Files.readAllLines(output, StandardCharsets.UTF_8)) {
        if (line.startsWith("READY ")) {
          return new WeirProcess(process, new ObjectMapper().readTree(line.substring(6)));
        }
      }
      if (process.waitFor(100, TimeUnit.MILLISECONDS) || Instant.now().isAfter(deadline)) {
        process.destroyForcibly();
        throw new AssertionError("weir up did not get ready:\n" + Files.readString(output));
      }
    }
  }

  private static List<String> command(Path data) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx640m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("dev.weir.standalone.Main", "up", "--data", data.toString()));
    return command;
  }

  URI webhooks() {
    return URI.create(ready.get("gateway").asText() + "/webhooks/github");
  }

  URI admin() {
    return URI.create(ready.get("admin").asText());
  }

  String kafka() {
    return ready.get("kafka").asText();
  }

  Secret secret() {
    return new Secret(ready.get("github_secret").asText());
  }

  /** A connection as the role that users read with. */
  Connection reader() throws IOException, SQLException {
    String password = Files.readString(Path.of(ready.get("jdbc_password_file").asText())).strip();
    return DriverManager.getConnection(
        ready.get("jdbc_url").asText(), ready.get("jdbc_user").asText(), password);
  }

  /** Kill -9: nothing is said to anybody. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  @Override
  public void close() throws InterruptedException {
    process.destroy();
    if (!process.waitFor(STOP.toSeconds(), TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("weir up did not stop within " + STOP);
    }
  }
}

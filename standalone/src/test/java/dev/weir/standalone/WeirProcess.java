package dev.weir.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/**
 * {@code weir up} in a process of its own, on free ports unless told otherwise, which a test can
 * kill. What it writes beside the READY line goes to this process's standard error.
 */
public final class WeirProcess implements AutoCloseable {
  private static final String READY = "READY ";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final JsonNode addresses;

  private WeirProcess(Process process, JsonNode addresses) {
    this.process = process;
    this.addresses = addresses;
  }

  /** How a process ended that did not get ready. */
  public record Ended(int code, String output) {}

  /** Starts on the folder and returns when it is ready. */
  public static WeirProcess up(Path folder) throws IOException, InterruptedException {
    return up(folder, Map.of());
  }

  /**
   * The same with further variables.
   *
   * @throws IOException when it ends before it is ready
   */
  public static WeirProcess up(Path folder, Map<String, String> variables)
      throws IOException, InterruptedException {
    Process process = start(variables, List.of("up", "--data", folder.toString()));
    BufferedReader output = reader(process);
    List<String> lines = new ArrayList<>();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      lines.add(line);
      if (line.startsWith(READY)) {
        return new WeirProcess(process, JSON.readTree(line.substring(READY.length())));
      }
    }
    throw new IOException("ended with " + process.waitFor() + ": " + String.join("\n", lines));
  }

  /** Runs any command to its end. */
  public static Ended run(Map<String, String> variables, String... arguments)
      throws IOException, InterruptedException {
    Path errors = Files.createTempFile("weir-errors", ".txt");
    try {
      ProcessBuilder builder = builder(variables, List.of(arguments));
      Process process = builder.redirectError(errors.toFile()).start();
      String output = String.join("\n", reader(process).lines().toList());
      return new Ended(process.waitFor(), output + Files.readString(errors));
    } finally {
      Files.delete(errors);
    }
  }

  private static Process start(Map<String, String> variables, List<String> arguments)
      throws IOException {
    return builder(variables, arguments).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static ProcessBuilder builder(Map<String, String> variables, List<String> arguments) {
    String classPath =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx640m", "-XX:+UseSerialGC", "-XX:MaxDirectMemorySize=256m"));
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-Dorg.apache.avro.SERIALIZABLE_PACKAGES=dev.weir.schema.avro");
    command.addAll(List.of("-cp", classPath, Main.class.getName()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("WEIR_"));
    for (String port : List.of("KAFKA", "REGISTRY", "POSTGRES", "S3", "GATEWAY", "ADMIN")) {
      environment.put("WEIR_" + port + "_PORT", "0");
    }
    environment.putAll(new TreeMap<>(variables));
    return builder;
  }

  private static BufferedReader reader(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** An address of the READY line, such as {@code gateway} or {@code jdbc_url}. */
  public String address(String name) {
    return addresses.required(name).asText();
  }

  /** The password of {@code weir_reader}. */
  public String readerPassword() throws IOException {
    return Files.readString(Path.of(address("jdbc_password_file"))).strip();
  }

  /** The process's number. */
  public long pid() {
    return process.pid();
  }

  /** Kills it, and nothing beside it, as the kernel would. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Sends SIGTERM and answers the exit code, or -1 after two minutes. */
  public int stop() throws InterruptedException {
    process.destroy();
    return process.waitFor(2, TimeUnit.MINUTES) ? process.exitValue() : -1;
  }

  @Override
  public void close() throws InterruptedException {
    if (process.isAlive() && stop() != 0) {
      kill();
    }
  }
}

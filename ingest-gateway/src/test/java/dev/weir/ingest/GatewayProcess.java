package dev.weir.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The gateway's Main in a process of its own. */
final class GatewayProcess implements AutoCloseable {
  private final Process process;
  private final Path log;

  GatewayProcess(
      Path log, List<String> options, List<String> arguments, Map<String, String> variables)
      throws IOException {
    this.log = log;
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "dev.weir.ingest.Main"));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("WEIR_"));
    builder.environment().putAll(variables);
    process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
  }

  /** Everything that it has printed. */
  String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A port that it has told of in its log. */
  int port(String sentence) {
    Pattern pattern = Pattern.compile(sentence + " [0-9.]+:([0-9]+)");
    Until.holds(sentence, () -> pattern.matcher(log()).find() || !process.isAlive());
    Matcher matcher = pattern.matcher(log());
    if (!matcher.find()) {
      throw new AssertionError("it did not start: " + log());
    }
    return Integer.parseInt(matcher.group(1));
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Most memory that it ever had, in MiB. */
  long peakMebibytes() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
      if (line.startsWith("VmHWM:")) {
        return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024;
      }
    }
    throw new IOException("no VmHWM");
  }

  /** Sends SIGTERM. */
  void terminate() {
    process.destroy();
  }

  int exitCode() throws InterruptedException {
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      throw new AssertionError("it did not end within 30 s: " + log());
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}

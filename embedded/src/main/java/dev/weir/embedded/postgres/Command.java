package dev.weir.embedded.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A program run to its end, with a limit in time and without the caller's PG variables. */
final class Command {
  private Command() {}

  /** How a program ended: its exit code, and all that it wrote. */
  record Result(int exitCode, String output) {
    boolean succeeded() {
      return exitCode == 0;
    }
  }

  /** Runs the program; one that exceeds the limit is killed and counts as failed. */
  static Result run(List<String> line, Duration limit) {
    try {
      Path output = Files.createTempFile("weir-command", ".txt");
      try {
        int exitCode = run(line, limit, output);
        return new Result(exitCode, Files.readString(output, StandardCharsets.UTF_8).strip());
      } finally {
        Files.deleteIfExists(output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot run " + line.get(0), e);
    }
  }

  private static int run(List<String> line, Duration limit, Path output) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .directory(new java.io.File("/"))
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
            .redirectOutput(output.toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
    environment.put("LC_ALL", "C");
    Process process = builder.start();
    try {
      if (process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        return process.exitValue();
      }
      process.destroyForcibly();
      return -1;
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
      return -1;
    }
  }
}

package dev.weir.archive.drill;

import dev.weir.archive.TestServers;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The archiver as a process of its own, without anything of Hadoop on its class path. */
final class ArchiverProcess {
  private final Process process;
  private final Path log;

  private ArchiverProcess(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  static ArchiverProcess start(String prefix, URI registry, URI s3) throws IOException {
    String classPath =
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .filter(entry -> !entry.contains("hadoop-common") && !entry.contains("hadoop-ann"))
            .filter(entry -> !entry.endsWith("test-classes"))
            .collect(Collectors.joining(File.pathSeparator));
    Path log = Files.createTempFile(TestServers.folder("log"), "archiver", ".log");
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx200m",
                "-Djava.io.tmpdir=" + log.getParent(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                classPath,
                "dev.weir.archive.Main"));
    builder.environment().keySet().removeIf(name -> name.startsWith("WEIR_"));
    builder
        .environment()
        .putAll(
            Map.of(
                "WEIR_KAFKA_BOOTSTRAP_SERVERS",
                TestServers.kafka().bootstrapServers(),
                "WEIR_REGISTRY_URL",
                registry.toString(),
                "WEIR_TOPIC_PREFIX",
                prefix,
                "WEIR_S3_ENDPOINT",
                s3.toString(),
                "WEIR_S3_ACCESS_KEY",
                TestServers.ACCESS,
                "WEIR_S3_SECRET_KEY",
                TestServers.SECRET,
                "WEIR_ARCHIVE_ROLL_AGE",
                "50ms",
                "WEIR_ARCHIVE_BATCH_RECORDS",
                "100",
                "WEIR_ARCHIVE_FILE_BYTES",
                "65536",
                "WEIR_ADMIN_PORT",
                "0"));
    builder
        .environment()
        .putAll(
            Map.of(
                "WEIR_ARCHIVE_RETRY_FIRST", "10ms",
                "WEIR_ARCHIVE_RETRY_LIMIT", "100ms",
                "WEIR_ARCHIVE_BREAKER_OPEN", "100ms"));
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    return new ArchiverProcess(builder.start(), log);
  }

  boolean hasBegun() {
    return log().contains("The archiver writes to");
  }

  /** How often it found a plan that another had left, and carried it out. */
  long plansTakenUp() {
    return log().lines().filter(line -> line.contains("goes on with the plan")).count();
  }

  boolean lives() {
    return process.isAlive();
  }

  String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return "";
    }
  }

  /** As {@code kill -9} does it. */
  void kill() {
    process.destroyForcibly();
  }

  /** As {@code kill} does it; answers the exit code. */
  int stop() throws InterruptedException {
    process.destroy();
    return process.waitFor(60, TimeUnit.SECONDS) ? process.exitValue() : -1;
  }

  void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }
}

package dev.weir.sink;

import dev.weir.embedded.kafka.EmbeddedKafka;
import dev.weir.embedded.postgres.EmbeddedPostgres;
import dev.weir.embedded.postgres.EmbeddedPostgres.Version;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;

/** Servers that all tests of a run share; they stop with the JVM. */
public final class TestServers {
  public static final String PASSWORD = "correct horse";
  private static final Map<Version, EmbeddedPostgres> POSTGRES = new EnumMap<>(Version.class);
  private static EmbeddedKafka kafka;

  private TestServers() {}

  public static synchronized EmbeddedPostgres postgres(Version version) {
    return POSTGRES.computeIfAbsent(version, TestServers::start);
  }

  public static synchronized EmbeddedKafka kafka() {
    if (kafka == null) {
      kafka = EmbeddedKafka.start(new EmbeddedKafka.Settings(folder("kafka"), 0));
      Runtime.getRuntime().addShutdownHook(new Thread(kafka::close));
    }
    return kafka;
  }

  private static EmbeddedPostgres start(Version version) {
    return EmbeddedPostgres.start(
        new EmbeddedPostgres.Settings(folder("postgres"), 0, version, PASSWORD)
            .withoutDurability());
  }

  static Path folder(String name) {
    try {
      return Files.createTempDirectory(Path.of("target"), name).toAbsolutePath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

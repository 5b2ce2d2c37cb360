package dev.weir.sink;

import dev.weir.embedded.kafka.EmbeddedKafka;
import dev.weir.embedded.postgres.EmbeddedPostgres;
import dev.weir.embedded.postgres.EmbeddedPostgres.Version;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;

/** Servers that all tests of a run share; they stop with the JVM. */
public final class TestServers {
  public static final String PASSWORD = "correct horse";
  private static final Path FOLDERS = Path.of("target", "servers").toAbsolutePath();
  private static final Map<Version, EmbeddedPostgres> POSTGRES = new EnumMap<>(Version.class);
  private static EmbeddedKafka kafka;

  static {
    deleteFormer();
  }

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
      return Files.createTempDirectory(Files.createDirectories(FOLDERS), name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a former run left: its servers stopped with it, too late to delete their folders. */
  private static void deleteFormer() {
    if (Files.exists(FOLDERS)) {
      try (Stream<Path> files = Files.walk(FOLDERS)) {
        files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}

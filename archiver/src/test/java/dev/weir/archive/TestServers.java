package dev.weir.archive;

import dev.weir.archive.object.S3Location;
import dev.weir.archive.object.S3Store;
import dev.weir.config.Secret;
import dev.weir.embedded.FolderTree;
import dev.weir.embedded.kafka.EmbeddedKafka;
import dev.weir.embedded.s3.EmbeddedS3;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Servers that all tests of a run share; they stop with the JVM. */
public final class TestServers {
  public static final String ACCESS = "weir";
  public static final String SECRET = "correct horse";
  private static final Path FOLDERS = Path.of("target", "servers").toAbsolutePath();
  private static EmbeddedKafka kafka;
  private static EmbeddedS3 s3;
  private static S3Store store;

  static {
    FolderTree.delete(FOLDERS);
  }

  private TestServers() {}

  public static synchronized EmbeddedKafka kafka() {
    if (kafka == null) {
      kafka = EmbeddedKafka.start(new EmbeddedKafka.Settings(folder("kafka"), 0));
      Runtime.getRuntime().addShutdownHook(new Thread(kafka::close));
    }
    return kafka;
  }

  public static synchronized EmbeddedS3 s3() {
    if (s3 == null) {
      s3 = EmbeddedS3.start(new EmbeddedS3.Settings(folder("s3"), 0, "weir", ACCESS, SECRET));
      Runtime.getRuntime().addShutdownHook(new Thread(s3::close));
    }
    return s3;
  }

  public static synchronized S3Store store() {
    if (store == null) {
      store = new S3Store(location(s3().endpoint()));
    }
    return store;
  }

  public static S3Location location(URI endpoint) {
    return new S3Location(
        Optional.of(endpoint),
        "weir",
        "us-east-1",
        Optional.of(ACCESS),
        Optional.of(new Secret(SECRET)),
        true,
        Duration.ofSeconds(10));
  }

  public static Path folder(String name) {
    try {
      return Files.createTempDirectory(Files.createDirectories(FOLDERS), name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

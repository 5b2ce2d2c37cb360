package dev.weir.standalone;

import dev.weir.embedded.s3.EmbeddedS3;
import dev.weir.service.Port;
import dev.weir.standalone.folder.DataFolder;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the archive is: the embedded S3, or one that exists. */
final class ObjectServer implements AutoCloseable {
  private static final String BUCKET = "weir";
  private static final String ACCESS_KEY = "weir";

  private final @Nullable EmbeddedS3 embedded;
  private final String secretKey;

  private ObjectServer(@Nullable EmbeddedS3 embedded, String secretKey) {
    this.embedded = embedded;
    this.secretKey = secretKey;
  }

  /**
   * Starts the embedded server, unless the configuration names another.
   *
   * @throws dev.weir.service.PortTakenException when its port is taken
   */
  static ObjectServer start(StandaloneConfig config, DataFolder folder) throws Exception {
    if (config.otherS3()) {
      return new ObjectServer(null, "");
    }
    int port = config.ports().s3();
    String secretKey = folder.password("s3").value();
    EmbeddedS3.Settings settings =
        new EmbeddedS3.Settings(folder.s3(), port, BUCKET, ACCESS_KEY, secretKey);
    return new ObjectServer(
        new Port("S3", "WEIR_S3_PORT", port).use(() -> EmbeddedS3.start(settings)), secretKey);
  }

  /** What the archiver reads of it; nothing where the environment says it all. */
  Map<String, String> variables() {
    if (embedded == null) {
      return Map.of();
    }
    return Map.of(
        "WEIR_S3_ENDPOINT", embedded.endpoint().toString(),
        "WEIR_S3_BUCKET", BUCKET,
        "WEIR_S3_PATH_STYLE", "true",
        "WEIR_S3_ACCESS_KEY", ACCESS_KEY,
        "WEIR_S3_SECRET_KEY", secretKey);
  }

  /** The folder in which the archive's files are, where it is ours. */
  Optional<Path> bucketFolder() {
    return Optional.ofNullable(embedded).map(EmbeddedS3::bucketFolder);
  }

  @Override
  public void close() {
    if (embedded != null) {
      embedded.close();
    }
  }
}

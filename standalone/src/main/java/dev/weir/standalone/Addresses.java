package dev.weir.standalone;

import dev.weir.archive.object.S3Location;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where everything of a running system is.
 *
 * @param kafka bootstrap servers
 * @param jdbcUrl of the database, without user or password
 * @param readerPasswordFile holds the password of {@code weir_reader}; empty for a server of others
 * @param gitHubSecret the generated secret of GitHub's webhooks; empty where the environment has
 *     one
 * @param s3 where the archive is
 * @param archiveFolder holds the archive's files; empty for an S3 of others
 */
public record Addresses(
    URI gateway,
    URI admin,
    String kafka,
    URI registry,
    String jdbcUrl,
    Optional<Path> readerPasswordFile,
    Optional<GeneratedSecret> gitHubSecret,
    S3Location s3,
    Optional<Path> archiveFolder,
    Path dataFolder) {
  /** Role that reads the tables. */
  public static final String READER = "weir_reader";

  /** A secret that was made for lack of another, and the file that keeps it. */
  public record GeneratedSecret(String value, Path file) {
    @Override
    public String toString() {
      return "GeneratedSecret[" + file + "]";
    }
  }
}

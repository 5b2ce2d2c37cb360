package dev.weir.standalone.folder;

import dev.weir.config.Secret;
import dev.weir.embedded.FolderLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * A folder that holds all that one system keeps. It belongs to one process at a time; another one
 * is refused until this is closed or its process is gone.
 */
public final class DataFolder implements AutoCloseable {
  private final Path root;
  private final FolderLock lock;

  private DataFolder(Path root, FolderLock lock) {
    this.root = root;
    this.lock = lock;
  }

  /**
   * Opens the folder, making it where it is missing.
   *
   * @throws dev.weir.embedded.FolderInUseException when another process has it open
   * @throws UncheckedIOException when it cannot be made or written
   */
  public static DataFolder open(Path folder) {
    Path root = folder.toAbsolutePath().normalize();
    FolderLock lock = FolderLock.acquire(root);
    try {
      Files.createDirectories(logFile(root).getParent());
      makePrivate(root.resolve("passwords"));
      makePrivate(root.resolve("secrets"));
      return new DataFolder(root, lock);
    } catch (IOException e) {
      lock.close();
      throw new UncheckedIOException("cannot use folder " + root, e);
    }
  }

  private static void makePrivate(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
  }

  /** Where the log of a system in the given folder is written, also before that is open. */
  public static Path logFile(Path folder) {
    return folder.resolve("logs").resolve("weir.log");
  }

  /** The file with a source's webhook secret in the given folder, also while that is another's. */
  public static Path secretFile(Path folder, String source) {
    return folder.resolve("secrets").resolve(source);
  }

  /** The folder itself. */
  public Path root() {
    return root;
  }

  /** The broker's folder. */
  public Path kafka() {
    return root.resolve("kafka");
  }

  /** The database server's folder. */
  public Path postgres() {
    return root.resolve("postgres");
  }

  /** The archive: the S3 server's folder. */
  public Path s3() {
    return root.resolve("s3");
  }

  /** The stream processor's state, which Kafka can rebuild. */
  public Path streamState() {
    return root.resolve("state");
  }

  /** The file with a database role's password. */
  public Path passwordFile(String role) {
    return root.resolve("passwords").resolve(role);
  }

  /** A database role's password; made at the first call. */
  public Secret password(String role) {
    return new Secret(PrivateFile.secret(passwordFile(role)));
  }

  /** The file with a source's webhook secret. */
  public Path secretFile(String source) {
    return secretFile(root, source);
  }

  /** A source's webhook secret; made at the first call. */
  public Secret secret(String source) {
    return new Secret(PrivateFile.secret(secretFile(source)));
  }

  /** Gives the folder back. */
  @Override
  public void close() {
    lock.close();
  }
}

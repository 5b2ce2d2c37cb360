package dev.weir.embedded.postgres;

import dev.weir.embedded.FolderTree;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The server's programs, unpacked once for all data folders of a user into a folder that is named
 * after their content. Whoever unpacks works in a folder of his own and moves it to its place in
 * one step, so that any number of processes may do so at a time.
 */
final class Binaries {
  private final Path folder;

  private Binaries(Path folder) {
    this.folder = folder;
  }

  /**
   * Finds the programs, unpacking them where that has not been done.
   *
   * @param ownFolder where to keep them when the user has no cache folder that serves
   * @param shared whether the user's cache folder serves: another account cannot read it
   */
  static Binaries unpacked(EmbeddedPostgres.Version version, Path ownFolder, boolean shared) {
    String resource = "/" + version.resourceFolder() + archiveName();
    try {
      String name = "postgres-" + digest(resource).substring(0, 16);
      Path parent = shared ? cacheFolder(ownFolder) : Files.createDirectories(ownFolder);
      Path folder = parent.resolve(name);
      if (!Files.isDirectory(folder)) {
        unpack(resource, folder);
      }
      return new Binaries(folder);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot unpack PostgreSQL " + version, e);
    }
  }

  /** The path of a program. */
  String program(String name) {
    return folder.resolve("bin").resolve(name).toString();
  }

  private static String archiveName() {
    String machine = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    return machine.equals("aarch64") ? "postgres-linux-arm_64.txz" : "postgres-linux-x86_64.txz";
  }

  private static InputStream open(String resource) throws IOException {
    InputStream stream = Binaries.class.getResourceAsStream(resource);
    if (stream == null) {
      throw new IOException(resource + " is not on the class path");
    }
    return stream;
  }

  private static String digest(String resource) throws IOException {
    try (DigestInputStream stream =
        new DigestInputStream(open(resource), MessageDigest.getInstance("SHA-256"))) {
      stream.transferTo(java.io.OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(stream.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static Path cacheFolder(Path ownFolder) throws IOException {
    Path home = Path.of(System.getProperty("user.home", "?"));
    if (home.isAbsolute() && Files.isDirectory(home)) {
      try {
        return usable(Files.createDirectories(home.resolve(".cache").resolve("weir")));
      } catch (IOException e) {
        return Files.createDirectories(ownFolder);
      }
    }
    return Files.createDirectories(ownFolder);
  }

  private static Path usable(Path folder) throws IOException {
    if (!Files.isWritable(folder)) {
      throw new IOException(folder + " is not writable");
    }
    return folder;
  }

  private static void unpack(String resource, Path folder) throws IOException {
    Path unfinished = Files.createTempDirectory(folder.toAbsolutePath().getParent(), "unpacking-");
    try {
      try (InputStream archive = open(resource)) {
        Archive.unpack(archive, unfinished);
      }
      Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
      Files.move(unfinished, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (!Files.isDirectory(folder)) {
        throw e;
      }
      // Another process was faster.
    } finally {
      FolderTree.delete(unfinished);
    }
  }
}

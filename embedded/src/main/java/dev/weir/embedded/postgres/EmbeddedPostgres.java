package dev.weir.embedded.postgres;

import dev.weir.embedded.FolderLock;
import dev.weir.embedded.LocalPort;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * A real PostgreSQL server under this process. It listens on 127.0.0.1 alone, asks every user for a
 * password, and keeps its data, with fsync, across {@link #close} and a killed process: the next
 * start stops a server that was left behind, and clears its locks. Thread-safe.
 */
public final class EmbeddedPostgres implements AutoCloseable {
  static final String SUPERUSER = "postgres";

  private final Cluster cluster;
  private final FolderLock lock;
  private final int port;
  private final Thread exitHook = new Thread(this::stop, "postgres-stop");
  private boolean closed;

  private EmbeddedPostgres(Cluster cluster, FolderLock lock, int port) {
    this.cluster = cluster;
    this.lock = lock;
    this.port = port;
  }

  /** The servers that can be started; 15 only where the tests put it on the class path. */
  public enum Version {
    /** The oldest that Weir supports. */
    V15("postgres-15/"),
    /** The one to use. */
    V18("");

    private final String resourceFolder;

    Version(String resourceFolder) {
      this.resourceFolder = resourceFolder;
    }

    String resourceFolder() {
      return resourceFolder;
    }
  }

  /**
   * How to run the server.
   *
   * @param dataFolder the server's own folder, made where it is missing
   * @param port the port on 127.0.0.1, or 0 for a free one
   * @param version the server's version; a folder keeps the one that it was made with
   * @param superuserPassword the superuser's password; a folder keeps the one it was made with
   * @param durable whether a commit waits for the disk; false is for tests alone
   * @param stopAtExit whether a JVM that ends stops the server by a hook of its own; false for a
   *     caller that closes everything in its own order
   * @param further settings of the server, over those that it gets in any case
   */
  public record Settings(
      Path dataFolder,
      int port,
      Version version,
      String superuserPassword,
      boolean durable,
      boolean stopAtExit,
      Map<String, String> further) {
    public Settings {
      further = Map.copyOf(further);
    }

    /** A durable server that stops with the JVM. */
    public Settings(Path dataFolder, int port, Version version, String superuserPassword) {
      this(dataFolder, port, version, superuserPassword, true, true, Map.of());
    }

    /** The same, but a commit does not wait for the disk: for tests. */
    public Settings withoutDurability() {
      return new Settings(dataFolder, port, version, superuserPassword, false, stopAtExit, further);
    }

    /** The same, but the caller closes the server when the JVM ends. */
    public Settings withoutExitHook() {
      return new Settings(dataFolder, port, version, superuserPassword, durable, false, further);
    }

    /** The same with a setting of the server's own, such as a test wants. */
    public Settings with(String name, String value) {
      Map<String, String> more = new TreeMap<>(further);
      more.put(name, value);
      return new Settings(dataFolder, port, version, superuserPassword, durable, stopAtExit, more);
    }
  }

  /**
   * Starts the server and returns when it takes connections.
   *
   * @throws dev.weir.embedded.PortInUseException when the port is taken
   * @throws dev.weir.embedded.FolderInUseException when another live process works in the folder
   * @throws IllegalStateException when the server does not start; the message ends with its log
   */
  public static EmbeddedPostgres start(Settings settings) {
    FolderLock lock = FolderLock.acquire(settings.dataFolder());
    try {
      Cluster cluster = Cluster.in(settings);
      cluster.stopOrphan();
      int port = LocalPort.claim("PostgreSQL", settings.port());
      cluster.createIfMissing(settings.superuserPassword());
      cluster.start(port);
      EmbeddedPostgres server = new EmbeddedPostgres(cluster, lock, port);
      if (settings.stopAtExit()) {
        Runtime.getRuntime().addShutdownHook(server.exitHook);
      }
      return server;
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** The JDBC address of a database, without user or password. */
  public String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, database);
  }

  /** The superuser's name. */
  public String superuser() {
    return SUPERUSER;
  }

  /** The port on 127.0.0.1. */
  public int port() {
    return port;
  }

  /**
   * Ends all sessions and stops the server in order; takes 40 s at the longest. A second call does
   * nothing.
   */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(exitHook);
    } catch (IllegalStateException e) {
      // The JVM is ending already: whichever of the two comes first stops the server.
    }
    stop();
  }

  private synchronized void stop() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      cluster.stop();
    } finally {
      lock.close();
    }
  }
}

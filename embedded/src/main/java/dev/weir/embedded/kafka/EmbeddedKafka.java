package dev.weir.embedded.kafka;

import dev.weir.embedded.FolderLock;
import dev.weir.embedded.LocalPort;
import dev.weir.embedded.PortInUseException;
import java.nio.file.Path;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real broker in this process: one node, broker and controller in one, without ZooKeeper. It
 * listens on 127.0.0.1 alone. What it holds survives {@link #close} and a killed process, and the
 * ports may differ from one start to the next.
 *
 * <p>Topics are the caller's business; they are not made by themselves. Thread-safe.
 */
public final class EmbeddedKafka implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(EmbeddedKafka.class);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

  private final Node node;
  private final FolderLock lock;
  private final int port;
  private boolean closed;

  private EmbeddedKafka(Node node, FolderLock lock, int port) {
    this.node = node;
    this.lock = lock;
    this.port = port;
  }

  /**
   * Where the broker keeps its data and where it listens.
   *
   * @param dataFolder the broker's own folder, made where it is missing
   * @param port the port on 127.0.0.1, or 0 for a free one
   */
  public record Settings(Path dataFolder, int port) {}

  /**
   * Starts the broker and returns when it takes requests.
   *
   * @throws PortInUseException when the port is taken
   * @throws dev.weir.embedded.FolderInUseException when another broker works in the folder
   * @throws IllegalStateException when the broker does not start; the cause says why
   */
  public static EmbeddedKafka start(Settings settings) {
    FolderLock lock = FolderLock.acquire(settings.dataFolder());
    try {
      int port = LocalPort.claim("Kafka", settings.port());
      Path logFolder = LogFolder.formatted(settings.dataFolder());
      return new EmbeddedKafka(startNode(logFolder, port), lock, port);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static Node startNode(Path logFolder, int port) {
    Node node = new Node(BrokerProperties.of(logFolder, port, LocalPort.free()));
    try {
      node.start();
      return node;
    } catch (Throwable e) {
      node.stop();
      throw new IllegalStateException("Kafka did not start in " + logFolder, e);
    }
  }

  /** The address for clients, {@code 127.0.0.1:port}. */
  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  /** The port for clients. */
  public int port() {
    return port;
  }

  /**
   * Stops the broker in order, so that the next start needs no recovery. Takes 30 s at the longest;
   * a second call does nothing.
   */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    Thread stop = new Thread(this::stopNode, "kafka-stop");
    stop.setDaemon(true);
    stop.start();
    try {
      stop.join(STOP_LIMIT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (stop.isAlive()) {
      log.warn("Kafka did not stop within {} s; its next start recovers", STOP_LIMIT.toSeconds());
    }
  }

  private void stopNode() {
    node.stop();
    lock.close();
  }
}

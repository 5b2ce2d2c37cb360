package dev.weir.registry;

import com.sun.net.httpserver.HttpServer;
import dev.weir.registry.http.RegistryHandler;
import dev.weir.registry.kafka.KafkaLedgerLog;
import dev.weir.registry.ledger.LedgerLog;
import dev.weir.registry.ledger.SchemaLedger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * A schema registry in this process: the Confluent REST calls that clients make, kept in the
 * compacted topic {@code _schemas}. Schemas of Avro only, without references, contexts or modes.
 * Thread-safe.
 */
public final class RegistryServer implements AutoCloseable {
  private static final int THREADS = 4;
  private static final int QUEUED_CALLS = 256;
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final HttpServer http;
  private final ExecutorService threads;
  private final SchemaLedger ledger;
  private final String host;
  private final AtomicBoolean closed = new AtomicBoolean();

  /**
   * Where to listen and where to keep schemas.
   *
   * @param host name or address to listen on
   * @param port 0 for a free one
   * @param kafkaClientSettings settings of every Kafka client, {@code bootstrap.servers} at least
   */
  public record Settings(String host, int port, Map<String, Object> kafkaClientSettings) {
    /** Copies the settings. */
    public Settings {
      kafkaClientSettings = Map.copyOf(kafkaClientSettings);
    }

    @Override
    public String toString() {
      return "Settings[host=" + host + ", port=" + port + "]";
    }
  }

  private RegistryServer(
      HttpServer http, ExecutorService threads, SchemaLedger ledger, String host) {
    this.http = http;
    this.threads = threads;
    this.ledger = ledger;
    this.host = host;
  }

  /**
   * Starts; returns once everything that the topic holds is read and calls are answered.
   *
   * @throws UncheckedIOException if the port cannot be had; its cause is a {@link
   *     java.net.BindException} if it is taken
   * @throws dev.weir.registry.ledger.LedgerUnavailableException if Kafka cannot be reached
   * @throws IllegalStateException if the topic is there but unfit
   */
  public static RegistryServer start(Settings settings) {
    return start(
        settings.host(),
        settings.port(),
        () -> KafkaLedgerLog.open(settings.kafkaClientSettings()));
  }

  /** Takes the port before it opens the log, which a server that runs already may be using. */
  static RegistryServer start(String host, int port, Supplier<LedgerLog> log) {
    SlowClients.setLimits();
    HttpServer http = bound(host, port);
    try {
      SchemaLedger ledger = SchemaLedger.open(log.get());
      ExecutorService threads = RegistryThreads.bounded("weir-registry", THREADS, QUEUED_CALLS);
      http.setExecutor(threads);
      http.createContext("/", new RegistryHandler(ledger));
      http.start();
      return new RegistryServer(http, threads, ledger, host);
    } catch (RuntimeException e) {
      http.stop(0);
      throw e;
    }
  }

  private static HttpServer bound(String host, int port) {
    try {
      return HttpServer.create(new InetSocketAddress(InetAddress.getByName(host), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("no use of " + host + ":" + port + " for the registry", e);
    }
  }

  /** The address for clients. */
  public URI uri() {
    String shown = host.contains(":") ? "[" + host + "]" : host;
    return URI.create("http://" + shown + ":" + http.getAddress().getPort());
  }

  /**
   * Ends the calls under way, stops listening and closes the log; a few seconds at most. Closing
   * twice does nothing.
   */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    RegistryThreads.end(threads, GRACE);
    http.stop(0);
    ledger.close();
  }
}

package dev.weir.sink.admin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * {@code /healthz} (the process lives), {@code /readyz} (503 with the cause while it is not) and
 * {@code /metrics} (Prometheus). Thread-safe.
 */
public final class AdminServer implements AutoCloseable {
  private static final int BACKLOG = 16;
  private static final String TEXT = "text/plain; charset=utf-8";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(2, AdminServer::thread);
  private final PrometheusRegistry registry;
  private final Supplier<Optional<String>> check;
  private final ExpositionFormats formats = ExpositionFormats.init();

  private AdminServer(
      HttpServer server, PrometheusRegistry registry, Supplier<Optional<String>> check) {
    this.server = server;
    this.registry = registry;
    this.check = check;
  }

  /**
   * Starts to serve.
   *
   * @param port 0 for a free one
   * @param check empty if all is well, else why not; must not block
   * @throws java.net.BindException if the port is taken
   * @throws IOException if the server cannot start
   */
  public static AdminServer start(
      String host, int port, PrometheusRegistry registry, Supplier<Optional<String>> check)
      throws IOException {
    HttpServer http = HttpServer.create(new InetSocketAddress(host, port), BACKLOG);
    AdminServer admin = new AdminServer(http, registry, check);
    http.setExecutor(admin.threads);
    http.createContext("/", admin::handle);
    http.start();
    return admin;
  }

  /** The port that it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      switch (exchange.getRequestURI().getPath()) {
        case "/healthz" -> answer(exchange, 200, TEXT, "alive\n".getBytes(StandardCharsets.UTF_8));
        case "/readyz" -> ready(exchange);
        case "/metrics" -> metrics(exchange);
        default -> exchange.sendResponseHeaders(404, -1);
      }
    }
  }

  private void ready(HttpExchange exchange) throws IOException {
    Optional<String> cause = check.get();
    String text = cause.orElse("ready") + "\n";
    answer(exchange, cause.isEmpty() ? 200 : 503, TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  private void metrics(HttpExchange exchange) throws IOException {
    ExpositionFormatWriter writer =
        formats.findWriter(exchange.getRequestHeaders().getFirst("Accept"));
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    writer.write(text, registry.scrape());
    answer(exchange, 200, writer.getContentType(), text.toByteArray());
  }

  private static void answer(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "sink-admin");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}

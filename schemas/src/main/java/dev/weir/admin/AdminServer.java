package dev.weir.admin;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.weir.service.Port;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code /healthz} (the process lives), {@code /readyz} (every check is well; else 503 with the
 * causes) and {@code /metrics} (Prometheus), for all services of a process. Thread-safe.
 */
public final class AdminServer implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(AdminServer.class);
  private static final int THREADS = 4;
  private static final int BACKLOG = 16;
  private static final String JSON = "application/json";
  private static final JsonFactory JSON_FACTORY = new JsonFactory();

  private final HttpServer server;
  private final ExecutorService threads;
  private final List<HealthCheck> checks;
  private final PrometheusRegistry registry;
  private final ExpositionFormats formats = ExpositionFormats.init();

  private AdminServer(
      HttpServer server,
      ExecutorService threads,
      List<HealthCheck> checks,
      PrometheusRegistry registry) {
    this.server = server;
    this.threads = threads;
    this.checks = List.copyOf(checks);
    this.registry = registry;
  }

  /**
   * Starts to serve.
   *
   * @throws dev.weir.service.PortTakenException if the port is taken
   * @throws Exception if the server cannot start
   */
  public static AdminServer start(
      AdminAddress address, List<HealthCheck> checks, PrometheusRegistry registry)
      throws Exception {
    HttpServer http =
        new Port("health and metrics", AdminAddress.PORT, address.port())
            .use(
                () ->
                    HttpServer.create(
                        new InetSocketAddress(address.host(), address.port()), BACKLOG));
    ExecutorService threads =
        Executors.newFixedThreadPool(
            THREADS,
            task -> {
              Thread thread = new Thread(task, "weir-admin");
              thread.setDaemon(true);
              return thread;
            });
    AdminServer admin = new AdminServer(http, threads, checks, registry);
    http.setExecutor(threads);
    http.createContext("/", admin::handle);
    http.start();
    log.info("Health and metrics on {}:{}", address.host(), admin.port());
    return admin;
  }

  /** The port that it listens on. */
  public int port() {
    return server.getAddress().getPort();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String method = exchange.getRequestMethod();
      if (!method.equals("GET") && !method.equals("HEAD")) {
        exchange.getResponseHeaders().set("Allow", "GET, HEAD");
        exchange.sendResponseHeaders(405, -1);
        return;
      }
      switch (exchange.getRequestURI().getPath()) {
        case "/healthz" -> answer(exchange, 200, JSON, status("alive", Map.of()));
        case "/readyz" -> ready(exchange);
        case "/metrics" -> metrics(exchange);
        default -> exchange.sendResponseHeaders(404, -1);
      }
    }
  }

  private void ready(HttpExchange exchange) throws IOException {
    Map<String, String> causes = new TreeMap<>();
    for (HealthCheck check : checks) {
      Optional<String> cause = check.unavailability().get();
      cause.ifPresent(text -> causes.put(check.name(), text));
    }
    boolean ready = causes.isEmpty();
    answer(exchange, ready ? 200 : 503, JSON, status(ready ? "ready" : "not ready", causes));
  }

  private void metrics(HttpExchange exchange) throws IOException {
    String accepted = exchange.getRequestHeaders().getFirst("Accept");
    ExpositionFormatWriter writer = formats.findWriter(accepted);
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    writer.write(text, registry.scrape());
    answer(exchange, 200, writer.getContentType(), text.toByteArray());
  }

  private static byte[] status(String status, Map<String, String> causes) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = JSON_FACTORY.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField("status", status);
      if (!causes.isEmpty()) {
        json.writeObjectFieldStart("causes");
        for (Map.Entry<String, String> cause : causes.entrySet()) {
          json.writeStringField(cause.getKey(), cause.getValue());
        }
        json.writeEndObject();
      }
      json.writeEndObject();
    }
    bytes.writeBytes("\n".getBytes(StandardCharsets.UTF_8));
    return bytes.toByteArray();
  }

  private static void answer(HttpExchange exchange, int status, String type, byte[] body)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(status, -1);
      return;
    }
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
  }

  /** Stops at once. Idempotent. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}

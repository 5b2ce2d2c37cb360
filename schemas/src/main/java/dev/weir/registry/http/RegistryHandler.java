package dev.weir.registry.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.weir.registry.ledger.LedgerUnavailableException;
import dev.weir.registry.ledger.RegistryError;
import dev.weir.registry.ledger.SchemaLedger;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers requests of the registry; whatever happens, with JSON. Thread-safe. */
public final class RegistryHandler implements HttpHandler {
  /** The content type of every answer. */
  public static final String CONTENT_TYPE = "application/vnd.schemaregistry.v1+json";

  private static final Logger LOG = LoggerFactory.getLogger(RegistryHandler.class);
  private static final int BODY_BYTES_LIMIT = 1024 * 1024;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> WITH_BODY = Set.of("POST", "PUT");
  private static final Set<String> ACCEPTED_TYPES =
      Set.of(
          CONTENT_TYPE,
          "application/vnd.schemaregistry+json",
          "application/json",
          "application/octet-stream");

  private final Router router = new Router();

  /** Over a ledger that the caller closes. */
  public RegistryHandler(SchemaLedger ledger) {
    router.on("GET", "/", call -> Reply.ok(Reply.object()));
    new SubjectRoutes(ledger).addTo(router);
    new SchemaRoutes(ledger).addTo(router);
    new LevelRoutes(ledger).addTo(router);
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      send(exchange, reply(exchange));
    }
  }

  // The last resort: a defect is answered and logged, and costs no thread of the pool.
  private Reply reply(HttpExchange exchange) throws IOException {
    try {
      return routed(exchange);
    } catch (LedgerUnavailableException e) {
      LOG.warn("Registry call failed: {}", e.getMessage());
      return Reply.error(new RegistryError(500, 50001, "Error in the backend data store"));
    } catch (IllegalArgumentException e) {
      return Reply.error(RegistryError.badRequest("the address is not properly encoded"));
    } catch (RuntimeException e) {
      LOG.error("Registry call failed", e);
      return Reply.error(new RegistryError(500, 500, "Internal error"));
    }
  }

  private Reply routed(HttpExchange exchange) throws IOException {
    String method = exchange.getRequestMethod();
    Router.Match match = router.match(method, exchange.getRequestURI().getRawPath());
    if (match.action().isEmpty()) {
      return unmatched(exchange, match.allowed());
    }
    Map<String, String> query = query(exchange.getRequestURI().getRawQuery());
    if (!WITH_BODY.contains(method)) {
      return match.action().get().run(query, MissingNode.getInstance());
    }
    if (!hasAcceptedType(exchange)) {
      return Reply.error(new RegistryError(415, 415, "Unsupported media type"));
    }
    byte[] bytes = exchange.getRequestBody().readNBytes(BODY_BYTES_LIMIT + 1);
    if (bytes.length > BODY_BYTES_LIMIT) {
      return Reply.error(new RegistryError(413, 413, "The body is over 1 MiB"));
    }
    return withBody(match.action().get(), query, bytes);
  }

  private static Reply withBody(Router.Action action, Map<String, String> query, byte[] bytes) {
    try {
      JsonNode body = JSON.readTree(new String(bytes, StandardCharsets.UTF_8));
      return body.isObject()
          ? action.run(query, body)
          : Reply.error(RegistryError.badRequest("the body is not a JSON object"));
    } catch (JsonProcessingException e) {
      return Reply.error(RegistryError.badRequest("the body is not JSON"));
    }
  }

  private static Reply unmatched(HttpExchange exchange, List<String> allowed) {
    if (allowed.isEmpty()) {
      return Reply.error(new RegistryError(404, 404, "HTTP 404 Not Found"));
    }
    exchange.getResponseHeaders().set("Allow", String.join(", ", allowed));
    return Reply.error(new RegistryError(405, 405, "HTTP 405 Method Not Allowed"));
  }

  private static boolean hasAcceptedType(HttpExchange exchange) {
    String type = exchange.getRequestHeaders().getFirst("Content-Type");
    return type == null
        || ACCEPTED_TYPES.contains(type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT));
  }

  private static Map<String, String> query(@Nullable String raw) {
    Map<String, String> query = new HashMap<>();
    for (String pair : raw == null ? new String[0] : raw.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      query.put(Router.decoded(parts[0]), parts.length < 2 ? "" : Router.decoded(parts[1]));
    }
    return query;
  }

  private static void send(HttpExchange exchange, Reply reply) throws IOException {
    byte[] body = reply.body().toString().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", CONTENT_TYPE);
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(reply.status(), head ? -1 : body.length);
    if (!head) {
      exchange.getResponseBody().write(body);
    }
  }
}

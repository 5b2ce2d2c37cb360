package dev.weir.ingest.http;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.weir.trace.TraceParent;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * What the gateway answers. Errors are {@code application/problem+json} (RFC 9457).
 *
 * @param headers beside content type and length
 */
record Answer(int status, String contentType, String body, Map<String, String> headers) {
  private static final String JSON = "application/json";
  private static final String PROBLEM = "application/problem+json";
  private static final int RETRY_AFTER_SECONDS = 5;

  Answer {
    headers = Map.copyOf(headers);
  }

  static Answer ok(String json) {
    return new Answer(200, JSON, json, Map.of());
  }

  static Answer accepted(String deliveryId) {
    String body = "{\"id\":\"" + escaped(deliveryId) + "\",\"status\":\"accepted\"}";
    return new Answer(202, JSON, body, Map.of());
  }

  /** The same, telling the sender which trace its delivery belongs to (W3C, level 2). */
  Answer of(TraceParent trace) {
    Map<String, String> traced = new HashMap<>(headers);
    traced.put("traceresponse", trace.toString());
    return new Answer(status, contentType, body, traced);
  }

  static Answer badRequest(String detail) {
    return problem(400, "Bad request", detail, Map.of());
  }

  /** The same for every reason, so that it tells nothing. */
  static Answer unauthorized() {
    return problem(
        401,
        "Unauthorized",
        "The signature is missing or wrong.",
        Map.of("WWW-Authenticate", "HMAC-SHA256"));
  }

  static Answer notFound() {
    return problem(404, "Not found", "There is no such path, tenant or source here.", Map.of());
  }

  static Answer methodNotAllowed(String allowed) {
    return problem(405, "Method not allowed", "Allowed: " + allowed, Map.of("Allow", allowed));
  }

  static Answer tooLarge(long maxBytes) {
    return problem(413, "Content too large", "At most " + maxBytes + " bytes.", Map.of());
  }

  static Answer recordTooLarge() {
    return problem(413, "Content too large", "Kafka's topic takes no record this large.", Map.of());
  }

  static Answer unsupportedContent(String detail) {
    return problem(415, "Unsupported media type", detail, Map.of());
  }

  static Answer unavailable(String detail) {
    return problem(
        503,
        "Service unavailable",
        detail,
        Map.of("Retry-After", Integer.toString(RETRY_AFTER_SECONDS)));
  }

  /** A mistake of ours. */
  static Answer failed() {
    return problem(500, "Internal error", "The log tells more.", Map.of());
  }

  private static Answer problem(
      int status, String title, String detail, Map<String, String> headers) {
    String body =
        "{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
            .formatted(escaped(title), status, escaped(detail));
    return new Answer(status, PROBLEM, body, headers);
  }

  private static String escaped(String text) {
    return new String(JsonStringEncoder.getInstance().quoteAsString(text));
  }

  byte[] bytes() {
    return body.getBytes(StandardCharsets.UTF_8);
  }
}

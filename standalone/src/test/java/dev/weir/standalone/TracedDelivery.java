package dev.weir.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One signed request with a trace, and where the trace is found again. */
final class TracedDelivery {
  private static final String TRACE_ID = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String TRACE = "00-" + TRACE_ID + "-00f067aa0ba902b7-01";
  private static final String FACTS = "weir_deliveries_total{outcome=\"facts\",source=\"github\"}";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final WeirProcess weir;
  private final Path log;
  private final HttpClient http = HttpClient.newHttpClient();

  TracedDelivery(WeirProcess weir, Path data) {
    this.weir = weir;
    this.log = data.resolve("logs").resolve("weir.log");
  }

  /** From the request to its row, its log lines and the metrics. */
  void shouldBeFollowed(String body) throws Exception {
    double before = metrics().getOrDefault(FACTS, 0.0);
    HttpResponse<String> answer = post(body);
    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.headers().firstValue("traceresponse")).contains(TRACE);

    String row =
        "SELECT delivery_id || ' ' || processing_status FROM webhook_events WHERE trace_id = '"
            + TRACE_ID
            + "'";
    await(() -> one(row).filter("traced processed"::equals));
    for (String service : new String[] {"ingest-gateway", "stream-processor"}) {
      JsonNode line = await(() -> line(service));
      assertThat(line.get("delivery_id").asText()).isEqualTo("traced");
      assertThat(line.get("source").asText()).isEqualTo("github");
      assertThat(line.get("tenant").asText()).isEqualTo("default");
      assertThat(line.get("span_id").asText()).isEqualTo("00f067aa0ba902b7");
    }
    await(() -> Optional.of(metrics()).filter(now -> now.getOrDefault(FACTS, 0.0) == before + 1));
    assertThat(metrics().keySet())
        .anyMatch(series -> series.startsWith("weir_build_info{"))
        .anyMatch(series -> series.startsWith("weir_stream_transactions_total{"))
        .anyMatch(series -> series.startsWith("weir_stream_watermark_timestamp_seconds{"))
        .anyMatch(series -> series.startsWith("weir_sink_lag_seconds{"))
        .anyMatch(series -> series.startsWith("weir_sink_pool_connections{"))
        .anyMatch(series -> series.startsWith("weir_kafka_streams_thread_commits_total{"))
        .hasSizeLessThan(3_000);
  }

  private HttpResponse<String> post(String body) throws Exception {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    Mac mac = Mac.getInstance("HmacSHA256");
    byte[] secret = weir.address("github_secret").getBytes(StandardCharsets.UTF_8);
    mac.init(new SecretKeySpec(secret, "HmacSHA256"));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(weir.address("gateway") + "/webhooks/github"))
            .header("Content-Type", "application/json")
            .header("X-GitHub-Event", "issues")
            .header("X-GitHub-Delivery", "traced")
            .header("X-Hub-Signature-256", "sha256=" + HexFormat.of().formatHex(mac.doFinal(bytes)))
            .header("traceparent", TRACE)
            .POST(HttpRequest.BodyPublishers.ofByteArray(bytes))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private Optional<String> one(String query) throws IOException, SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                weir.address("jdbc_url"), weir.address("jdbc_user"), weir.readerPassword());
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
    }
  }

  private Optional<JsonNode> line(String service) throws IOException {
    for (String text : Files.readAllLines(log)) {
      if (text.contains(TRACE_ID) && text.endsWith("}")) {
        JsonNode line = JSON.readTree(text);
        if (line.get("service").asText().equals(service)) {
          return Optional.of(line);
        }
      }
    }
    return Optional.empty();
  }

  private Map<String, Double> metrics() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(weir.address("admin") + "/metrics")).build();
    Map<String, Double> series = new TreeMap<>();
    http.send(request, HttpResponse.BodyHandlers.ofString())
        .body()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .forEach(
            line ->
                series.put(
                    line.substring(0, line.lastIndexOf(' ')),
                    number(line.substring(line.lastIndexOf(' ') + 1))));
    return series;
  }

  private static double number(String text) {
    return switch (text) {
      case "+Inf" -> Double.POSITIVE_INFINITY;
      case "-Inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }

  private static <T> T await(Callable<Optional<T>> found) throws Exception {
    Instant limit = Instant.now().plusSeconds(60);
    while (Instant.now().isBefore(limit)) {
      Optional<T> answer = found.call();
      if (answer.isPresent()) {
        return answer.get();
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
    throw new AssertionError("not seen within a minute");
  }
}

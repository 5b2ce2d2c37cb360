package dev.weir.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.registry.InMemorySchemaRegistry;
import dev.weir.schema.avro.RawWebhook;
import dev.weir.schema.avro.ScopeKey;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole service over a real broker. */
class IngestServiceIT {
  private static final Instant NOW = Instant.parse("2026-05-01T09:12:57.123Z");
  private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  @TempDir private static Path folder;
  private static KafkaFixture kafka;
  private static IngestService service;
  private static final HttpClient http = HttpClient.newHttpClient();

  @BeforeAll
  static void start() throws Exception {
    InMemorySchemaRegistry schemas = new InMemorySchemaRegistry();
    kafka = new KafkaFixture(folder.resolve("kafka"), schemas);
    Map<String, String> variables =
        Map.of(
            "WEIR_GATEWAY_PORT",
            "0",
            "WEIR_SECRET_GITHUB",
            Signed.SECRET,
            "WEIR_TENANTS",
            "acme",
            "WEIR_KAFKA_BOOTSTRAP_SERVERS",
            (String) kafka.client().get("bootstrap.servers"));
    service =
        new IngestService(
            IngestConfig.fromEnvironment(variables),
            schemas,
            new PrometheusRegistry(),
            Clock.fixed(NOW, ZoneOffset.UTC));
    service.start();
    Until.holds("ready", () -> service.check().isEmpty());
  }

  @AfterAll
  static void stop() {
    service.close();
    kafka.close();
  }

  private static HttpResponse<String> post(String path, String body, String... headers)
      throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + service.port() + path))
            .headers(headers)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private static ConsumerRecord<ScopeKey, RawWebhook> record(String deliveryId) {
    return kafka.records().stream()
        .filter(record -> record.value().getDeliveryId().equals(deliveryId))
        .reduce(
            (one, other) -> {
              throw new AssertionError("two records of " + deliveryId);
            })
        .orElseThrow();
  }

  @Test
  void shouldPublishExactlyWhatItAcknowledges() throws Exception {
    String body =
        "{\"action\":\"closed\",\"repository\":{\"full_name\":\"Acme/Shop\","
            + "\"html_url\":\"https://github.com/Acme/Shop\"},\"title\":\"\\u0000 \\ud800 ü\"}";
    HttpResponse<String> answer =
        post(
            "/tenants/acme/webhooks/github",
            body,
            "Content-Type",
            "application/json",
            "X-GitHub-Event",
            "pull_request",
            "X-GitHub-Delivery",
            "d-1",
            "X-Hub-Signature-256",
            Signed.of(body),
            "Authorization",
            "Bearer token",
            "traceparent",
            TRACE);

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body()).isEqualTo("{\"id\":\"d-1\",\"status\":\"accepted\"}");
    ConsumerRecord<ScopeKey, RawWebhook> record = record("d-1");
    assertThat(record.timestamp()).isEqualTo(NOW.toEpochMilli());
    assertThat(record.key()).isEqualTo(new ScopeKey("acme", "github", "github.com", "acme/shop"));
    RawWebhook webhook = record.value();
    assertThat(webhook.getEventType()).isEqualTo("pull_request.closed");
    assertThat(webhook.getReceivedAt()).isEqualTo(NOW);
    assertThat(webhook.getTopic()).isEqualTo("weir.webhooks.v1");
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    assertThat(webhook.getBody().array()).isEqualTo(bytes);
    assertThat(webhook.getBodySha256().array())
        .isEqualTo(MessageDigest.getInstance("SHA-256").digest(bytes));
    assertThat(webhook.getHeaders())
        .containsOnlyKeys("content-type", "user-agent", "x-github-event", "x-github-delivery");
    assertThat(headers(record))
        .containsEntry("ce_specversion", "1.0")
        .containsEntry("ce_id", "d-1")
        .containsEntry("ce_source", "https://github.com/acme/shop")
        .containsEntry("ce_type", "com.github.pull_request.closed")
        .containsEntry("ce_time", "2026-05-01T09:12:57.123Z")
        .containsEntry("content-type", "application/avro")
        .containsEntry("traceparent", TRACE);
  }

  private static Map<String, String> headers(ConsumerRecord<?, ?> record) {
    Map<String, String> headers = new HashMap<>();
    for (Header header : record.headers()) {
      headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
    }
    return headers;
  }
}

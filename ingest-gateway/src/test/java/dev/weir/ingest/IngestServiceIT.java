package dev.weir.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.schema.avro.RawWebhook;
import dev.weir.schema.avro.ScopeKey;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
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
  private static ServiceFixture gateway;

  @BeforeAll
  static void start() throws Exception {
    gateway =
        new ServiceFixture(
            folder, Clock.fixed(NOW, ZoneOffset.UTC), Map.of("WEIR_TENANTS", "acme"));
  }

  @AfterAll
  static void stop() throws Exception {
    gateway.close();
  }

  private static ConsumerRecord<ScopeKey, RawWebhook> record(String deliveryId) {
    return gateway.kafka.records().stream()
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
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    HttpResponse<String> answer =
        gateway
            .post(
                "/tenants/acme/webhooks/github",
                bytes,
                Map.of(
                    "X-GitHub-Event",
                    "pull_request",
                    "X-GitHub-Delivery",
                    "d-1",
                    "Authorization",
                    "Bearer token",
                    "traceparent",
                    TRACE))
            .get();

    assertThat(answer.statusCode()).isEqualTo(202);
    assertThat(answer.body()).isEqualTo("{\"id\":\"d-1\",\"status\":\"accepted\"}");
    assertThat(answer.headers().allValues("traceresponse")).containsExactly(TRACE);
    ConsumerRecord<ScopeKey, RawWebhook> record = record("d-1");
    assertThat(record.key()).isEqualTo(new ScopeKey("acme", "github", "github.com", "acme/shop"));
    RawWebhook webhook = record.value();
    assertThat(webhook.getEventType()).isEqualTo("pull_request.closed");
    assertThat(webhook.getReceivedAt()).isEqualTo(NOW);
    assertThat(webhook.getTopic()).isEqualTo("weir.webhooks.v1");
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

  @Test
  void shouldTakeEveryRealPayloadAsItIs() throws Exception {
    Map<String, byte[]> sent = new HashMap<>();
    Map<String, CompletableFuture<HttpResponse<String>>> answers = new HashMap<>();
    for (JsonNode row : new ObjectMapper().readTree(Payloads.file("index.json"))) {
      if (row.get("source").asText().equals("github")) {
        String id = row.get("file").asText();
        Map<String, String> headers = new HashMap<>(Map.of("X-GitHub-Delivery", id));
        row.path("header")
            .properties()
            .forEach(h -> headers.put(h.getKey(), h.getValue().asText()));
        byte[] body = Files.readAllBytes(Payloads.file(id).toPath());
        sent.put(id, body);
        answers.put(id, gateway.post("/webhooks/github", body, headers));
      }
    }
    assertThat(sent).hasSizeGreaterThan(300);
    for (Map.Entry<String, CompletableFuture<HttpResponse<String>>> answer : answers.entrySet()) {
      assertThat(answer.getValue().get().statusCode()).as(answer.getKey()).isEqualTo(202);
    }
    Map<String, byte[]> published = new HashMap<>();
    for (ConsumerRecord<ScopeKey, RawWebhook> record : gateway.kafka.records()) {
      published.put(record.value().getDeliveryId(), record.value().getBody().array());
    }
    sent.forEach((id, body) -> assertThat(published.get(id)).as(id).isEqualTo(body));
  }

  @Test
  void shouldTakeABodyOfTheLargestSize() throws Exception {
    byte[] body = new byte[26 * 1024 * 1024];
    Arrays.fill(body, (byte) ' ');
    body[0] = '{';
    body[body.length - 1] = '}';
    Map<String, String> headers = Map.of("X-GitHub-Delivery", "largest");
    assertThat(gateway.post("/webhooks/github", body, headers).get().statusCode()).isEqualTo(202);
    assertThat(record("largest").value().getBody().remaining()).isEqualTo(body.length);
  }

  @Test
  void shouldCountWhatItTakes() throws Exception {
    byte[] body = "{\"action\":\"x\"}".getBytes(StandardCharsets.UTF_8);
    gateway.post("/webhooks/github", body, Map.of("X-GitHub-Event", "deploy_key")).get();
    gateway.post("/webhooks/github", body, Map.of("X-GitHub-Event", "made-up")).get();
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    PrometheusTextFormatWriter.create().write(text, gateway.metrics.scrape());
    assertThat(text.toString(StandardCharsets.UTF_8))
        .contains("webhook_events_received_total{event_type=\"deploy_key\",source=\"github\"} 1.0")
        .contains("webhook_events_received_total{event_type=\"other\",source=\"github\"}")
        .contains("weir_gateway_requests_total{status=\"202\"}")
        .contains("weir_gateway_bytes_in_flight 0.0")
        .contains("weir_gateway_ready 1.0")
        .contains("weir_gateway_acknowledgement_seconds_bucket");
  }

  private static Map<String, String> headers(ConsumerRecord<?, ?> record) {
    Map<String, String> headers = new HashMap<>();
    for (Header header : record.headers()) {
      headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8));
    }
    return headers;
  }
}

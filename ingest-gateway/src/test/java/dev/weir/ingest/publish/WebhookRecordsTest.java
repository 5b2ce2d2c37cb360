package dev.weir.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.ingest.KafkaFixture;
import dev.weir.ingest.webhook.Body;
import dev.weir.ingest.webhook.Delivery;
import dev.weir.ingest.webhook.Source;
import dev.weir.ingest.webhook.TraceContext;
import dev.weir.registry.InMemorySchemaRegistry;
import dev.weir.serde.WeirSerdes;
import dev.weir.trace.TraceParent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class WebhookRecordsTest {
  private static final Instant NOW = Instant.parse("2026-05-01T09:12:57.123456Z");
  private final WebhookRecords records =
      new WebhookRecords(KafkaFixture.TOPIC, new WeirSerdes(new InMemorySchemaRegistry()));

  private ProducerRecord<byte[], byte[]> record(String scope, String eventType) {
    return records.of(
        new Delivery(
            "default",
            Source.GITHUB,
            "github.com",
            scope,
            "id",
            eventType,
            eventType,
            NOW,
            Map.of(),
            new TraceContext(TraceParent.begin(new UUID(1, 2)), "a=1"),
            new Body("{}".getBytes(StandardCharsets.UTF_8))));
  }

  private static String header(ProducerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  @Test
  void shouldCarryTheReceiveTime() {
    assertThat(record("a/b", "push").timestamp()).isEqualTo(NOW.toEpochMilli());
    assertThat(header(record("a/b", "push"), "ce_time")).isEqualTo("2026-05-01T09:12:57.123Z");
  }

  @Test
  void shouldNameSourceAndTypeAsCloudEventsDo() {
    assertThat(header(record("a/b", "push"), "ce_source")).isEqualTo("https://github.com/a/b");
    assertThat(header(record("id", "push"), "ce_source")).isEqualTo("https://github.com");
    assertThat(header(record("a b\u0000", "push"), "ce_source")).isEqualTo("https://github.com");
    assertThat(header(record("a/b", "push"), "ce_type")).isEqualTo("com.github.push");
    assertThat(header(record("a/b", null), "ce_type")).isEqualTo("com.github.unknown");
  }

  @Test
  void shouldGiveOneScopeOneKey() {
    assertThat(record("a/b", "push").key()).isEqualTo(record("a/b", "issues").key());
    assertThat(record("a/b", "push").key()).isNotEqualTo(record("a/c", "push").key());
  }
}

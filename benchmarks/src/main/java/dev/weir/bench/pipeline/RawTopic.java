package dev.weir.bench.pipeline;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.schema.avro.RawWebhook;
import dev.weir.schema.avro.ScopeKey;
import dev.weir.serde.WeirSerdes;
import dev.weir.standalone.delivery.RecordedDelivery;
import dev.weir.topic.Topic;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Puts deliveries into the raw topic as the gateway would. For one thread. */
final class RawTopic {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Object> kafka;
  private final Topic<ScopeKey, RawWebhook> topic;
  private final WeirSerdes serdes;

  RawTopic(Map<String, Object> kafka, Topic<ScopeKey, RawWebhook> topic, WeirSerdes serdes) {
    this.kafka = new HashMap<>(kafka);
    this.kafka.putAll(
        Map.of("acks", "all", "compression.type", "lz4", "batch.size", 128 * 1024, "linger.ms", 5));
    this.topic = topic;
    this.serdes = serdes;
  }

  /**
   * Puts all of them in and returns when all are acknowledged.
   *
   * @return how many
   */
  long fill(Load load) throws IOException, InterruptedException {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(kafka, new ByteArraySerializer(), new ByteArraySerializer())) {
      long sent = load.forEach(delivery -> send(producer, delivery));
      producer.flush();
      return sent;
    }
  }

  // Nothing is lost unseen: the records in the topic are counted.
  @SuppressWarnings("FutureReturnValueIgnored")
  private void send(KafkaProducer<byte[], byte[]> producer, RecordedDelivery delivery)
      throws IOException {
    JsonNode body = JSON.readTree(delivery.body());
    String scope = body.at("/repository/full_name").asText("none").toLowerCase(Locale.ROOT);
    ScopeKey key = new ScopeKey("default", "github", "github.com", scope);
    producer.send(
        new ProducerRecord<>(
            topic.name(),
            serdes.key(topic).serializer().serialize(topic.name(), key),
            serdes.value(topic).serializer().serialize(topic.name(), raw(delivery, body))));
  }

  private RawWebhook raw(RecordedDelivery delivery, JsonNode body) {
    String event = delivery.headers().getOrDefault("X-GitHub-Event", "");
    String action = body.path("action").asText("");
    return RawWebhook.newBuilder()
        .setTenant("default")
        .setSource("github")
        .setInstance("github.com")
        .setDeliveryId(delivery.headers().getOrDefault("X-GitHub-Delivery", ""))
        .setEventType(action.isEmpty() ? event : event + "." + action)
        .setReceivedAt(Instant.now().truncatedTo(ChronoUnit.MILLIS))
        .setTopic(topic.name())
        .setHeaders(Map.of())
        .setBodySha256(ByteBuffer.wrap(sha256(delivery.body())))
        .setBody(ByteBuffer.wrap(delivery.body()))
        .build();
  }

  private static byte[] sha256(byte[] body) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(body);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

package dev.weir.ingest.publish;

import dev.weir.ingest.webhook.Delivery;
import dev.weir.schema.avro.RawWebhook;
import dev.weir.schema.avro.ScopeKey;
import dev.weir.serde.WeirSerdes;
import dev.weir.topic.Topic;
import dev.weir.trace.TraceParent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Deliveries as records of the raw topic: Avro key and value, CloudEvents attributes as headers
 * (Kafka binding, binary mode), the receive time as timestamp. Thread-safe.
 */
final class WebhookRecords {
  private static final String CONTENT_TYPE = "application/avro";

  /** What may stand in an address as it is. */
  private static final Pattern PATH = Pattern.compile("[a-z0-9/._~-]+");

  private final String topic;
  private final Serializer<ScopeKey> keys;
  private final Serializer<RawWebhook> values;

  WebhookRecords(Topic<ScopeKey, RawWebhook> topic, WeirSerdes serdes) {
    this.topic = topic.name();
    this.keys = serdes.key(topic).serializer();
    this.values = serdes.value(topic).serializer();
  }

  /**
   * The record of a delivery.
   *
   * @throws dev.weir.registry.RegistryUnavailableException if the schemas are not registered yet
   */
  ProducerRecord<byte[], byte[]> of(Delivery delivery) {
    return new ProducerRecord<>(
        topic,
        null,
        delivery.receivedAt().toEpochMilli(),
        keys.serialize(topic, key(delivery)),
        values.serialize(topic, value(delivery)),
        headers(delivery));
  }

  private static ScopeKey key(Delivery delivery) {
    return ScopeKey.newBuilder()
        .setTenant(delivery.tenant())
        .setSource(delivery.source().id())
        .setInstance(delivery.instance())
        .setScope(delivery.scope())
        .build();
  }

  private RawWebhook value(Delivery delivery) {
    return RawWebhook.newBuilder()
        .setTenant(delivery.tenant())
        .setSource(delivery.source().id())
        .setInstance(delivery.instance())
        .setDeliveryId(delivery.deliveryId())
        .setEventType(delivery.eventType())
        .setReceivedAt(delivery.receivedAt().truncatedTo(ChronoUnit.MILLIS))
        .setTopic(topic)
        .setHeaders(delivery.headers())
        .setBodySha256(ByteBuffer.wrap(delivery.body().sha256()))
        .setBody(ByteBuffer.wrap(delivery.body().bytes()))
        .build();
  }

  private static List<Header> headers(Delivery delivery) {
    List<Header> headers = new ArrayList<>();
    headers.add(header("ce_specversion", "1.0"));
    headers.add(header("ce_id", delivery.deliveryId()));
    headers.add(header("ce_source", eventSource(delivery)));
    headers.add(header("ce_type", CloudEventType.of(delivery)));
    headers.add(header("ce_time", delivery.receivedAt().truncatedTo(ChronoUnit.MILLIS).toString()));
    headers.add(header("content-type", CONTENT_TYPE));
    headers.add(header(TraceParent.NAME, delivery.trace().parent().toString()));
    String state = delivery.trace().state();
    if (state != null) {
      headers.add(header(TraceParent.STATE, state));
    }
    return headers;
  }

  /** The repository's address; the tool's where the delivery is about no repository. */
  private static String eventSource(Delivery delivery) {
    String tool = "https://" + delivery.instance();
    boolean scoped = !delivery.scope().equals(delivery.deliveryId());
    return scoped && PATH.matcher(delivery.scope()).matches()
        ? tool + "/" + delivery.scope()
        : tool;
  }

  private static Header header(String name, String value) {
    return new RecordHeader(name, value.getBytes(StandardCharsets.UTF_8));
  }
}

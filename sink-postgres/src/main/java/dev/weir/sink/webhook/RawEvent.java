package dev.weir.sink.webhook;

import static java.util.Objects.requireNonNull;

import dev.weir.schema.avro.RawWebhook;
import dev.weir.schema.avro.ScopeKey;
import dev.weir.sink.batch.Provenance;
import dev.weir.sink.batch.Received;
import dev.weir.sink.jooq.tables.records.WebhookEventsRecord;
import dev.weir.sink.text.CleanText;
import dev.weir.sink.text.Json;
import dev.weir.sink.text.Times;
import dev.weir.trace.TraceParent;
import org.apache.kafka.common.header.Headers;
import org.jooq.JSONB;
import org.jspecify.annotations.Nullable;

/** A raw webhook as a row. Pure. */
final class RawEvent {
  static final String UNKNOWN_TYPE = "unknown";

  private RawEvent() {}

  static DeliveryKey key(Received<ScopeKey, RawWebhook> received) {
    RawWebhook raw = requireNonNull(received.value());
    return DeliveryKey.of(
        raw.getTenant(), raw.getSource(), raw.getDeliveryId(), raw.getBodySha256());
  }

  static WebhookEventsRecord of(
      DeliveryKey key, Received<ScopeKey, RawWebhook> received, boolean withPayload) {
    RawWebhook raw = requireNonNull(received.value());
    byte[] body = DeliveryKey.bytes(raw.getBody());
    WebhookEventsRecord row = new WebhookEventsRecord();
    identity(row, key, raw.getInstance(), raw.getEventType());
    row.setTraceId(traceId(key, received.headers()));
    row.setReceivedAt(Times.utc(raw.getReceivedAt()));
    row.setProcessingStatus("pending");
    row.setBody(body);
    row.setPayload(withPayload ? payload(body) : null);
    row.setHeaders(Json.object(raw.getHeaders()));
    row.setDeliveries(1L);
    Provenance.into(row, "", received.position().offset(), received.position());
    return row;
  }

  static void identity(
      WebhookEventsRecord row, DeliveryKey key, String instance, @Nullable String eventType) {
    row.setId(key.eventId());
    row.setTenantId(key.tenant());
    row.setSource(key.source());
    row.setInstance(instance);
    row.setEventType(eventType == null ? UNKNOWN_TYPE : CleanText.of(eventType));
    row.setDeliveryId(key.deliveryId());
    row.setBodySha256(key.sha256());
    row.setRetryCount(0);
  }

  /** The trace that the record belongs to; one that names none begins the delivery's own. */
  static String traceId(DeliveryKey key, Headers headers) {
    return TraceParent.in(headers)
        .map(TraceParent::traceId)
        .orElseGet(() -> TraceParent.traceId(key.eventId()));
  }

  private static @Nullable JSONB payload(byte[] body) {
    return Payload.of(body).map(JSONB::valueOf).orElse(null);
  }
}

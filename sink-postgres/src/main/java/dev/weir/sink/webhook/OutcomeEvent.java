package dev.weir.sink.webhook;

import dev.weir.schema.avro.Delivery;
import dev.weir.sink.batch.Position;
import dev.weir.sink.batch.Provenance;
import dev.weir.sink.jooq.tables.records.WebhookEventsRecord;
import dev.weir.sink.text.CleanText;
import dev.weir.sink.text.Times;
import java.time.Instant;
import org.apache.kafka.common.header.Headers;

/** An outcome as the row that it makes where the webhook has made none yet. Pure. */
final class OutcomeEvent {
  private OutcomeEvent() {}

  static DeliveryKey key(Delivery delivery) {
    return DeliveryKey.of(
        delivery.getTenant(),
        delivery.getSource(),
        delivery.getDeliveryId(),
        delivery.getBodySha256());
  }

  static WebhookEventsRecord of(
      DeliveryKey key, Delivery delivery, Headers headers, long version, Instant now) {
    WebhookEventsRecord row = new WebhookEventsRecord();
    RawEvent.identity(row, key, delivery.getInstance(), delivery.getEventType());
    row.setTraceId(RawEvent.traceId(key, headers));
    row.setReceivedAt(Times.utc(delivery.getReceivedAt()));
    row.setProcessedAt(Times.utc(now));
    row.setProcessingStatus(status(delivery));
    row.setErrorMessage(CleanText.orNull(delivery.getReason()));
    row.setDeliveries(0L);
    Provenance.into(row, delivery.getRulesVersion(), version, Position.of(delivery.getOrigin()));
    return row;
  }

  private static String status(Delivery delivery) {
    return switch (delivery.getOutcome()) {
      case FACTS -> "processed";
      case IGNORED -> "ignored";
      case DEAD_LETTERED -> "failed";
      case DUPLICATE -> throw new IllegalArgumentException("a duplicate tells no outcome");
    };
  }
}

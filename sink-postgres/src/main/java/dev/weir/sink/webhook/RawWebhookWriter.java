package dev.weir.sink.webhook;

import static java.util.Objects.requireNonNull;

import dev.weir.schema.avro.RawWebhook;
import dev.weir.schema.avro.ScopeKey;
import dev.weir.sink.batch.Received;
import dev.weir.sink.batch.TopicWriter;
import dev.weir.sink.jooq.tables.records.WebhookEventsRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;

/** Raw webhooks: an event for each delivery, which counts how often it came. */
public final class RawWebhookWriter implements TopicWriter<ScopeKey, RawWebhook> {
  private final EnsurePartitions partitions;
  private final boolean withPayload;

  public RawWebhookWriter(EnsurePartitions partitions) {
    this(partitions, true);
  }

  private RawWebhookWriter(EnsurePartitions partitions, boolean withPayload) {
    this.partitions = partitions;
    this.withPayload = withPayload;
  }

  @Override
  public String table() {
    return "webhook_events";
  }

  /** For a body that only the server finds no JSON: the event without its payload. */
  @Override
  public Optional<TopicWriter<ScopeKey, RawWebhook>> lenient() {
    return withPayload ? Optional.of(new RawWebhookWriter(partitions, false)) : Optional.empty();
  }

  @Override
  public void prepare(DSLContext session, List<Received<ScopeKey, RawWebhook>> records) {
    partitions.ensure(
        session, records.stream().map(r -> requireNonNull(r.value()).getReceivedAt()).toList());
  }

  @Override
  public void failed() {
    partitions.forget();
  }

  @Override
  public void write(DSLContext transaction, List<Received<ScopeKey, RawWebhook>> records) {
    Map<DeliveryKey, WebhookEventsRecord> events = new LinkedHashMap<>();
    for (Received<ScopeKey, RawWebhook> received : records) {
      DeliveryKey key = RawEvent.key(received);
      WebhookEventsRecord seen = events.get(key);
      if (seen == null) {
        events.put(key, RawEvent.of(key, received, withPayload));
      } else {
        seen.setDeliveries(seen.getDeliveries() + 1);
      }
    }
    new WebhookEvents(transaction)
        .write(events.values(), standing -> new CountDeliveries(transaction).count(standing));
  }
}

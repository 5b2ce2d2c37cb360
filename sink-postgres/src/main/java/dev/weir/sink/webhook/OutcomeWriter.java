package dev.weir.sink.webhook;

import static java.util.Objects.requireNonNull;

import dev.weir.schema.avro.Delivery;
import dev.weir.schema.avro.Outcome;
import dev.weir.schema.avro.ScopeKey;
import dev.weir.sink.batch.Received;
import dev.weir.sink.batch.TopicWriter;
import dev.weir.sink.jooq.tables.records.WebhookEventsRecord;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.DSLContext;

/**
 * What became of raw webhooks. An outcome may come before its webhook: then it makes the event,
 * with no deliveries yet. A duplicate's says nothing about the event; nor does that of a record
 * that could not be read, which has no event.
 */
public final class OutcomeWriter implements TopicWriter<ScopeKey, Delivery> {
  private final EnsurePartitions partitions;
  private final Clock clock;

  public OutcomeWriter(EnsurePartitions partitions, Clock clock) {
    this.partitions = partitions;
    this.clock = clock;
  }

  @Override
  public String table() {
    return "webhook_events";
  }

  @Override
  public void prepare(DSLContext session, List<Received<ScopeKey, Delivery>> records) {
    partitions.ensure(
        session,
        records.stream()
            .map(OutcomeWriter::delivery)
            .filter(OutcomeWriter::tells)
            .map(Delivery::getReceivedAt)
            .toList());
  }

  @Override
  public void failed() {
    partitions.forget();
  }

  @Override
  public void write(DSLContext transaction, List<Received<ScopeKey, Delivery>> records) {
    Map<DeliveryKey, WebhookEventsRecord> events = new LinkedHashMap<>();
    for (Received<ScopeKey, Delivery> received : records) {
      Delivery delivery = delivery(received);
      if (tells(delivery)) {
        DeliveryKey key = OutcomeEvent.key(delivery);
        events.put(
            key,
            OutcomeEvent.of(
                key, delivery, received.headers(), received.position().offset(), clock.instant()));
      }
    }
    new WebhookEvents(transaction)
        .write(events.values(), standing -> new SetOutcomes(transaction).set(standing));
  }

  private static Delivery delivery(Received<ScopeKey, Delivery> received) {
    return requireNonNull(received.value());
  }

  private static boolean tells(Delivery delivery) {
    return delivery.getOutcome() != Outcome.DUPLICATE && delivery.getReceivedAt() != null;
  }
}

package dev.weir.sink.webhook;

import static dev.weir.sink.jooq.Tables.WEBHOOK_EVENTS;

import dev.weir.sink.copy.Columns;
import dev.weir.sink.copy.CopyRows;
import dev.weir.sink.jooq.tables.records.WebhookEventsRecord;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.DSLContext;

/**
 * Writes events of a batch: those new to the guard table are copied into place, the others updated
 * where they stand.
 */
final class WebhookEvents {
  static final Columns<WebhookEventsRecord> COLUMNS =
      new Columns<>(WEBHOOK_EVENTS, List.of(WEBHOOK_EVENTS.fields()));

  private final DSLContext transaction;

  WebhookEvents(DSLContext transaction) {
    this.transaction = transaction;
  }

  /**
   * Writes events, one a delivery.
   *
   * @param update updates events that stand, with the time of receipt by which they do
   */
  void write(Collection<WebhookEventsRecord> events, Consumer<List<WebhookEventsRecord>> update) {
    if (events.isEmpty()) {
      return;
    }
    Map<UUID, OffsetDateTime> known = new ClaimDeliveries(transaction).claim(List.copyOf(events));
    List<WebhookEventsRecord> fresh = new ArrayList<>();
    List<WebhookEventsRecord> standing = new ArrayList<>();
    for (WebhookEventsRecord event : events) {
      OffsetDateTime receivedAt = known.get(event.getId());
      if (receivedAt == null) {
        fresh.add(event);
      } else {
        event.setReceivedAt(receivedAt);
        standing.add(event);
      }
    }
    CopyRows.into(transaction, WEBHOOK_EVENTS.getName(), COLUMNS, fresh);
    if (!standing.isEmpty()) {
      update.accept(standing);
    }
  }
}

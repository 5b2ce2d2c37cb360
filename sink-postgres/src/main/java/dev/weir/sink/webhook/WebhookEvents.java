package dev.weir.sink.webhook;

import static dev.weir.sink.jooq.Tables.WEBHOOK_EVENTS;

import dev.weir.sink.copy.CopyRows;
import dev.weir.sink.copy.Staged;
import dev.weir.sink.jooq.tables.records.WebhookEventsRecord;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;

/**
 * Writes events of a batch: those new to the guard table are copied into place, the others staged
 * for an update where they stand.
 */
final class WebhookEvents {
  static final Staged<WebhookEventsRecord> STAGED = new Staged<>(WEBHOOK_EVENTS);
  private static final List<Field<?>> FIELDS = List.of(WEBHOOK_EVENTS.fields());

  private final DSLContext transaction;

  WebhookEvents(DSLContext transaction) {
    this.transaction = transaction;
  }

  /**
   * Writes events, one a delivery.
   *
   * @param update updates events that stand, from {@link #STAGED}, given which they are
   */
  void write(Collection<WebhookEventsRecord> events, Consumer<Condition> update) {
    if (events.isEmpty()) {
      return;
    }
    // Whatever the planner guesses of what was staged: these are few rows, looked up by their key.
    transaction.execute("SET LOCAL enable_hashjoin = off");
    transaction.execute("SET LOCAL enable_mergejoin = off");
    Map<UUID, OffsetDateTime> known = new ClaimDeliveries(transaction).claim(events);
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
    CopyRows.into(transaction, WEBHOOK_EVENTS.getName(), FIELDS, fresh);
    if (!standing.isEmpty()) {
      STAGED.fill(transaction, FIELDS, standing);
      update.accept(sameEvent(standing));
    }
  }

  /** The bounds in time let the server leave all other partitions out. */
  private static Condition sameEvent(List<WebhookEventsRecord> standing) {
    List<OffsetDateTime> times =
        standing.stream().map(WebhookEventsRecord::getReceivedAt).sorted().toList();
    return WEBHOOK_EVENTS
        .ID
        .eq(STAGED.field(WEBHOOK_EVENTS.ID))
        .and(WEBHOOK_EVENTS.RECEIVED_AT.eq(STAGED.field(WEBHOOK_EVENTS.RECEIVED_AT)))
        .and(WEBHOOK_EVENTS.RECEIVED_AT.between(times.get(0), times.get(times.size() - 1)));
  }
}

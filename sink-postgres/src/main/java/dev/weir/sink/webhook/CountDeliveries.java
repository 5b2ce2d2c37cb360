package dev.weir.sink.webhook;

import static dev.weir.sink.jooq.Tables.WEBHOOK_EVENTS;

import dev.weir.sink.copy.Staged;
import dev.weir.sink.jooq.tables.records.WebhookEventsRecord;
import java.time.OffsetDateTime;
import java.util.List;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** Counts repeats of events, and adds body and trace to one that its outcome had made. */
final class CountDeliveries {
  private static final Staged<WebhookEventsRecord> STAGED = new Staged<>(WEBHOOK_EVENTS);

  private final DSLContext transaction;

  CountDeliveries(DSLContext transaction) {
    this.transaction = transaction;
  }

  int count(List<WebhookEventsRecord> standing) {
    STAGED.fill(transaction, WebhookEvents.COLUMNS, standing);
    return transaction
        .update(WEBHOOK_EVENTS)
        .set(
            WEBHOOK_EVENTS.DELIVERIES,
            WEBHOOK_EVENTS.DELIVERIES.plus(STAGED.field(WEBHOOK_EVENTS.DELIVERIES)))
        .set(WEBHOOK_EVENTS.BODY, firstOf(WEBHOOK_EVENTS.BODY))
        .set(WEBHOOK_EVENTS.PAYLOAD, firstOf(WEBHOOK_EVENTS.PAYLOAD))
        .set(WEBHOOK_EVENTS.HEADERS, firstOf(WEBHOOK_EVENTS.HEADERS))
        .set(WEBHOOK_EVENTS.TRACE_ID, firstOf(WEBHOOK_EVENTS.TRACE_ID))
        .set(WEBHOOK_EVENTS.ROW_VERSION, STAGED.field(WEBHOOK_EVENTS.ROW_VERSION))
        .from(STAGED.rows())
        .where(sameEvent(standing))
        .execute();
  }

  /** What the event has once it has a body; else what came now. */
  private static <T> Field<T> firstOf(Field<T> field) {
    return DSL.when(WEBHOOK_EVENTS.BODY.isNotNull(), field).otherwise(STAGED.field(field));
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

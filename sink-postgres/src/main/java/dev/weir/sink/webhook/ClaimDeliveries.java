package dev.weir.sink.webhook;

import static dev.weir.sink.jooq.Tables.WEBHOOK_EVENT_KEYS;

import dev.weir.sink.copy.Staged;
import dev.weir.sink.jooq.tables.records.WebhookEventKeysRecord;
import dev.weir.sink.jooq.tables.records.WebhookEventsRecord;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;

/**
 * Enters deliveries in the guard table, which knows each one once, and tells those that stood there
 * before and where.
 */
final class ClaimDeliveries {
  private static final Staged<WebhookEventKeysRecord> STAGED = new Staged<>(WEBHOOK_EVENT_KEYS);
  private static final List<Field<?>> FIELDS = List.of(WEBHOOK_EVENT_KEYS.fields());

  private final DSLContext transaction;

  ClaimDeliveries(DSLContext transaction) {
    this.transaction = transaction;
  }

  /**
   * Enters deliveries.
   *
   * @return of those that stood there before, the event's time of receipt by its id
   */
  Map<UUID, OffsetDateTime> claim(Collection<WebhookEventsRecord> events) {
    STAGED.fill(transaction, FIELDS, events.stream().map(ClaimDeliveries::key).toList());
    Set<UUID> entered = enter();
    Map<UUID, OffsetDateTime> known = new HashMap<>();
    if (entered.size() < events.size()) {
      known.putAll(standing());
      known.keySet().removeAll(entered);
    }
    return known;
  }

  private Set<UUID> enter() {
    return transaction
        .insertInto(WEBHOOK_EVENT_KEYS, FIELDS)
        .select(
            transaction
                .select(FIELDS.stream().map(STAGED::field).toList())
                .from(STAGED.rows())
                .orderBy(primaryKey().map(STAGED::field).toList()))
        .onConflict(primaryKey().toList())
        .doNothing()
        .returning(WEBHOOK_EVENT_KEYS.EVENT_ID)
        .fetchSet(WEBHOOK_EVENT_KEYS.EVENT_ID);
  }

  private Map<UUID, OffsetDateTime> standing() {
    return transaction
        .select(WEBHOOK_EVENT_KEYS.EVENT_ID, WEBHOOK_EVENT_KEYS.RECEIVED_AT)
        .from(STAGED.rows())
        .join(WEBHOOK_EVENT_KEYS)
        .on(DSL.and(primaryKey().map(ClaimDeliveries::same).toList()))
        .fetchMap(WEBHOOK_EVENT_KEYS.EVENT_ID, WEBHOOK_EVENT_KEYS.RECEIVED_AT);
  }

  private static WebhookEventKeysRecord key(WebhookEventsRecord event) {
    WebhookEventKeysRecord key = new WebhookEventKeysRecord();
    key.setTenantId(event.getTenantId());
    key.setSource(event.getSource());
    key.setDeliveryId(event.getDeliveryId());
    key.setBodySha256(event.getBodySha256());
    key.setEventId(event.getId());
    key.setReceivedAt(event.getReceivedAt());
    return key;
  }

  private static <T> Condition same(Field<T> field) {
    return STAGED.field(field).eq(field);
  }

  private static Stream<Field<?>> primaryKey() {
    return Stream.of(
        WEBHOOK_EVENT_KEYS.TENANT_ID,
        WEBHOOK_EVENT_KEYS.SOURCE,
        WEBHOOK_EVENT_KEYS.DELIVERY_ID,
        WEBHOOK_EVENT_KEYS.BODY_SHA256);
  }
}

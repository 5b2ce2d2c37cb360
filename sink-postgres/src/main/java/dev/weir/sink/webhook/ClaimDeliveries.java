package dev.weir.sink.webhook;

import static dev.weir.sink.jooq.Tables.WEBHOOK_EVENT_KEYS;

import dev.weir.sink.copy.Columns;
import dev.weir.sink.copy.Unnested;
import dev.weir.sink.jooq.tables.records.WebhookEventKeysRecord;
import dev.weir.sink.jooq.tables.records.WebhookEventsRecord;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;

/**
 * Enters deliveries in the guard table, which knows each one once, and tells those that stood there
 * before and where.
 */
final class ClaimDeliveries {
  private static final Unnested<WebhookEventKeysRecord> DELIVERIES =
      new Unnested<>(new Columns<>(WEBHOOK_EVENT_KEYS, List.of(WEBHOOK_EVENT_KEYS.fields())));

  private static final String ENTER =
      """
      INSERT INTO webhook_event_keys
          (tenant_id, source, delivery_id, body_sha256, event_id, received_at)
      SELECT tenant_id, source, delivery_id, body_sha256, event_id, received_at
      FROM %s
      ORDER BY tenant_id, source, delivery_id, body_sha256
      ON CONFLICT (tenant_id, source, delivery_id, body_sha256) DO NOTHING
      RETURNING event_id
      """
          .formatted(DELIVERIES.from("told"));

  private static final String STANDING =
      """
      SELECT held.event_id, held.received_at
      FROM %s
      JOIN webhook_event_keys AS held
        ON held.tenant_id = told.tenant_id AND held.source = told.source
       AND held.delivery_id = told.delivery_id AND held.body_sha256 = told.body_sha256
      """
          .formatted(DELIVERIES.from("told"));

  private final DSLContext transaction;

  ClaimDeliveries(DSLContext transaction) {
    this.transaction = transaction;
  }

  /**
   * Enters deliveries.
   *
   * @return of those that stood there before, the event's time of receipt by its id
   */
  Map<UUID, OffsetDateTime> claim(List<WebhookEventsRecord> events) {
    List<WebhookEventKeysRecord> keys = events.stream().map(ClaimDeliveries::key).toList();
    return transaction.connectionResult(connection -> claim(connection, keys));
  }

  private static Map<UUID, OffsetDateTime> claim(
      Connection connection, List<WebhookEventKeysRecord> keys) throws SQLException {
    Set<UUID> entered = enter(connection, keys);
    if (entered.size() == keys.size()) {
      return Map.of();
    }
    Map<UUID, OffsetDateTime> known = standing(connection, keys);
    known.keySet().removeAll(entered);
    return known;
  }

  private static Set<UUID> enter(Connection connection, List<WebhookEventKeysRecord> keys)
      throws SQLException {
    Set<UUID> entered = new HashSet<>();
    try (PreparedStatement statement = connection.prepareStatement(ENTER)) {
      DELIVERIES.bind(statement, keys);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          entered.add(rows.getObject(1, UUID.class));
        }
      }
    }
    return entered;
  }

  private static Map<UUID, OffsetDateTime> standing(
      Connection connection, List<WebhookEventKeysRecord> keys) throws SQLException {
    Map<UUID, OffsetDateTime> standing = new HashMap<>();
    try (PreparedStatement statement = connection.prepareStatement(STANDING)) {
      DELIVERIES.bind(statement, keys);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          standing.put(rows.getObject(1, UUID.class), rows.getObject(2, OffsetDateTime.class));
        }
      }
    }
    return standing;
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
}

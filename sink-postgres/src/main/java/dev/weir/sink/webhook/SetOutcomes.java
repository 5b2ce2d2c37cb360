package dev.weir.sink.webhook;

import static dev.weir.sink.jooq.Tables.WEBHOOK_EVENTS;

import dev.weir.sink.copy.Columns;
import dev.weir.sink.copy.Unnested;
import dev.weir.sink.jooq.tables.records.WebhookEventsRecord;
import java.sql.PreparedStatement;
import java.time.OffsetDateTime;
import java.util.List;
import org.jooq.DSLContext;

/** Sets the outcomes of events where they stand. */
final class SetOutcomes {
  private static final Unnested<WebhookEventsRecord> OUTCOMES =
      new Unnested<>(
          new Columns<>(
              WEBHOOK_EVENTS,
              List.of(
                  WEBHOOK_EVENTS.ID,
                  WEBHOOK_EVENTS.RECEIVED_AT,
                  WEBHOOK_EVENTS.PROCESSING_STATUS,
                  WEBHOOK_EVENTS.PROCESSED_AT,
                  WEBHOOK_EVENTS.ERROR_MESSAGE,
                  WEBHOOK_EVENTS.RULES_VERSION)));

  /** The bounds in time let the server leave all other partitions out. */
  private static final String SQL =
      """
      UPDATE webhook_events AS held
      SET processing_status = told.processing_status, processed_at = told.processed_at,
          error_message = told.error_message, rules_version = told.rules_version
      FROM %s
      WHERE held.id = told.id AND held.received_at = told.received_at
        AND held.received_at BETWEEN ? AND ?
      """
          .formatted(OUTCOMES.from("told"));

  private final DSLContext transaction;

  SetOutcomes(DSLContext transaction) {
    this.transaction = transaction;
  }

  int set(List<WebhookEventsRecord> standing) {
    List<OffsetDateTime> times =
        standing.stream().map(WebhookEventsRecord::getReceivedAt).sorted().toList();
    return transaction.connectionResult(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(SQL)) {
            int next = OUTCOMES.bind(statement, standing);
            statement.setObject(next, times.get(0));
            statement.setObject(next + 1, times.get(times.size() - 1));
            return statement.executeUpdate();
          }
        });
  }
}

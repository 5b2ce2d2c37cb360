package dev.weir.sink.webhook;

import static dev.weir.sink.jooq.Tables.WEBHOOK_EVENTS;
import static dev.weir.sink.webhook.WebhookEvents.STAGED;

import org.jooq.Condition;
import org.jooq.DSLContext;

/** Sets the outcomes of staged events where they stand. */
final class SetOutcomes {
  private final DSLContext transaction;

  SetOutcomes(DSLContext transaction) {
    this.transaction = transaction;
  }

  int set(Condition sameEvent) {
    return transaction
        .update(WEBHOOK_EVENTS)
        .set(WEBHOOK_EVENTS.PROCESSING_STATUS, STAGED.field(WEBHOOK_EVENTS.PROCESSING_STATUS))
        .set(WEBHOOK_EVENTS.PROCESSED_AT, STAGED.field(WEBHOOK_EVENTS.PROCESSED_AT))
        .set(WEBHOOK_EVENTS.ERROR_MESSAGE, STAGED.field(WEBHOOK_EVENTS.ERROR_MESSAGE))
        .set(WEBHOOK_EVENTS.RULES_VERSION, STAGED.field(WEBHOOK_EVENTS.RULES_VERSION))
        .from(STAGED.rows())
        .where(sameEvent)
        .execute();
  }
}

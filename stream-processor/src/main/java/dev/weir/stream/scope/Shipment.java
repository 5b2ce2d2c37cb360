package dev.weir.stream.scope;

import dev.weir.stream.flow.Attempt;
import dev.weir.stream.flow.DoneOn;
import dev.weir.stream.flow.Steps;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What may bring changes to production: a production deployment, a release, or a tag.
 *
 * @param subject its facts' subject, lower case
 * @param channel DEPLOYMENT, RELEASE or TAG
 * @param environment lower case; empty where the channel has none
 * @param landedAt when its commit landed; null where it did not
 * @param succeededAt its earliest success
 */
record Shipment(
    String subject,
    DoneOn channel,
    UUID id,
    String environment,
    Instant createdAt,
    Steps<Attempt.State> states,
    @Nullable Instant landedAt,
    @Nullable Instant succeededAt) {

  /** It delivers every change that landed at or before this; null where it delivers nothing. */
  @Nullable Instant reach() {
    if (landedAt == null || succeededAt == null) {
      return null;
    }
    return landedAt.isBefore(succeededAt) ? landedAt : succeededAt;
  }

  Attempt attempt(@Nullable Instant supersededAt) {
    return new Attempt(id, createdAt, states, supersededAt);
  }
}

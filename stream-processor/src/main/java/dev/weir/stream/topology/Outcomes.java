package dev.weir.stream.topology;

import dev.weir.schema.avro.Delivery;
import dev.weir.schema.avro.Outcome;
import dev.weir.schema.avro.RawWebhook;
import dev.weir.schema.avro.RecordOrigin;
import dev.weir.schema.avro.Refusal;
import dev.weir.schema.avro.ScopeKey;
import dev.weir.stream.normalize.Normalized;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The one outcome of a raw record. */
record Outcomes(RecordOrigin origin, String rulesVersion) {
  /** Key of an outcome whose raw record's own could not be read. */
  static final ScopeKey NO_KEY = new ScopeKey("", "", "", "");

  private static final int MOST_REFUSALS = 100;

  Delivery read(ScopeKey key, RawWebhook raw, Normalized.Read read) {
    Outcome outcome = read.facts().isEmpty() ? Outcome.IGNORED : Outcome.FACTS;
    return of(key, raw, outcome, read.ignored())
        .setFacts(read.facts().size())
        .setRefusals(read.refusals().stream().limit(MOST_REFUSALS).map(Outcomes::refusal).toList())
        .build();
  }

  Delivery deadLettered(ScopeKey key, RawWebhook raw, Normalized.Unreadable unreadable) {
    String reason = unreadable.reason() + ": " + unreadable.message();
    return of(key, raw, Outcome.DEAD_LETTERED, reason).build();
  }

  Delivery duplicate(ScopeKey key, RawWebhook raw, long first) {
    return of(key, raw, Outcome.DUPLICATE, "first seen at offset " + first).build();
  }

  /** Of a record that tells nothing about itself. */
  Delivery unreadable(String reason) {
    return Delivery.newBuilder()
        .setTenant("")
        .setSource("")
        .setInstance("")
        .setScope("")
        .setDeliveryId("")
        .setBodySha256(ByteBuffer.allocate(0))
        .setOutcome(Outcome.DEAD_LETTERED)
        .setReason("unreadable_record: " + reason)
        .setFacts(0)
        .setRefusals(List.of())
        .setOrigin(origin)
        .setRulesVersion(rulesVersion)
        .build();
  }

  private Delivery.Builder of(
      ScopeKey key, RawWebhook raw, Outcome outcome, @Nullable String reason) {
    return Delivery.newBuilder()
        .setTenant(raw.getTenant())
        .setSource(raw.getSource())
        .setInstance(raw.getInstance())
        .setScope(key.getScope())
        .setDeliveryId(raw.getDeliveryId())
        .setBodySha256(raw.getBodySha256())
        .setEventType(raw.getEventType())
        .setReceivedAt(raw.getReceivedAt())
        .setOutcome(outcome)
        .setReason(reason)
        .setFacts(0)
        .setRefusals(List.of())
        .setOrigin(origin)
        .setRulesVersion(rulesVersion);
  }

  private static Refusal refusal(Normalized.Refused refused) {
    return new Refusal(refused.kind(), refused.subject(), refused.at(), refused.reason());
  }
}

package dev.weir.bench.sink;

import dev.weir.bench.gateway.Payloads;
import dev.weir.schema.avro.FlowItem;
import dev.weir.schema.avro.ItemChange;
import dev.weir.schema.avro.ItemFact;
import dev.weir.schema.avro.ItemFactKey;
import dev.weir.schema.avro.ItemKey;
import dev.weir.schema.avro.RawWebhook;
import dev.weir.schema.avro.RecordOrigin;
import dev.weir.schema.avro.ScopeKey;
import dev.weir.schema.avro.Visit;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Records to write, from a seed. Pure. */
final class Records {
  private static final Instant RECEIVED = Instant.parse("2026-03-04T12:00:00Z");
  private static final String RULES =
      "5f1d7a84c2b35f64a1c8d3e0b7a9f2c46d8e1b3f5a7c9e0d2b4f6a8c0e1d3b5f";
  private static final int FACTS_OF_AN_ITEM = 9;
  private static final List<String> KINDS =
      List.of("issue.opened", "change.opened", "review.submitted", "run.completed", "issue.state");

  private final List<byte[]> bodies = Payloads.made(200, 3);

  ScopeKey scope(int number) {
    return new ScopeKey("default", "github", "github.com", "octo-org/service-" + number % 40);
  }

  RawWebhook webhook(int number) {
    byte[] body = bodies.get(number % bodies.size());
    return RawWebhook.newBuilder()
        .setTenant("default")
        .setSource("github")
        .setInstance("github.com")
        .setDeliveryId(id(1, number).toString())
        .setEventType("issues.labeled")
        .setReceivedAt(RECEIVED.plusMillis(number))
        .setTopic("weir.webhooks.v1")
        .setHeaders(
            Map.of(
                "content-type", "application/json",
                "user-agent", "GitHub-Hookshot/bench",
                "x-github-event", "issues"))
        .setBodySha256(ByteBuffer.wrap(sha256(body)))
        .setBody(ByteBuffer.wrap(body))
        .build();
  }

  ItemKey itemKey(int number) {
    return new ItemKey("default", id(4, number));
  }

  /** An item in its second stage, with one change. */
  FlowItem item(int number) {
    Instant created = RECEIVED.minusSeconds(number);
    String name = "octo-org/service-" + number % 40 + "#" + number;
    return FlowItem.newBuilder()
        .setItemId(id(4, number))
        .setTenant("default")
        .setSource("github")
        .setInstance("github.com")
        .setExternalId(name)
        .setTeamId("octo-org/service-" + number % 40)
        .setItemType("feature")
        .setOrigin("human")
        .setTitle("feat: something with a title")
        .setAuthor("developer-" + number % 90)
        .setLabels(List.of("enhancement"))
        .setCurrentStage("code_review")
        .setStatus("in_progress")
        .setCreatedAt(created)
        .setUpdatedAt(RECEIVED)
        .setStartedAt(created)
        .setReworkCount(0)
        .setPostDeliveryRework(0)
        .setVisits(
            List.of(
                new Visit(1, "development", "active", created, RECEIVED, false, 0L),
                new Visit(2, "code_review", "wait", RECEIVED, null, false, 0L)))
        .setChanges(
            List.of(
                ItemChange.newBuilder()
                    .setExternalId(name)
                    .setCreatedAt(created)
                    .setBeforeRecords(false)
                    .build()))
        .setRulesVersion(RULES)
        .setRecord(new RecordOrigin("weir.webhooks.v1", number % 4, (long) number))
        .build();
  }

  ItemFactKey factKey(int number) {
    return new ItemFactKey("default", id(2, number / FACTS_OF_AN_ITEM), id(3, number), "");
  }

  /** A fact; each version of it has another effect. */
  ItemFact fact(int number, int version) {
    return ItemFact.newBuilder()
        .setTenant("default")
        .setItemId(id(2, number / FACTS_OF_AN_ITEM))
        .setFactId(id(3, number))
        .setPart("")
        .setKind(KINDS.get(number % KINDS.size()))
        .setSubject("octo-org/service-" + number % 40 + "#" + number / FACTS_OF_AN_ITEM)
        .setAt(RECEIVED.minusSeconds(number))
        .setValue("developer-" + number % 90)
        .setEffect(version == 1 ? "entered" : "none")
        .setStage("in_review")
        .setRule("stage.in_review")
        .setReason(version == 1 ? null : "a later fact says otherwise")
        .setRulesVersion(RULES)
        .setRecord(new RecordOrigin("weir.webhooks.v1", number % 4, (long) number))
        .build();
  }

  /** As spread over the index as a hash is. */
  private static UUID id(long kind, long number) {
    Random random = new Random(kind * 1_000_000_007L + number);
    return new UUID(random.nextLong(), random.nextLong());
  }

  private static byte[] sha256(byte[] body) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(body);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

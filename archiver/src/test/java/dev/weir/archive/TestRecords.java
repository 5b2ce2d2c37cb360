package dev.weir.archive;

import dev.weir.schema.avro.Fact;
import dev.weir.schema.avro.FactKey;
import dev.weir.schema.avro.FlowItem;
import dev.weir.schema.avro.ItemKey;
import dev.weir.schema.avro.RawWebhook;
import dev.weir.schema.avro.RecordOrigin;
import dev.weir.schema.avro.ScopeKey;
import dev.weir.schema.avro.StageTransition;
import dev.weir.schema.avro.TeamDay;
import dev.weir.schema.avro.TeamMetrics;
import dev.weir.schema.avro.TeamMetricsKey;
import dev.weir.schema.avro.TeamProfile;
import dev.weir.schema.avro.Visit;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Sample records. */
public final class TestRecords {
  public static final Instant MARCH = Instant.parse("2026-03-31T23:59:59.123Z");
  public static final RecordOrigin ORIGIN = new RecordOrigin("weir.webhooks.v1", 1, 77L);

  private TestRecords() {}

  public static UUID id(int number) {
    return new UUID(0x5000_4000L, 0x8000_0000_0000_0000L | number);
  }

  public static ScopeKey scope() {
    return new ScopeKey("default", "github", "github.com", "octo/shop");
  }

  public static RawWebhook webhook(String body, Instant receivedAt) {
    return RawWebhook.newBuilder()
        .setTenant("default")
        .setSource("github")
        .setInstance("github.com")
        .setDeliveryId(UUID.nameUUIDFromBytes(body.getBytes(StandardCharsets.UTF_8)).toString())
        .setEventType("push")
        .setReceivedAt(receivedAt)
        .setTopic("weir.webhooks.v1")
        .setHeaders(Map.of("x-github-event", "push"))
        .setBodySha256(ByteBuffer.wrap(new byte[32]))
        .setBody(ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)))
        .build();
  }

  public static FactKey factKey(int number) {
    return new FactKey("default", id(number));
  }

  public static Fact fact(int number, Instant at) {
    return Fact.newBuilder()
        .setFactId(id(number))
        .setTenant("default")
        .setSource("github")
        .setInstance("github.com")
        .setScope("octo/shop")
        .setKind("change.merged")
        .setSubject("octo/shop#" + number)
        .setDiscriminator("")
        .setAt(at)
        .setAttributes(Map.of("sha", "abc" + number, "labels", "a\nb"))
        .setDeliveryId("delivery-" + number / 3)
        .setOrigin(ORIGIN)
        .setRulesVersion("rules")
        .build();
  }

  public static ItemKey itemKey(int number) {
    return new ItemKey("default", id(number));
  }

  public static FlowItem item(int number, String team, Instant updatedAt) {
    return FlowItem.newBuilder()
        .setItemId(id(number))
        .setTenant("default")
        .setSource("github")
        .setInstance("github.com")
        .setExternalId("octo/shop#" + number)
        .setTeamId(team)
        .setItemType("feature")
        .setOrigin("human")
        .setTitle("Größe & Überschrift")
        .setLabels(List.of("a", "b"))
        .setCurrentStage("production")
        .setStatus("completed")
        .setCreatedAt(updatedAt.minusSeconds(86_400))
        .setUpdatedAt(updatedAt)
        .setCompletedAt(updatedAt)
        .setActiveSeconds(3_600L)
        .setReworkCount(0)
        .setPostDeliveryRework(0)
        .setVisits(
            List.of(
                Visit.newBuilder()
                    .setSeq(1)
                    .setStage("coding")
                    .setKind("active")
                    .setEnteredAt(updatedAt.minusSeconds(60))
                    .setLeftAt(updatedAt)
                    .setRework(false)
                    .build()))
        .setChanges(List.of())
        .setRulesVersion("rules")
        .setRecord(ORIGIN)
        .build();
  }

  public static StageTransition transition(int number, int seq, Instant at) {
    return StageTransition.newBuilder()
        .setItemId(id(number))
        .setTenant("default")
        .setTeamId("payments")
        .setSeq(seq)
        .setToStage("coding")
        .setTransitionedAt(at)
        .setRework(false)
        .setRulesVersion("rules")
        .build();
  }

  public static TeamMetricsKey day(String team, LocalDate date) {
    return new TeamMetricsKey("default", team, date);
  }

  public static TeamMetrics metrics(int velocity) {
    return TeamMetrics.newBuilder()
        .setDay(
            TeamDay.newBuilder()
                .setFlowVelocity(velocity)
                .setFlowTimeP50Millis(1_500.5)
                .setFlowTimeCount(velocity)
                .setActiveSeconds(10L)
                .setWaitSeconds(20L)
                .setFlowLoad(3)
                .setFlowLoadStale(0)
                .setItemsCompleted(velocity)
                .setItemsStarted(1)
                .setItemsCreated(1)
                .setItemsCancelled(0)
                .setFeaturesCompleted(velocity)
                .setBugsCompleted(0)
                .setChoresCompleted(0)
                .setRisksCompleted(0)
                .setBotItemsCompleted(0)
                .setReworkCount(0)
                .build())
        .setRulesVersion("rules")
        .build();
  }

  public static TeamMetrics profile(String name) {
    return TeamMetrics.newBuilder()
        .setProfile(TeamProfile.newBuilder().setName(name).setConfig("{}").build())
        .setRulesVersion("rules")
        .build();
  }
}

package dev.weir.sink;

import dev.weir.identity.NameUuid;
import dev.weir.schema.avro.Delivery;
import dev.weir.schema.avro.Deployment;
import dev.weir.schema.avro.DeploymentKey;
import dev.weir.schema.avro.FlowItem;
import dev.weir.schema.avro.Incident;
import dev.weir.schema.avro.IncidentKey;
import dev.weir.schema.avro.ItemChange;
import dev.weir.schema.avro.ItemFact;
import dev.weir.schema.avro.ItemFactKey;
import dev.weir.schema.avro.ItemKey;
import dev.weir.schema.avro.Outcome;
import dev.weir.schema.avro.RawWebhook;
import dev.weir.schema.avro.RecordOrigin;
import dev.weir.schema.avro.ScopeKey;
import dev.weir.schema.avro.ServiceMetrics;
import dev.weir.schema.avro.ServiceMetricsKey;
import dev.weir.schema.avro.TeamDay;
import dev.weir.schema.avro.TeamMetrics;
import dev.weir.schema.avro.TeamMetricsKey;
import dev.weir.schema.avro.TeamProfile;
import dev.weir.schema.avro.Visit;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Sample records. */
public final class TestRecords {
  public static final String TENANT = "default";
  public static final String TEAM = "content-apis";
  public static final String RULES = "rules-1";
  public static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
  private static final UUID NAMESPACE = new UUID(1, 2);

  private TestRecords() {}

  public static UUID id(String name) {
    return NameUuid.of(NAMESPACE, name);
  }

  public static RecordOrigin origin(long offset) {
    return new RecordOrigin("weir.webhooks.v1", 0, offset);
  }

  public static ItemKey itemKey(String externalId) {
    return new ItemKey(TENANT, id(externalId));
  }

  /** In review since an hour, in development for the hour before. */
  public static FlowItem item(String externalId) {
    return itemBuilder(externalId).build();
  }

  public static FlowItem.Builder itemBuilder(String externalId) {
    return FlowItem.newBuilder()
        .setItemId(id(externalId))
        .setTenant(TENANT)
        .setSource("github")
        .setInstance("github.com")
        .setExternalId(externalId)
        .setTeamId(TEAM)
        .setItemType("feature")
        .setOrigin("human")
        .setTitle("A title")
        .setDescription("A body")
        .setUrl("https://github.com/acme/shop/pull/1")
        .setAuthor("alice")
        .setLabels(List.of("a", "b"))
        .setCurrentStage("code_review")
        .setStatus("in_progress")
        .setCreatedAt(NOON)
        .setUpdatedAt(NOON.plusSeconds(7200))
        .setStartedAt(NOON)
        .setReworkCount(0)
        .setPostDeliveryRework(0)
        .setVisits(
            List.of(
                visit(1, "development", "active", NOON, NOON.plusSeconds(3600)),
                visit(2, "code_review", "wait", NOON.plusSeconds(3600), null)))
        .setChanges(List.of(change(externalId, null)))
        .setRulesVersion(RULES)
        .setRecord(origin(7));
  }

  public static Visit visit(int seq, String stage, String kind, Instant entered, Instant left) {
    return blocked(seq, stage, kind, entered, left, 0);
  }

  /** A visit in part of which something held the item up. */
  public static Visit blocked(
      int seq, String stage, String kind, Instant entered, Instant left, long blockedMillis) {
    return new Visit(seq, stage, kind, entered, left, false, blockedMillis);
  }

  public static ItemChange change(String externalId, UUID deployment) {
    return ItemChange.newBuilder()
        .setExternalId(externalId)
        .setCreatedAt(NOON)
        .setMergedAt(NOON.plusSeconds(7200))
        .setProductionAt(deployment == null ? null : NOON.plusSeconds(9000))
        .setFirstCommitAt(NOON)
        .setBeforeRecords(false)
        .setDeploymentId(deployment)
        .setDeployedAt(deployment == null ? null : NOON.plusSeconds(9000))
        .build();
  }

  public static Deployment deployment(String externalId) {
    return Deployment.newBuilder()
        .setDeploymentId(id(externalId))
        .setTenant(TENANT)
        .setSource("github")
        .setInstance("github.com")
        .setExternalId(externalId)
        .setServiceId("acme/shop")
        .setTeamId(TEAM)
        .setEnvironment("production")
        .setProduction(true)
        .setCommitSha("abc")
        .setRef("main")
        .setStatus("success")
        .setCreatedAt(NOON)
        .setFinishedAt(NOON.plusSeconds(60))
        .setLandedAt(NOON.minusSeconds(60))
        .setRedeploy(false)
        .setRulesVersion(RULES)
        .setRecord(origin(8))
        .build();
  }

  public static DeploymentKey deploymentKey(String externalId) {
    return new DeploymentKey(TENANT, id(externalId));
  }

  public static Incident incident(String externalId) {
    return Incident.newBuilder()
        .setIncidentId(id(externalId))
        .setTenant(TENANT)
        .setSource("github")
        .setInstance("github.com")
        .setExternalId(externalId)
        .setServiceId("acme/shop")
        .setTeamId(TEAM)
        .setTitle("Checkout is down")
        .setStatus("open")
        .setOpenedAt(NOON)
        .setDeploymentId(id("d"))
        .setRulesVersion(RULES)
        .setRecord(origin(9))
        .build();
  }

  public static IncidentKey incidentKey(String externalId) {
    return new IncidentKey(TENANT, id(externalId));
  }

  public static ItemFact itemFact(String item, String fact, String part) {
    return ItemFact.newBuilder()
        .setTenant(TENANT)
        .setItemId(id(item))
        .setFactId(id(fact))
        .setPart(part)
        .setKind("issue.observed")
        .setSubject(item)
        .setAt(NOON)
        .setValue("bug")
        .setEffect("none")
        .setStage("backlog")
        .setRule("created")
        .setReason("a label says nothing of the stage")
        .setRulesVersion(RULES)
        .setRecord(origin(10))
        .build();
  }

  public static ItemFactKey itemFactKey(String item, String fact, String part) {
    return new ItemFactKey(TENANT, id(item), id(fact), part);
  }

  public static TeamMetricsKey teamKey(LocalDate day) {
    return new TeamMetricsKey(TENANT, TEAM, day);
  }

  public static TeamMetrics profile() {
    TeamProfile profile = new TeamProfile("Content APIs", "About", 20, 345_600L, 40, "{\"a\":1}");
    return new TeamMetrics(profile, null, RULES);
  }

  public static TeamMetrics day(int completed) {
    TeamDay day =
        TeamDay.newBuilder()
            .setFlowVelocity(completed)
            .setFlowTimeP50Millis(5_400_500.0)
            .setFlowTimeP75Millis(7_200_000.0)
            .setFlowTimeP95Millis(9_000_000.0)
            .setLeadTimeP50Millis(10_800_000.0)
            .setFlowTimeCount(completed)
            .setActiveSeconds(1)
            .setWaitSeconds(2)
            .setFlowLoad(3)
            .setFlowLoadStale(1)
            .setItemsCompleted(completed)
            .setItemsStarted(4)
            .setItemsCreated(5)
            .setItemsCancelled(1)
            .setFeaturesCompleted(1)
            .setBugsCompleted(1)
            .setChoresCompleted(0)
            .setRisksCompleted(0)
            .setBotItemsCompleted(6)
            .setReworkCount(0)
            .build();
    return new TeamMetrics(null, day, RULES);
  }

  public static ServiceMetricsKey serviceKey(LocalDate day) {
    return new ServiceMetricsKey(TENANT, "acme/shop", "production", day);
  }

  public static ServiceMetrics serviceDay(int deployments) {
    return ServiceMetrics.newBuilder()
        .setTeamId(TEAM)
        .setDeployments(deployments)
        .setChanges(2)
        .setChangeLeadTimeP50Millis(1_500.0)
        .setChangeLeadTimeP90Millis(1_900.5)
        .setRulesVersion(RULES)
        .build();
  }

  public static ScopeKey scope() {
    return new ScopeKey(TENANT, "github", "github.com", "acme/shop");
  }

  public static RawWebhook raw(String deliveryId, String body) {
    return raw(deliveryId, body.getBytes(StandardCharsets.UTF_8), NOON);
  }

  public static RawWebhook raw(String deliveryId, byte[] body, Instant receivedAt) {
    return RawWebhook.newBuilder()
        .setTenant(TENANT)
        .setSource("github")
        .setInstance("github.com")
        .setDeliveryId(deliveryId)
        .setEventType("pull_request.closed")
        .setReceivedAt(receivedAt)
        .setTopic("weir.webhooks.v1")
        .setHeaders(Map.of("x-github-event", "pull_request"))
        .setBodySha256(ByteBuffer.wrap(sha256(body)))
        .setBody(ByteBuffer.wrap(body))
        .build();
  }

  public static Delivery outcome(RawWebhook raw, long offset, Outcome outcome, String reason) {
    return Delivery.newBuilder()
        .setTenant(raw.getTenant())
        .setSource(raw.getSource())
        .setInstance(raw.getInstance())
        .setScope("acme/shop")
        .setDeliveryId(raw.getDeliveryId())
        .setBodySha256(raw.getBodySha256())
        .setEventType(raw.getEventType())
        .setReceivedAt(raw.getReceivedAt())
        .setOutcome(outcome)
        .setReason(reason)
        .setFacts(outcome == Outcome.FACTS ? 3 : 0)
        .setRefusals(List.of())
        .setOrigin(origin(offset))
        .setRulesVersion(RULES)
        .build();
  }

  private static byte[] sha256(byte[] body) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(body);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

package dev.weir.stream.topology;

import dev.weir.schema.avro.Contribution;
import dev.weir.schema.avro.DeadLetter;
import dev.weir.schema.avro.DeadLetterKey;
import dev.weir.schema.avro.Delivery;
import dev.weir.schema.avro.Deployment;
import dev.weir.schema.avro.DeploymentKey;
import dev.weir.schema.avro.FactKey;
import dev.weir.schema.avro.FlowItem;
import dev.weir.schema.avro.Incident;
import dev.weir.schema.avro.IncidentKey;
import dev.weir.schema.avro.ItemFact;
import dev.weir.schema.avro.ItemFactKey;
import dev.weir.schema.avro.ItemKey;
import dev.weir.schema.avro.RecordOrigin;
import dev.weir.schema.avro.ScopeKey;
import dev.weir.schema.avro.ServiceMetrics;
import dev.weir.schema.avro.ServiceMetricsKey;
import dev.weir.schema.avro.StageTransition;
import dev.weir.schema.avro.TeamItem;
import dev.weir.schema.avro.TeamKey;
import dev.weir.serde.WeirSerdes;
import dev.weir.stream.fact.Fact;
import dev.weir.stream.fact.Scope;
import dev.weir.stream.scope.state.Outbox;
import dev.weir.stream.topology.Sinks.Writer;
import dev.weir.topic.TopicCatalogue;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Sends what scopes tell to their topics, in the transaction of the record that led to it. */
final class Forwarder implements Outbox {
  /** Name of the tenant and the production environment in the rows of a service. */
  static final String PRODUCTION = "production";

  private record Outgoing(Record<byte[], byte @Nullable []> record, String sink) {}

  private static final String[] TRACE = {"traceparent", "tracestate"};

  private final ProcessorContext<byte[], byte[]> context;
  private final StreamMetrics metrics;
  private final String rulesVersion;
  private final Unexplained unexplained;
  private final Writer<ScopeKey, Delivery> deliveries;
  private final Writer<FactKey, dev.weir.schema.avro.Fact> facts;
  private final Writer<ScopeKey, Contribution> contributions;
  private final Writer<ItemKey, FlowItem> items;
  private final Writer<ItemFactKey, ItemFact> itemFacts;
  private final Writer<ItemKey, StageTransition> transitions;
  private final Writer<DeploymentKey, Deployment> deployments;
  private final Writer<IncidentKey, Incident> incidents;
  private final Writer<ServiceMetricsKey, ServiceMetrics> services;
  private final Writer<TeamKey, TeamItem> teamItems;
  private final Writer<DeadLetterKey, DeadLetter> deadLetters;
  private final List<Outgoing> outgoing = new ArrayList<>();
  private Scope scope = new Scope("", "", "", "");
  private RecordOrigin origin = new RecordOrigin("", 0, 0L);
  private String deliveryId = "";
  private long timestamp;
  private Headers trace = new RecordHeaders();

  Forwarder(
      ProcessorContext<byte[], byte[]> context,
      TopicCatalogue catalogue,
      WeirSerdes serdes,
      String rulesVersion,
      Unexplained unexplained,
      StreamMetrics metrics) {
    this.context = context;
    this.metrics = metrics;
    this.unexplained = unexplained;
    this.rulesVersion = rulesVersion;
    deliveries = Writer.of(Sinks.DELIVERIES, catalogue.deliveries(), serdes);
    facts = Writer.of(Sinks.FACTS, catalogue.facts(), serdes);
    contributions = Writer.of(Sinks.CONTRIBUTIONS, catalogue.contributions(), serdes);
    items = Writer.of(Sinks.FLOW_ITEMS, catalogue.flowItems(), serdes);
    itemFacts = Writer.of(Sinks.ITEM_FACTS, catalogue.itemFacts(), serdes);
    transitions = Writer.of(Sinks.STAGE_TRANSITIONS, catalogue.stageTransitions(), serdes);
    deployments = Writer.of(Sinks.DEPLOYMENTS, catalogue.deployments(), serdes);
    incidents = Writer.of(Sinks.INCIDENTS, catalogue.incidents(), serdes);
    services = Writer.of(Sinks.SERVICE_METRICS, catalogue.serviceMetrics(), serdes);
    teamItems = Writer.of(Sinks.TEAM_ITEMS, catalogue.teamItems(), serdes);
    deadLetters = Writer.of(Sinks.DEAD_LETTERS, catalogue.deadLetters(), serdes);
  }

  /** What is sent from now on is of this record. */
  void begin(Record<byte[], byte[]> record, RecordOrigin from) {
    origin = from;
    timestamp = record.timestamp();
    trace = new RecordHeaders();
    for (String name : TRACE) {
      Header header = record.headers().lastHeader(name);
      if (header != null) {
        trace.add(header);
      }
    }
  }

  /** What is sent from now on is of no record, but made of many. */
  void begin(Scope of) {
    scope = of;
    deliveryId = "";
    timestamp = context.currentSystemTimeMs();
    trace = new RecordHeaders();
  }

  /** What is sent from now on is of this scope and delivery. */
  void begin(Scope of, String delivery) {
    scope = of;
    deliveryId = delivery;
  }

  /** Sends what was told since the last time. */
  void flush() {
    outgoing.forEach(one -> context.forward(one.record(), one.sink()));
    outgoing.clear();
  }

  /** Sends nothing of it. */
  void discard() {
    outgoing.clear();
  }

  void delivery(ScopeKey key, Delivery delivery) {
    send(deliveries, key, delivery);
  }

  void deadLetter(DeadLetter letter) {
    send(deadLetters, new DeadLetterKey(letter.getOrigin()), letter);
  }

  @Override
  public void fact(Fact fact) {
    send(
        facts,
        new FactKey(scope.tenant(), fact.id()),
        dev.weir.schema.avro.Fact.newBuilder()
            .setFactId(fact.id())
            .setTenant(scope.tenant())
            .setSource(scope.source())
            .setInstance(scope.instance())
            .setScope(scope.name())
            .setKind(fact.kind().wireName())
            .setSubject(fact.subject())
            .setDiscriminator(fact.discriminator())
            .setAt(fact.at())
            .setAttributes(fact.attributes())
            .setDeliveryId(deliveryId)
            .setOrigin(origin)
            .setRulesVersion(rulesVersion)
            .build());
  }

  @Override
  public void item(UUID itemId, @Nullable FlowItem item) {
    send(items, new ItemKey(scope.tenant(), itemId), item);
  }

  @Override
  public void transition(StageTransition transition) {
    send(transitions, new ItemKey(transition.getTenant(), transition.getItemId()), transition);
  }

  @Override
  public void deployment(UUID deploymentId, @Nullable Deployment deployment) {
    send(deployments, new DeploymentKey(scope.tenant(), deploymentId), deployment);
  }

  @Override
  public void deployed(String environment, boolean production, boolean attributed) {
    metrics.deployed(environment, production, attributed);
  }

  @Override
  public void forcePushed() {
    metrics.forcePushed();
  }

  @Override
  public void incident(UUID incidentId, @Nullable Incident incident) {
    send(incidents, new IncidentKey(scope.tenant(), incidentId), incident);
  }

  @Override
  public void serviceDay(String service, LocalDate day, @Nullable ServiceMetrics metrics) {
    send(services, new ServiceMetricsKey(scope.tenant(), service, PRODUCTION, day), metrics);
  }

  @Override
  public void contribution(Scope target, Contribution contribution) {
    send(
        contributions,
        new ScopeKey(target.tenant(), target.source(), target.instance(), target.name()),
        contribution);
  }

  @Override
  public void teamItem(String team, TeamItem item) {
    send(teamItems, new TeamKey(scope.tenant(), team), item);
  }

  @Override
  public void toExplain(String subject) {
    unexplained.add(scope, subject);
  }

  @Override
  public void itemFact(ItemFactKey key, @Nullable ItemFact fact) {
    send(itemFacts, key, fact);
  }

  private <K extends SpecificRecord, V extends SpecificRecord> void send(
      Writer<K, V> writer, K key, @Nullable V value) {
    byte[] keyBytes = writer.keys().serialize(writer.topic(), key);
    byte[] valueBytes = value == null ? null : writer.values().serialize(writer.topic(), value);
    outgoing.add(new Outgoing(new Record<>(keyBytes, valueBytes, timestamp, trace), writer.sink()));
  }
}

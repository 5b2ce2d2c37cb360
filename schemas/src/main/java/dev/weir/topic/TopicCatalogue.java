package dev.weir.topic;

import dev.weir.schema.avro.Contribution;
import dev.weir.schema.avro.DeadLetter;
import dev.weir.schema.avro.DeadLetterKey;
import dev.weir.schema.avro.Delivery;
import dev.weir.schema.avro.Deployment;
import dev.weir.schema.avro.DeploymentKey;
import dev.weir.schema.avro.Fact;
import dev.weir.schema.avro.FactKey;
import dev.weir.schema.avro.FlowItem;
import dev.weir.schema.avro.Incident;
import dev.weir.schema.avro.IncidentKey;
import dev.weir.schema.avro.ItemFact;
import dev.weir.schema.avro.ItemFactKey;
import dev.weir.schema.avro.ItemKey;
import dev.weir.schema.avro.Meta;
import dev.weir.schema.avro.MetaKey;
import dev.weir.schema.avro.RawWebhook;
import dev.weir.schema.avro.ScopeKey;
import dev.weir.schema.avro.ServiceMetrics;
import dev.weir.schema.avro.ServiceMetricsKey;
import dev.weir.schema.avro.StageTransition;
import dev.weir.schema.avro.TeamItem;
import dev.weir.schema.avro.TeamKey;
import dev.weir.schema.avro.TeamMetrics;
import dev.weir.schema.avro.TeamMetricsKey;
import dev.weir.topic.Topic.Cleanup;
import java.time.Duration;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/**
 * Every topic of Weir, in one place. Raw webhooks, dead letters and meta belong to no generation;
 * all others carry it from the second on ({@code .g2}). Immutable and thread-safe.
 */
public final class TopicCatalogue {
  private final String prefix;
  private final int generation;
  private final int partitions;

  /**
   * The topics of one generation.
   *
   * @param prefix before every name, such as {@code acme.}; empty for none
   * @param generation from 1
   * @param partitions of every topic but meta; fixed for a generation
   */
  public TopicCatalogue(String prefix, int generation, int partitions) {
    if (generation < 1 || partitions < 1) {
      throw new IllegalArgumentException("generation and partitions start at 1");
    }
    this.prefix = prefix;
    this.generation = generation;
    this.partitions = partitions;
  }

  /** The first generation without a prefix. */
  public static TopicCatalogue of(int partitions) {
    return new TopicCatalogue("", 1, partitions);
  }

  /** What the gateway accepted: the one way in. */
  public Topic<ScopeKey, RawWebhook> webhooks() {
    return kept("weir.webhooks.v1", ScopeKey.class, RawWebhook.class, Duration.ofDays(30), false);
  }

  /** The outcome of each raw record; keyed as that, so that sums agree partition by partition. */
  public Topic<ScopeKey, Delivery> deliveries() {
    return kept("weir.deliveries.v1", ScopeKey.class, Delivery.class, Duration.ofDays(30), true);
  }

  /** The facts that deliveries told. */
  public Topic<FactKey, Fact> facts() {
    return kept("weir.facts.v1", FactKey.class, Fact.class, Duration.ofDays(30), true);
  }

  /** Each item with its whole timeline; a tombstone once it is no item any more. */
  public Topic<ItemKey, FlowItem> flowItems() {
    return compacted("weir.flow-items.v1", ItemKey.class, FlowItem.class);
  }

  /** Entries into stages, a feed for others; state is in {@link #flowItems}. */
  public Topic<ItemKey, StageTransition> stageTransitions() {
    return kept(
        "weir.stage-transitions.v1",
        ItemKey.class,
        StageTransition.class,
        Duration.ofDays(7),
        true);
  }

  /** Each attempt to deploy. */
  public Topic<DeploymentKey, Deployment> deployments() {
    return compacted("weir.deployments.v1", DeploymentKey.class, Deployment.class);
  }

  /** Each incident; a tombstone once it is none any more. */
  public Topic<IncidentKey, Incident> incidents() {
    return compacted("weir.incidents.v1", IncidentKey.class, Incident.class);
  }

  /** Each fact of an item with its effect; a tombstone once it is the item's no more. */
  public Topic<ItemFactKey, ItemFact> itemFacts() {
    return compacted("weir.item-facts.v1", ItemFactKey.class, ItemFact.class);
  }

  /** Each team's profile and days. */
  public Topic<TeamMetricsKey, TeamMetrics> teamMetrics() {
    return compacted("weir.team-metrics.v1", TeamMetricsKey.class, TeamMetrics.class);
  }

  /** Each service's days in an environment: the DORA metrics. */
  public Topic<ServiceMetricsKey, ServiceMetrics> serviceMetrics() {
    return compacted("weir.service-metrics.v1", ServiceMetricsKey.class, ServiceMetrics.class);
  }

  /** Records that could not be used, whole, with the reason. */
  public Topic<DeadLetterKey, DeadLetter> deadLetters() {
    return kept(
        "weir.dead-letters.v1", DeadLetterKey.class, DeadLetter.class, Duration.ofDays(90), false);
  }

  /** Between scopes, read and written by the same sub-topology: partitioned as the raw records. */
  public Topic<ScopeKey, Contribution> contributions() {
    return kept(
        "weir.contributions.v1", ScopeKey.class, Contribution.class, Duration.ofDays(7), true);
  }

  /** The hop from items to the metrics of their teams. */
  public Topic<TeamKey, TeamItem> teamItems() {
    return kept("weir.team-items.v1", TeamKey.class, TeamItem.class, Duration.ofDays(7), true);
  }

  /** What is recorded about each generation, such as its partition count. */
  public Topic<MetaKey, Meta> meta() {
    return new Topic<>(
        prefix + "weir.meta.v1", MetaKey.class, Meta.class, 1, Cleanup.COMPACT, null);
  }

  /** All of them, in the order of the data. */
  public List<Topic<? extends SpecificRecord, ? extends SpecificRecord>> all() {
    return List.of(
        webhooks(),
        deliveries(),
        facts(),
        contributions(),
        flowItems(),
        stageTransitions(),
        deployments(),
        incidents(),
        itemFacts(),
        serviceMetrics(),
        teamItems(),
        teamMetrics(),
        deadLetters(),
        meta());
  }

  private <K extends SpecificRecord, V extends SpecificRecord> Topic<K, V> kept(
      String name, Class<K> key, Class<V> value, Duration retention, boolean derived) {
    return new Topic<>(fullName(name, derived), key, value, partitions, Cleanup.DELETE, retention);
  }

  private <K extends SpecificRecord, V extends SpecificRecord> Topic<K, V> compacted(
      String name, Class<K> key, Class<V> value) {
    return new Topic<>(fullName(name, true), key, value, partitions, Cleanup.COMPACT, null);
  }

  private String fullName(String name, boolean derived) {
    return prefix + name + (derived && generation > 1 ? ".g" + generation : "");
  }
}

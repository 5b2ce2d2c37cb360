package dev.weir.stream.team;

import dev.weir.schema.avro.TeamItem;
import dev.weir.schema.avro.TeamKey;
import dev.weir.schema.avro.TeamMetrics;
import dev.weir.schema.avro.TeamMetricsKey;
import dev.weir.serde.WeirSerdes;
import dev.weir.stream.pace.CommitPaces;
import dev.weir.topic.Topic;
import dev.weir.topic.TopicCatalogue;
import java.util.Map;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * From teams' items to the rows of their days: a sub-topology of its own.
 *
 * @param rulesVersion version of the rules, carried by every row
 * @param teams what the value stream says of teams
 * @param skipped where records go that cannot be read
 * @param paces when to commit
 */
public record TeamTopology(
    TopicCatalogue catalogue,
    WeirSerdes serdes,
    String rulesVersion,
    Teams teams,
    SkippedTeamItems skipped,
    CommitPaces paces) {
  static final String SOURCE = "team-items";
  static final String PROCESSOR = "team-days";
  static final String STORE = "team-days-store";
  static final String SINK = "team-metrics";

  /** Adds {@code team-items} → {@code team-days} (with its store) → {@code team-metrics}. */
  public void addTo(Topology topology) {
    Topic<TeamKey, TeamItem> items = catalogue.teamItems();
    Topic<TeamMetricsKey, TeamMetrics> metrics = catalogue.teamMetrics();
    topology
        .addSource(SOURCE, new ByteArrayDeserializer(), new ByteArrayDeserializer(), items.name())
        .addProcessor(PROCESSOR, () -> new TeamMetricsProcessor(this), SOURCE)
        .addStateStore(store(), PROCESSOR)
        .addSink(
            SINK,
            metrics.name(),
            serdes.key(metrics).serializer(),
            serdes.value(metrics).serializer(),
            PROCESSOR);
  }

  private static StoreBuilder<KeyValueStore<Bytes, byte[]>> store() {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(STORE), Serdes.Bytes(), Serdes.ByteArray())
        .withLoggingEnabled(Map.of())
        .withCachingDisabled();
  }
}

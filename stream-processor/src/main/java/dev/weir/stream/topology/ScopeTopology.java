package dev.weir.stream.topology;

import dev.weir.serde.WeirSerdes;
import dev.weir.stream.normalize.Readers;
import dev.weir.stream.pace.CommitPaces;
import dev.weir.stream.scope.policy.Policy;
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
 * The sub-topology keyed by scope: it parses, links and folds in one hop, and reads what it sends
 * between scopes.
 */
record ScopeTopology(
    TopicCatalogue catalogue,
    WeirSerdes serdes,
    Readers readers,
    Policy policy,
    StreamMetrics metrics,
    OutcomeLog log,
    CommitPaces paces) {
  static final String WEBHOOKS = "webhooks";
  static final String CONTRIBUTIONS = "contributions";
  static final String PROCESSOR = "scope";
  static final String STORE = "scope-store";

  void addTo(Topology topology) {
    topology
        .addSource(
            WEBHOOKS,
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer(),
            catalogue.webhooks().name())
        .addSource(
            CONTRIBUTIONS,
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer(),
            catalogue.contributions().name())
        .addProcessor(PROCESSOR, () -> new ScopeProcessor(this), WEBHOOKS, CONTRIBUTIONS)
        .addStateStore(store(), PROCESSOR)
        .addStateStore(SeenDeliveries.store(), PROCESSOR);
    Sinks.addTo(topology, catalogue, PROCESSOR);
  }

  private static StoreBuilder<KeyValueStore<Bytes, byte[]>> store() {
    return Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(STORE), Serdes.Bytes(), Serdes.ByteArray())
        .withLoggingEnabled(Map.of())
        .withCachingDisabled();
  }
}

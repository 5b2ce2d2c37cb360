package dev.weir.stream.topology;

import dev.weir.serde.WeirSerdes;
import dev.weir.stream.normalize.Readers;
import dev.weir.stream.pace.CommitPaces;
import dev.weir.stream.scope.policy.Policy;
import dev.weir.stream.team.TeamTopology;
import dev.weir.topic.TopicCatalogue;
import org.apache.kafka.streams.Topology;

/**
 * The whole topology, in the order of the data: raw webhooks to scopes, items to teams.
 *
 * <p>Its description is frozen in a test: another one is another generation.
 */
public record WeirTopology(
    TopicCatalogue catalogue,
    WeirSerdes serdes,
    Readers readers,
    Policy policy,
    StreamMetrics metrics,
    OutcomeLog log,
    TeamTopology teams,
    CommitPaces paces) {

  public Topology build() {
    Topology topology = new Topology();
    new ScopeTopology(catalogue, serdes, readers, policy, metrics, log, paces).addTo(topology);
    teams.addTo(topology);
    return topology;
  }
}

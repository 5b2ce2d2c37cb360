package dev.weir.stream.topology;

import static dev.weir.stream.normalize.github.GitHubPayloads.issue;
import static dev.weir.stream.normalize.github.GitHubPayloads.pullRequest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.schema.avro.ItemFact;
import dev.weir.schema.avro.ItemFactKey;
import dev.weir.stream.normalize.github.GitHubPayload;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.streams.KeyValue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ExplainingTest {
  private static final String SHOP = "acme/shop";
  private static final String PLANS = "acme/plans";

  private final TopologyFixture topology = new TopologyFixture();

  @AfterEach
  void close() {
    topology.close();
  }

  private void deliver(GitHubPayload payload, String repository) {
    topology.deliver(repository, payload.eventType(), payload.json());
  }

  private static ItemFact moment(List<KeyValue<ItemFactKey, ItemFact>> told, String kind) {
    return told.stream()
        .filter(pair -> pair.value != null && pair.value.getKind().equals(kind))
        .map(pair -> pair.value)
        .reduce((first, second) -> second)
        .orElseThrow();
  }

  @Test
  void shouldTellEachFactWithTheRecordThatFirstToldIt() {
    deliver(issue(PLANS, 3), PLANS);
    deliver(pullRequest(SHOP, 7), SHOP);

    ItemFact created = moment(topology.itemFacts(), "change.created");
    assertThat(created.getEffect()).isEqualTo("entered");
    assertThat(created.getRecord().getTopic()).isEqualTo("weir.webhooks.v1");
    assertThat(created.getRecord().getOffset()).isEqualTo(1);
  }

  @Test
  void shouldTellNothingAgainThatIsAsItWas() {
    deliver(pullRequest(SHOP, 7), SHOP);
    assertThat(topology.itemFacts()).isNotEmpty();
    deliver(pullRequest(SHOP, 7), SHOP);
    assertThat(topology.itemFacts()).isEmpty();
  }

  @Test
  void shouldWaitWithExplainingWhileMoreOfABacklogComes() {
    topology.pass(Duration.ofSeconds(10));
    deliver(pullRequest(SHOP, 7), SHOP);
    topology.pass(Explaining.INTERVAL);
    assertThat(topology.toldItemFacts()).isNotEmpty();

    deliver(pullRequest(SHOP, 8), SHOP);
    topology.pass(Explaining.INTERVAL);
    assertThat(topology.toldItemFacts()).isEmpty();
    topology.pass(Explaining.INTERVAL);
    assertThat(topology.toldItemFacts()).isNotEmpty();
  }

  @Test
  void shouldExplainAChangeOfAnotherRepositoryWithItsItem() {
    deliver(pullRequest(SHOP, 7).body("Fixes acme/plans#3"), SHOP);
    UUID own = moment(topology.itemFacts(), "change.created").getItemId();
    deliver(issue(PLANS, 3), PLANS);

    List<KeyValue<ItemFactKey, ItemFact>> told = topology.itemFacts();
    told.addAll(topology.itemFacts());
    UUID item = topology.items().get("acme/plans#3").getItemId();
    assertThat(moment(told, "change.created").getItemId()).isEqualTo(item);
    assertThat(told)
        .filteredOn(pair -> pair.key.getItemId().equals(own))
        .isNotEmpty()
        .allMatch(pair -> pair.value == null, "a tombstone: the change is an item no more");
  }
}

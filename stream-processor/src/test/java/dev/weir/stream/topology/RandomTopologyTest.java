package dev.weir.stream.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.stream.reference.RandomDeliveries;
import dev.weir.stream.reference.RandomDeliveries.Told;
import org.junit.jupiter.api.Test;

/** Random organisations through the whole topology, in any order and with repetitions. */
class RandomTopologyTest {
  private static final int SEEDS = Integer.getInteger("weir.topologies", 24);

  @Test
  void shouldComeToTheTablesOfTheReference() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      RandomDeliveries random = RandomDeliveries.of(seed);
      try (TopologyFixture weir =
          new TopologyFixture(random.valueStream(), RandomDeliveries.RECEIVED)) {
        int id = 0;
        for (Told told : random.retold()) {
          weir.deliver(told.scope(), told.event(), told.body(), "random-" + id++);
        }
        assertThat(weir.deadLetters()).as("seed " + seed).isEmpty();
        assertThat(
                random.difference(
                    weir.items().values(),
                    weir.deployments(),
                    weir.incidents(),
                    weir.serviceDays()))
            .as("seed " + seed)
            .isNull();
      }
    }
  }
}

package dev.weir.stream.scope;

import static dev.weir.stream.scope.ShopFacts.SHOP;
import static dev.weir.stream.scope.ShopFacts.change;
import static dev.weir.stream.scope.ShopFacts.sha;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.schema.avro.Incident;
import dev.weir.stream.fact.FactKind;
import dev.weir.stream.scope.SampleFacts.Delivery;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Facts that are told again with other attributes: what they led to before is taken back. */
class RetoldFactsTest {
  private static Delivery failedRun(String sha) {
    return new Delivery(
        SampleFacts.scope(SHOP),
        List.of(
            SampleFacts.fact(
                SHOP + "/runs/7",
                FactKind.RUN_FINISHED,
                "1",
                13,
                Map.of("sha", sha, "name", "ci", "event", "push", "conclusion", "failure"))));
  }

  private static List<String> stages(World world, int number) {
    return world.item(change(number)).getVisits().stream().map(v -> v.getStage()).toList();
  }

  @Test
  void shouldTakeARunAwayFromTheCommitThatItWasNotOf() {
    World world =
        ShopFacts.under("")
            .landed(4, 10)
            .landed(5, 11)
            .told(failedRun(sha(4)))
            .told(failedRun(sha(5)))
            .world();
    World only = ShopFacts.under("").landed(4, 10).landed(5, 11).told(failedRun(sha(5))).world();

    assertThat(stages(world, 4)).isEqualTo(stages(only, 4)).isNotEqualTo(stages(world, 5));
    assertThat(stages(world, 5)).isEqualTo(stages(only, 5));
  }

  @Test
  void shouldShowServicesAsTheirRepositoryIsWrittenByNow() {
    World world =
        ShopFacts.under("")
            .told(SampleFacts.deployed("Acme/Shop", 1, 2, sha(5)))
            .told(SampleFacts.issue("Acme/Shop#9", 3, 3, "labels", "incident"))
            .told(SampleFacts.issue("acme/shop#8", 1, 4))
            .world();

    assertThat(world.serviceDays()).containsOnlyKeys("acme/shop 2026-03-02");
    assertThat(world.incidents()).extracting(Incident::getServiceId).containsExactly("acme/shop");
  }
}

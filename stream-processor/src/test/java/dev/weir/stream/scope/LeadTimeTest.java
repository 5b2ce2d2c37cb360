package dev.weir.stream.scope;

import static dev.weir.stream.scope.ShopFacts.SHOP;
import static dev.weir.stream.scope.ShopFacts.change;
import static dev.weir.stream.scope.ShopFacts.hour;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.schema.avro.ItemChange;
import dev.weir.schema.avro.ServiceMetrics;
import dev.weir.stream.fact.FactKind;
import dev.weir.stream.scope.SampleFacts.Delivery;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Change lead time (MODEL.md, section 8). A change is opened an hour before it lands. */
class LeadTimeTest {
  private static final String DAY = "2026-03-02";
  private static final double HOUR = Duration.ofHours(1).toMillis();
  private static final String TWO =
      """
      services:
        - {id: api, repository: acme/shop, paths: ["api/**"], production: {members: [api]}}
        - {id: web, repository: acme/shop, paths: ["web/**"], production: {members: [web]}}
      """;

  private static ItemChange only(World world, int number) {
    return world.item(change(number)).getChanges().get(0);
  }

  /** A push to a change's branch, of a commit of some hour. */
  private static Delivery pushed(int number, int at, int firstCommit) {
    return new Delivery(
        SampleFacts.scope(SHOP),
        List.of(
            SampleFacts.fact(
                SHOP + "@refs/heads/branch-" + number,
                FactKind.PUSHED,
                "push " + at,
                at,
                Map.of(
                    "after",
                    "head of " + number,
                    "commits",
                    "head of " + number,
                    "first_commit_at",
                    hour(firstCommit).toString(),
                    "default_branch",
                    "main"))));
  }

  @Test
  void shouldBeginWhenItWasOpenedWhereNoCommitIsEarlier() {
    World world = ShopFacts.under("").landed(5, 3).deployed(1, 6, 5, "production").world();

    assertThat(only(world, 5).getLeadTimeBasis()).isEqualTo("opened");
    assertThat(world.serviceDay(SHOP, DAY).getChangeLeadTimeP50Millis()).isEqualTo(4 * HOUR);
    assertThat(world.serviceDay(SHOP, DAY).getChangeLeadTimeP90Millis()).isEqualTo(4 * HOUR);
  }

  @Test
  void shouldCountEachChangeOnceHoweverOftenItIsDeployed() {
    World world =
        ShopFacts.under("")
            .landed(5, 3)
            .deployed(1, 6, 5, "production")
            .deployed(2, 7, 5, "production")
            .deployed(3, 31, 5, "production")
            .world();

    assertThat(world.serviceDay(SHOP, DAY).getDeployments()).isEqualTo(2);
    assertThat(world.serviceDay(SHOP, DAY).getChanges()).isEqualTo(1);
    assertThat(world.serviceDay(SHOP, "2026-03-03").getChanges()).isZero();
    assertThat(world.serviceDay(SHOP, "2026-03-03").getChangeLeadTimeP50Millis()).isNull();
  }

  @Test
  void shouldInterpolateBetweenTwo() {
    World world =
        ShopFacts.under("").landed(5, 3).landed(6, 5).deployed(1, 6, 6, "production").world();

    ServiceMetrics day = world.serviceDay(SHOP, DAY);
    assertThat(day.getChangeLeadTimeP50Millis()).as("of 2 and 4 hours").isEqualTo(3 * HOUR);
    assertThat(day.getChangeLeadTimeP90Millis()).isEqualTo(3.8 * HOUR);
  }

  @Test
  void shouldHaveBotsIn() {
    World world =
        ShopFacts.under("rules: {bots: [ada]}\n")
            .landed(5, 3)
            .deployed(1, 6, 5, "production")
            .world();

    assertThat(world.item(change(5)).getOrigin()).isEqualTo("bot");
    assertThat(world.serviceDay(SHOP, DAY).getChanges()).isEqualTo(1);
  }

  @Test
  void shouldHaveNoneOfWhatLandedBeforeTheRecords() {
    World world =
        ShopFacts.under("rules: {first_deployment_window: 1h}\n")
            .landed(5, 3)
            .landed(6, 5)
            .deployed(1, 6, 6, "production")
            .world();

    assertThat(world.item(change(5)).getCompletionBasis()).isEqualTo("before_records");
    assertThat(world.item(change(5)).getCompletedAt()).isEqualTo(hour(3));
    assertThat(only(world, 5).getLeadTimeBasis()).isNull();
    assertThat(world.serviceDay(SHOP, DAY).getChanges()).isEqualTo(1);
    assertThat(world.serviceDay(SHOP, DAY).getChangeLeadTimeP50Millis()).isEqualTo(2 * HOUR);
  }

  @Test
  void shouldCountWithEachOfItsServicesOnTheDayOnWhichTheLastHadIt() {
    World world =
        ShopFacts.under(TWO)
            .landed(5, 10, "api/a", "web/b")
            .deployed(1, 12, 5, "web")
            .deployed(2, 36, 5, "api")
            .world();

    assertThat(world.serviceDay("web", DAY).getChanges()).isZero();
    assertThat(world.serviceDay("web", "2026-03-03").getChanges()).isEqualTo(1);
    assertThat(world.serviceDay("web", "2026-03-03").getDeployments()).isZero();
    assertThat(world.serviceDay("web", "2026-03-03").getFailedDeployments()).isNull();
    assertThat(world.serviceDay("api", "2026-03-03").getChangeLeadTimeP50Millis())
        .isEqualTo(27 * HOUR);
  }

  @Test
  void shouldNotCountWithAServiceThatHadItBeforeItsRecords() {
    World world =
        ShopFacts.under("rules: {first_deployment_window: 1h}\n" + TWO)
            .landed(5, 10, "api/a", "web/b")
            .landed(6, 12, "api/a")
            .deployed(1, 13, 6, "api")
            .deployed(2, 14, 5, "web")
            .world();

    assertThat(only(world, 5).getProductionAt()).isEqualTo(hour(14));
    assertThat(world.serviceDay("web", DAY).getChanges()).isEqualTo(1);
    assertThat(world.serviceDay("api", DAY).getChanges()).as("the other change").isEqualTo(1);
    assertThat(world.serviceDay("api", DAY).getChangeLeadTimeP50Millis()).isEqualTo(2 * HOUR);
  }

  @Test
  void shouldBeginWithTheFirstCommitOfItsBranch() {
    World world =
        ShopFacts.under("")
            .told(pushed(5, 3, 1))
            .landed(5, 5)
            .deployed(1, 6, 5, "production")
            .world();

    assertThat(only(world, 5).getLeadTimeBasis()).isEqualTo("first_commit");
    assertThat(only(world, 5).getFirstCommitAt()).isEqualTo(hour(1));
    assertThat(world.serviceDay(SHOP, DAY).getChangeLeadTimeP50Millis()).isEqualTo(5 * HOUR);
  }

  @Test
  void shouldTellTheDeploymentThatDeliveredItWhateverCompletesIt() {
    for (String rules : new String[] {"rules: {done_on: merge}\n", "rules: {done_on: release}\n"}) {
      World world =
          ShopFacts.under(rules)
              .landed(5, 3)
              .deployed(1, 6, 5, "production")
              .told(released(4))
              .world();

      assertThat(only(world, 5).getDeployedAt()).as(rules).isEqualTo(hour(6));
      assertThat(only(world, 5).getDeploymentId())
          .as(rules)
          .isEqualTo(world.deployment(ShopFacts.deployment(1)).getDeploymentId());
      assertThat(only(world, 5).getProductionAt()).as(rules).isBefore(hour(6));
      assertThat(world.serviceDay(SHOP, DAY).getChangeLeadTimeP50Millis()).isEqualTo(4 * HOUR);
    }
  }

  private static Delivery released(int at) {
    return new Delivery(
        SampleFacts.scope(SHOP),
        List.of(
            SampleFacts.fact(
                SHOP + "/releases/1",
                FactKind.RELEASE_PUBLISHED,
                "",
                at,
                Map.of("tag", "v1", "target", ShopFacts.sha(5)))));
  }

  @Test
  void shouldDeliverNothingThatLandsAfterItsDeployment() {
    World world = ShopFacts.under("").deployed(1, 2, 5, "production").landed(5, 4).world();

    assertThat(only(world, 5).getProductionAt()).isNull();
    assertThat(world.serviceDay(SHOP, DAY).getDeployments()).isEqualTo(1);
    assertThat(world.serviceDay(SHOP, DAY).getChanges()).isZero();
  }
}

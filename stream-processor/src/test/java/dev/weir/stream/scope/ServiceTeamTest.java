package dev.weir.stream.scope;

import static dev.weir.stream.scope.ShopFacts.change;
import static dev.weir.stream.scope.ShopFacts.hour;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** An item's team is its service's before it is its repository's (MODEL.md, section 3). */
class ServiceTeamTest {
  private static final String TEAMS =
      """
      teams:
        - {id: front, owns: {services: [web]}, rules: {done_on: merge}}
        - {id: shop, owns: {repositories: [acme/shop]}}
      services:
        - {id: api, repository: acme/shop, paths: ["api/**"], production: {members: [api]}}
        - {id: web, repository: acme/shop, paths: ["web/**"], production: {members: [web]}}
      """;

  private static String team(World world, int number) {
    return world.item(change(number)).getTeamId();
  }

  @Test
  void shouldBeOfTheTeamThatOwnsTheServiceThatItTouches() {
    World world = ShopFacts.under(TEAMS).landed(5, 10, "web/a").landed(6, 11, "api/b").world();

    assertThat(team(world, 5)).isEqualTo("front");
    assertThat(world.item(change(5)).getCompletedAt()).as("by its rules").isEqualTo(hour(10));
    assertThat(team(world, 6)).isEqualTo("shop");
    assertThat(world.item(change(6)).getCompletedAt()).isNull();
  }

  @Test
  void shouldBeOfItsRepositorysTeamWhereItTouchesServicesOfSeveral() {
    World world = ShopFacts.under(TEAMS).landed(5, 10, "web/a", "api/b").landed(6, 11).world();

    assertThat(team(world, 5)).isEqualTo("shop");
    assertThat(team(world, 6)).as("unknown paths: all").isEqualTo("shop");
  }

  @Test
  void shouldBeOfTheTeamOfTheServiceThatItsChangesTouch() {
    World world =
        ShopFacts.under(TEAMS)
            .incident(8, 1, "", "bug")
            .incident(9, 1, "", "bug")
            .changed(5, 10, Map.of("body", "Fixes #9"), "web/a")
            .world();

    assertThat(team(world, 8)).as("of which no change tells the service").isEqualTo("shop");
    assertThat(team(world, 9)).isEqualTo("front");
    assertThat(world.item(change(9)).getCompletionBasis()).isEqualTo("merge");
  }

  @Test
  void shouldBeOfTheTeamThatOwnsTheOnlyServiceOfTheRepository() {
    String one =
        """
        teams:
          - {id: front, owns: {services: [web]}}
          - {id: shop, owns: {repositories: [acme/shop]}}
        services:
          - {id: web, repository: acme/shop}
        """;
    World world = ShopFacts.under(one).incident(9, 1, "", "bug").landed(5, 10).world();

    assertThat(team(world, 9)).isEqualTo("front");
    assertThat(team(world, 5)).isEqualTo("front");
  }

  @Test
  void shouldTellHowLongSomethingHeldItUpInEachStay() {
    World world =
        ShopFacts.under("rules: {start_on: assign}\n")
            .told(SampleFacts.issue(change(9), 1, 1, "labels", "", "assignees", ""))
            .told(SampleFacts.issue(change(9), 1, 3, "labels", "blocked", "assignees", ""))
            .told(SampleFacts.issue(change(9), 1, 4, "labels", "blocked", "assignees", "ada"))
            .told(SampleFacts.issue(change(9), 1, 6, "labels", "", "assignees", "ada"))
            .resolved(9, 9)
            .world();

    assertThat(world.item(change(9)).getVisits())
        .extracting(visit -> visit.getStage() + " " + visit.getBlockedMillis() / 3_600_000)
        .containsExactly("backlog 1", "design 2", "production 0");
    assertThat(world.item(change(9)).getActiveSeconds()).isEqualTo(3 * 3_600);
    assertThat(world.item(change(9)).getWaitSeconds()).isEqualTo(2 * 3_600);
  }
}

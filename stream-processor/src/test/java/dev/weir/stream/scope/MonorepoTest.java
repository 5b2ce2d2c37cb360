package dev.weir.stream.scope;

import static dev.weir.stream.scope.ShopFacts.change;
import static dev.weir.stream.scope.ShopFacts.deployment;
import static dev.weir.stream.scope.ShopFacts.hour;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.schema.avro.FlowItem;
import dev.weir.schema.avro.ItemChange;
import org.junit.jupiter.api.Test;

/** Services by paths, members of production, matrix jobs (MODEL.md, section 4). */
class MonorepoTest {
  private static final String TWO =
      """
      services:
        - {id: api, repository: acme/shop, paths: ["api/**"], production: {members: [api]}}
        - {id: web, repository: acme/shop, paths: ["web/**"], production: {members: [web]}}
      """;

  private static ItemChange change5(World world) {
    return world.item(change(5)).getChanges().get(0);
  }

  @Test
  void shouldDeliverOnlyWhatTouchesTheService() {
    World world =
        ShopFacts.under(TWO)
            .landed(5, 10, "api/a")
            .landed(6, 11, "web/b")
            .deployed(1, 12, 6, "api")
            .world();

    assertThat(change5(world).getProductionAt()).isEqualTo(hour(12));
    assertThat(change5(world).getServices()).containsExactly("api");
    assertThat(world.item(change(6)).getStatus()).isEqualTo("in_progress");
    assertThat(world.deployment(deployment(1)).getServiceId()).isEqualTo("api");
  }

  @Test
  void shouldBeInProductionOnceTheLastOfItsServicesIs() {
    World world =
        ShopFacts.under(TWO)
            .landed(5, 10, "api/a", "web/b")
            .deployed(1, 12, 5, "web")
            .deployed(2, 14, 5, "api")
            .deployed(3, 16, 5, "web")
            .world();

    assertThat(change5(world).getProductionAt()).isEqualTo(hour(14));
    assertThat(change5(world).getServices()).containsExactly("api", "web");
    assertThat(world.serviceDay("api", "2026-03-02").getChanges()).isEqualTo(1);
    assertThat(world.serviceDay("web", "2026-03-02").getDeployments()).isEqualTo(2);
  }

  @Test
  void shouldTouchEveryServiceWhereNoPathIsKnown() {
    World world = ShopFacts.under(TWO).landed(5, 10).deployed(1, 12, 5, "web").world();

    assertThat(change5(world).getServices()).containsExactly("api", "web");
    assertThat(change5(world).getProductionAt()).isNull();
  }

  @Test
  void shouldBeCompleteAtItsLandingWhereItTouchesNoService() {
    FlowItem item = ShopFacts.under(TWO).landed(5, 10, "tools/x").world().item(change(5));

    assertThat(item.getCompletedAt()).isEqualTo(hour(10));
    assertThat(item.getCompletionBasis()).isEqualTo("merge");
    assertThat(item.getChanges().get(0).getLeadTimeBasis()).isNull();
  }

  @Test
  void shouldBeCompleteAtItsLandingWhereItTouchesOnlyIgnoredPaths() {
    ShopFacts facts = ShopFacts.under("rules: {ignore_paths: [\"docs/**\"]}\n");
    World world =
        facts
            .landed(5, 10, "docs/a")
            .landed(6, 11, "docs/a", "src/b")
            .deployed(1, 12, 6, "production")
            .world();

    assertThat(world.item(change(5)).getCompletedAt()).isEqualTo(hour(10));
    assertThat(world.item(change(6)).getCompletedAt()).isEqualTo(hour(12));
    assertThat(world.serviceDay(ShopFacts.SHOP, "2026-03-02").getChanges()).isEqualTo(1);
  }

  @Test
  void shouldKeepRecordsOfEachServiceByItself() {
    World world =
        ShopFacts.under(TWO)
            .landed(5, 10, "api/a", "web/b")
            .landed(6, 1_000, "api/a")
            .deployed(1, 1_001, 6, "api")
            .deployed(2, 1_002, 5, "web")
            .world();

    // Long before the first of the api, not so for the web: that one decides.
    assertThat(change5(world).getProductionAt()).isEqualTo(hour(1_002));
    assertThat(change5(world).getBeforeRecords()).isFalse();
  }

  @Test
  void shouldFinishAtTheLastMemberWhereAllMustHaveIt() {
    World world =
        ShopFacts.under("rules: {production: {members: [eu, us], done_when: all}}\n")
            .landed(5, 10)
            .deployed(1, 12, 5, "eu")
            .deployed(2, 14, 5, "US")
            .deployed(3, 15, 5, "eu")
            .world();

    assertThat(change5(world).getProductionAt()).isEqualTo(hour(14));
    assertThat(world.deployment(deployment(1)).getCounted()).isFalse();
    assertThat(world.deployment(deployment(2)).getCounted()).isTrue();
    assertThat(world.deployment(deployment(3)).getCounted()).isFalse();
    assertThat(world.serviceDay(ShopFacts.SHOP, "2026-03-02").getDeployments()).isEqualTo(1);
  }

  @Test
  void shouldFinishAtTheFirstMemberWhereAnyMayHaveIt() {
    World world =
        ShopFacts.under("rules: {production: {members: [eu, us], done_when: any}}\n")
            .landed(5, 10)
            .deployed(1, 12, 5, "eu")
            .deployed(2, 14, 5, "us")
            .deployed(3, 15, 5, "eu")
            .world();

    assertThat(change5(world).getProductionAt()).isEqualTo(hour(12));
    assertThat(world.deployment(deployment(2)).getCounted()).isFalse();
    assertThat(world.deployment(deployment(3)).getRedeploy()).isTrue();
    assertThat(world.serviceDay(ShopFacts.SHOP, "2026-03-02").getDeployments()).isEqualTo(2);
  }

  @Test
  void shouldTakeTheJobsOfAMatrixForOneDeployment() {
    World world =
        ShopFacts.under("")
            .landed(5, 10)
            .deployed(10, 12, 5, "production", "7.1")
            .deployed(9, 13, 5, "production", "7.1")
            .deployed(11, 14, 5, "production", "8.1")
            .world();

    assertThat(world.deployment(deployment(9)).getCounted()).isTrue();
    assertThat(world.deployment(deployment(9)).getFinishedAt()).isEqualTo(hour(12));
    assertThat(world.deployment(deployment(10)).getCounted()).isFalse();
    assertThat(world.deployment(deployment(11)).getRedeploy()).isTrue();
    assertThat(world.serviceDay(ShopFacts.SHOP, "2026-03-02").getDeployments()).isEqualTo(2);
  }

  @Test
  void shouldWaitForAReviewAndGoBackWhereItIsRejected() {
    World world =
        ShopFacts.under("")
            .landed(5, 10)
            .waiting(1, 12, 5, "production", "7.1")
            .reviewed("7", 13, 5, "production", "requested")
            .reviewed("7", 14, 5, "production", "rejected")
            .world();

    FlowItem item = world.item(change(5));
    assertThat(item.getCurrentStage()).isEqualTo("deployment_approval");
    assertThat(world.deployment(deployment(1)).getStatus()).isEqualTo("failure");
  }

  @Test
  void shouldLetAnApprovalMoveNothing() {
    World world =
        ShopFacts.under("")
            .landed(5, 10)
            .waiting(1, 12, 5, "production", "7.1")
            .reviewed("7", 13, 5, "production", "approved")
            .world();

    assertThat(world.deployment(deployment(1)).getStatus()).isEqualTo("waiting");
    assertThat(world.item(change(5)).getReworkCount()).isZero();
  }
}

package dev.weir.stream.scope;

import static dev.weir.stream.scope.ShopFacts.change;
import static dev.weir.stream.scope.ShopFacts.deployment;
import static dev.weir.stream.scope.ShopFacts.hour;
import static dev.weir.stream.scope.ShopFacts.sha;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.schema.avro.Deployment;
import dev.weir.schema.avro.Incident;
import dev.weir.schema.avro.ServiceMetrics;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rollbacks, hotfixes, incidents and what they make of deployments (MODEL.md, section 8). */
class OutcomeTest {
  private static final String DAY = "2026-03-02";

  private static ServiceMetrics day(World world) {
    return world.serviceDay(ShopFacts.SHOP, DAY);
  }

  /** Two changes, each deployed at once. */
  private static ShopFacts twoDeployed() {
    return ShopFacts.under("")
        .landed(1, 1)
        .deployed(1, 2, 1, "production")
        .landed(2, 3)
        .deployed(2, 4, 2, "production");
  }

  @Test
  void shouldTellARollbackAndWhatItRecovers() {
    World world = twoDeployed().deployed(3, 6, 1, "production").world();

    assertThat(world.deployment(deployment(3)).getRollback()).isTrue();
    assertThat(world.deployment(deployment(2)).getFailed()).isTrue();
    assertThat(world.deployment(deployment(2)).getRecoveredAt()).isEqualTo(hour(6));
    assertThat(world.deployment(deployment(1)).getFailed()).isFalse();
    assertThat(day(world).getFailedDeployments()).isEqualTo(1);
    assertThat(day(world).getRecoveryTimeP50Millis()).isEqualTo(2 * 3_600_000d);
    assertThat(day(world).getReworkDeployments()).isNull();
    assertThat(world.item(change(2)).getStatus()).isEqualTo("completed");
  }

  @Test
  void shouldTellNoRollbackOfACommitThatNeverLanded() {
    World world = twoDeployed().deployed(3, 6, 99, "production").world();

    assertThat(world.deployment(deployment(3)).getRollback()).isFalse();
    assertThat(world.deployment(deployment(3)).getLandedAt()).isNull();
  }

  /** Not that of the name that sorts first: 11 would come before 9. */
  @Test
  void shouldTakeTheLeastNumberForTheFirstOfDeploymentsThatSucceedAtOneInstant() {
    World world =
        ShopFacts.under("")
            .landed(1, 1)
            .deployed(11, 2, 1, "production")
            .deployed(9, 2, 1, "production")
            .world();

    assertThat(world.deployment(deployment(9)).getRedeploy()).isFalse();
    assertThat(world.deployment(deployment(11)).getRedeploy()).isTrue();
    assertThat(world.item(change(1)).getChanges().get(0).getDeploymentId())
        .isEqualTo(world.deployment(deployment(9)).getDeploymentId());
  }

  @Test
  void shouldTellAHotfixByItsLabelAndByItsBranch() {
    World labelled =
        twoDeployed()
            .changed(3, 5, Map.of("labels", "HotFix"))
            .deployed(3, 6, 3, "production")
            .world();
    World branched =
        twoDeployed()
            .changed(3, 5, Map.of("head_ref", "hotfix/now"))
            .deployed(3, 6, 3, "production")
            .deployed(4, 7, 3, "production")
            .world();

    assertThat(labelled.deployment(deployment(3)).getHotfix()).isTrue();
    assertThat(labelled.deployment(deployment(2)).getFailed()).isTrue();
    assertThat(branched.deployment(deployment(3)).getHotfix()).isTrue();
    assertThat(branched.deployment(deployment(4)).getHotfix()).isFalse();
  }

  @Test
  void shouldTellAHotfixWhereADeliveredChangeIsReverted() {
    World world =
        twoDeployed()
            .changed(3, 5, Map.of("body", "Reverts #2"))
            .deployed(3, 6, 3, "production")
            .world();

    assertThat(world.deployment(deployment(3)).getHotfix()).isTrue();
    assertThat(world.item(change(2)).getChanges().get(0).getRevertedAt()).isEqualTo(hour(5));
    assertThat(world.item(change(2)).getStatus()).isEqualTo("completed");
  }

  @Test
  void shouldTellNoHotfixWhereWhatIsRevertedWasNotDelivered() {
    World world =
        ShopFacts.under("")
            .landed(2, 3)
            .changed(3, 5, Map.of("body", "Reverts #2"))
            .deployed(3, 6, 3, "production")
            .world();

    assertThat(world.deployment(deployment(3)).getHotfix()).isFalse();
  }

  @Test
  void shouldTellAHotfixWhereAChangeBelongsToAnIncident() {
    World world =
        twoDeployed()
            .incident(9, 5, "It is down")
            .changed(3, 6, Map.of("body", "Fixes #9"))
            .deployed(3, 7, 3, "production")
            .world();

    assertThat(world.deployment(deployment(3)).getHotfix()).isTrue();
    assertThat(day(world).getReworkDeployments()).isEqualTo(1);
  }

  @Test
  void shouldTellAHotfixWhereTheIncidentIsAnotherRepositorys() {
    World world =
        twoDeployed()
            .told(SampleFacts.issue("acme/ops#9", 5, 5, "labels", "incident"))
            .changed(3, 6, Map.of("body", "Fixes acme/ops#9"))
            .deployed(3, 7, 3, "production")
            .world();

    assertThat(world.deployment(deployment(3)).getHotfix()).isTrue();
    assertThat(world.deployment(deployment(2)).getFailed()).isTrue();
  }

  @Test
  void shouldTellAHotfixWhereTheOtherRepositoryIsNamedAnew() {
    World world =
        twoDeployed()
            .told(SampleFacts.renamed("acme/ops", "acme/care", "7", 1))
            .told(SampleFacts.issue("acme/care#9", 5, 5, "labels", "incident"))
            .changed(3, 6, Map.of("body", "Fixes acme/care#9"))
            .deployed(3, 7, 3, "production")
            .world();

    assertThat(world.deployment(deployment(3)).getHotfix()).isTrue();
  }

  @Test
  void shouldLayAnIncidentToTheLatestSuccessBeforeIt() {
    World world = twoDeployed().incident(9, 5, "It is down").resolved(9, 8).world();

    Incident incident = world.incidents().iterator().next();
    Deployment failed = world.deployment(deployment(2));
    assertThat(incident.getDeploymentId()).isEqualTo(failed.getDeploymentId());
    assertThat(incident.getStatus()).isEqualTo("resolved");
    assertThat(failed.getFailed()).isTrue();
    assertThat(failed.getRecoveredAt()).isEqualTo(hour(8));
    assertThat(day(world).getReworkDeployments()).isZero();
    assertThat(world.hasItem(change(9))).isTrue();
  }

  @Test
  void shouldLayAnIncidentToNothingBeyondTheWindow() {
    World world = twoDeployed().incident(9, 4 + 24, "Down").incident(10, 4 + 25, "Down").world();

    assertThat(world.incidents())
        .extracting(Incident::getExternalId, incident -> incident.getDeploymentId() != null)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(change(9), true),
            org.assertj.core.groups.Tuple.tuple(change(10), false));
  }

  @Test
  void shouldLayAnIncidentToWhatItNames() {
    World deployment = twoDeployed().incident(9, 5, "See acme/shop/deployments/1, not 2").world();
    World commit = twoDeployed().incident(9, 5, "Since " + sha(1)).world();

    assertThat(deployment.deployment(deployment(1)).getFailed()).isTrue();
    assertThat(deployment.deployment(deployment(2)).getFailed()).isFalse();
    assertThat(commit.deployment(deployment(1)).getFailed()).isTrue();
  }

  @Test
  void shouldLayAnIncidentToTheServiceThatALabelNames() {
    String two =
        """
        services:
          - {id: api, repository: acme/shop, production: {members: [api]}}
          - {id: web, repository: acme/shop, production: {members: [web]}}
        """;
    ShopFacts facts =
        ShopFacts.under(two).landed(1, 1).deployed(1, 2, 1, "api").deployed(2, 3, 1, "web");
    World world = facts.incident(9, 5, "Down", "api\nincident").world();

    assertThat(world.incidents()).extracting(Incident::getServiceId).containsExactly("api");
    assertThat(world.deployment(deployment(1)).getFailed()).isTrue();
    assertThat(world.deployment(deployment(2)).getFailed()).isFalse();
  }

  @Test
  void shouldLayAnIncidentOfNoServiceToTheLatestSuccessOfAny() {
    String two =
        """
        services:
          - {id: api, repository: acme/shop, production: {members: [api]}}
          - {id: web, repository: acme/shop, production: {members: [web]}}
        """;
    ShopFacts facts =
        ShopFacts.under(two).landed(1, 1).deployed(1, 2, 1, "api").deployed(2, 3, 1, "web");
    World world = facts.incident(9, 5, "Down").world();

    assertThat(world.incidents())
        .extracting(Incident::getServiceId)
        .containsExactly(ShopFacts.SHOP);
    assertThat(world.deployment(deployment(2)).getFailed()).isTrue();
    assertThat(world.deployment(deployment(1)).getFailed()).isFalse();
  }
}

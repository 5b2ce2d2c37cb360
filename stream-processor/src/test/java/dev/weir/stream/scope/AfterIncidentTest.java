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

/** What incidents make of the deployments before and after them (MODEL.md, sections 6 and 8). */
class AfterIncidentTest {
  /** Of the 2nd of March, on which all of it is. */
  private static ServiceMetrics day(World world) {
    return world.serviceDay(ShopFacts.SHOP, "2026-03-02");
  }

  private static Incident only(World world) {
    assertThat(world.incidents()).hasSize(1);
    return world.incidents().iterator().next();
  }

  /** Two changes, each deployed at once, at hours 2 and 4. */
  private static ShopFacts twoDeployed() {
    return ShopFacts.under("")
        .landed(1, 1)
        .deployed(1, 2, 1, "production")
        .landed(2, 3)
        .deployed(2, 4, 2, "production");
  }

  @Test
  void shouldCountAHotfixAsReworkThoughAnotherDeploymentCameBetween() {
    World world =
        twoDeployed()
            .incident(9, 5, "It is down")
            .landed(3, 6)
            .deployed(3, 7, 3, "production")
            .changed(4, 8, Map.of("labels", "hotfix"))
            .deployed(4, 9, 4, "production")
            .world();

    assertThat(day(world).getReworkDeployments()).isEqualTo(1);
    assertThat(world.deployment(deployment(2)).getRecoveredAt()).isEqualTo(hour(9));
    assertThat(world.deployment(deployment(3)).getFailed()).as("a hotfix follows it").isTrue();
    assertThat(day(world).getFailedDeployments()).isEqualTo(2);
  }

  @Test
  void shouldCountTheFirstRepairAfterAnIncidentAlone() {
    World world =
        twoDeployed()
            .incident(9, 5, "It is down")
            .deployed(3, 6, 1, "production")
            .changed(4, 7, Map.of("labels", "hotfix"))
            .deployed(4, 8, 4, "production")
            .world();

    assertThat(world.deployment(deployment(3)).getRollback()).isTrue();
    assertThat(world.deployment(deployment(4)).getHotfix()).isTrue();
    assertThat(day(world).getReworkDeployments()).isEqualTo(1);
  }

  @Test
  void shouldCountNoReworkBeforeTheIncidentBegan() {
    World world =
        twoDeployed()
            .deployed(3, 5, 1, "production")
            .incident(9, 6, "Down since acme/shop/deployments/2")
            .world();

    assertThat(world.deployment(deployment(3)).getRollback()).isTrue();
    assertThat(day(world).getReworkDeployments()).isZero();
  }

  /** As where the issue says what has mended it. */
  @Test
  void shouldFailNoDeploymentByAnIncidentThatWasThereBeforeIt() {
    World world =
        twoDeployed().incident(9, 3, "Mended by acme/shop/deployments/2").resolved(9, 3).world();

    Deployment named = world.deployment(deployment(2));
    assertThat(only(world).getDeploymentId()).isEqualTo(named.getDeploymentId());
    assertThat(named.getFailed()).isFalse();
    assertThat(named.getRecoveredAt()).isNull();
    assertThat(day(world).getFailedDeployments()).isZero();
    assertThat(day(world).getRecoveryTimeP50Millis()).isNull();
  }

  @Test
  void shouldRecoverWhenTheFirstOfItsIncidentsIsResolved() {
    World world =
        twoDeployed()
            .incident(9, 5, "It is down")
            .incident(10, 6, "It is slow")
            .resolved(10, 8)
            .resolved(9, 11)
            .world();

    assertThat(world.deployment(deployment(2)).getRecoveredAt()).isEqualTo(hour(8));
    assertThat(day(world).getFailedDeployments()).as("each once").isEqualTo(1);
  }

  @Test
  void shouldBeOpenAgainWhereTheIncidentIsReopened() {
    World world =
        twoDeployed()
            .incident(9, 5, "It is down")
            .resolved(9, 6)
            .told(SampleFacts.issue(change(9), 5, 7, "labels", "incident"))
            .world();

    assertThat(only(world).getStatus()).isEqualTo("open");
    assertThat(only(world).getResolvedAt()).isNull();
    assertThat(world.deployment(deployment(2)).getFailed()).isTrue();
    assertThat(world.deployment(deployment(2)).getRecoveredAt()).isNull();
    assertThat(day(world).getRecoveryTimeP50Millis()).isNull();
  }

  @Test
  void shouldBeNoIncidentOnceItsLabelIsRemoved() {
    World world =
        twoDeployed()
            .incident(9, 5, "It is down")
            .told(SampleFacts.issue(change(9), 5, 7, "labels", "bug"))
            .world();

    assertThat(world.incidents()).isEmpty();
    assertThat(world.deployment(deployment(2)).getFailed()).isFalse();
    assertThat(day(world).getReworkDeployments()).as("no incident is known at all").isNull();
  }

  @Test
  void shouldBeNoIncidentOnceItIsDeleted() {
    World world =
        twoDeployed().incident(9, 5, "It is down").told(SampleFacts.deleted(change(9), 7)).world();

    assertThat(world.incidents()).isEmpty();
    assertThat(day(world).getFailedDeployments()).isZero();
  }

  @Test
  void shouldLayAnIncidentToASuccessOfItsVeryInstant() {
    World world = twoDeployed().incident(9, 4, "It is down").world();

    assertThat(only(world).getDeploymentId())
        .isEqualTo(world.deployment(deployment(2)).getDeploymentId());
    assertThat(world.deployment(deployment(2)).getFailed()).isTrue();
  }

  @Test
  void shouldReadTheNumberOfADeploymentInWords() {
    for (String body :
        new String[] {
          "Since deployment 1",
          "Deployment #1 broke it",
          "deployment_id: 1",
          "Deployment ID 1",
          "https://github.com/acme/shop/deployments/1"
        }) {
      World world = twoDeployed().incident(9, 5, body).world();

      assertThat(only(world).getDeploymentId())
          .as(body)
          .isEqualTo(world.deployment(deployment(1)).getDeploymentId());
    }
  }

  @Test
  void shouldLayAnIncidentToTheLatestSuccessOfTheCommitThatItNamesBeforeIt() {
    World world =
        twoDeployed()
            .deployed(3, 5, 1, "production")
            .incident(9, 6, "Since " + sha(1))
            .deployed(4, 7, 1, "production")
            .world();

    assertThat(only(world).getDeploymentId())
        .isEqualTo(world.deployment(deployment(3)).getDeploymentId());
    assertThat(world.deployment(deployment(3)).getFailed()).isTrue();
    assertThat(world.deployment(deployment(1)).getFailed()).isFalse();
  }

  @Test
  void shouldKeepAnIncidentThatNothingWasDeployedBefore() {
    World world = ShopFacts.under("").incident(9, 5, "It is down").world();

    assertThat(only(world).getDeploymentId()).isNull();
    assertThat(world.serviceDays()).isEmpty();
  }
}

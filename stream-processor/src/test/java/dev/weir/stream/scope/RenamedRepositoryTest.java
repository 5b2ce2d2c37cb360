package dev.weir.stream.scope;

import static dev.weir.stream.scope.SampleFacts.change;
import static dev.weir.stream.scope.SampleFacts.deployed;
import static dev.weir.stream.scope.SampleFacts.issue;
import static dev.weir.stream.scope.SampleFacts.merged;
import static dev.weir.stream.scope.SampleFacts.moved;
import static dev.weir.stream.scope.SampleFacts.named;
import static dev.weir.stream.scope.SampleFacts.pushed;
import static dev.weir.stream.scope.SampleFacts.renamed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.schema.avro.Deployment;
import dev.weir.schema.avro.FlowItem;
import dev.weir.schema.avro.ItemChange;
import dev.weir.stream.fact.FactIds;
import dev.weir.stream.valuestream.ValueStream;
import dev.weir.stream.valuestream.ValueStreamReader;
import dev.weir.stream.valuestream.ValueStreamReading;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Repositories that were renamed or transferred (MODEL.md, section 3). */
class RenamedRepositoryTest {
  private final World world = new World(ValueStream.builtIn());

  @Test
  void shouldKeepIdsAndShowTheNewName() {
    named("Acme/Old", "1", 0).to(world);
    issue("Acme/Old#3", 1, 1).to(world);
    renamed("Acme/Old", "Acme/New", "1", 5).to(world);
    issue("Acme/New#3", 1, 6, "title", "Do it now").to(world);
    issue("Acme/New#4", 7, 7).to(world);

    assertThat(world.items()).hasSize(2);
    FlowItem item = world.item("Acme/New#3");
    assertThat(item.getItemId()).isEqualTo(FactIds.of("default", "github.com", "acme/old#3"));
    assertThat(item.getTitle()).isEqualTo("Do it now");
    assertThat(item.getTeamId()).isEqualTo("Acme/New");
    assertThat(world.item("Acme/New#4").getItemId())
        .isEqualTo(FactIds.of("default", "github.com", "acme/old#4"));
  }

  @Test
  void shouldKnowOneRepositoryByItsIdWhereTheRenamingWasLost() {
    issue("Acme/New#3", 1, 6).to(world);
    named("Acme/New", "1", 6).to(world);
    issue("Acme/Old#3", 1, 1).to(world);
    assertThat(world.items()).hasSize(2);

    named("Acme/Old", "1", 1).to(world);
    assertThat(world.items()).hasSize(1);
    assertThat(world.item("Acme/New#3").getItemId())
        .isEqualTo(FactIds.of("default", "github.com", "acme/old#3"));
  }

  @Test
  void shouldDeliverUnderTheNewNameWhatLandedUnderTheOld() {
    named("acme/old", "1", 0).to(world);
    change("acme/old#7", 1, 1).to(world);
    merged("acme/old#7", 2, "merge").to(world);
    renamed("acme/old", "acme/new", "1", 5).to(world);
    deployed("acme/new", 1, 6, "merge").to(world);

    assertThat(world.item("acme/new#7").getStatus()).isEqualTo("completed");
    assertThat(deployments())
        .extracting(Deployment::getExternalId, Deployment::getServiceId)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("acme/new/deployments/1", "acme/new"));
    assertThat(world.serviceDays()).containsOnlyKeys("acme/new 2026-03-02");
  }

  @Test
  void shouldTakeTheRowsOfTheOldNameAway() {
    deployed("acme/new", 1, 6, "merge").to(world);
    pushed("acme/new", "main", 5, "merge", "").to(world);
    change("acme/new#7", 1, 6).to(world);
    change("acme/tools#1", 1, 6, "body", "Fixes acme/new#8").to(world);
    named("acme/new", "1", 5).to(world);
    named("acme/old", "1", 0).to(world);
    issue("acme/old#8", 1, 1).to(world);

    assertThat(names()).containsExactlyInAnyOrder("acme/new#7", "acme/new#8");
    assertThat(world.item("acme/new#8").getChanges())
        .extracting(ItemChange::getExternalId)
        .containsExactly("acme/tools#1");
    assertThat(deployments()).hasSize(1);
    assertThat(world.serviceDays()).hasSize(1);
  }

  @Test
  void shouldBeLedToByBothNames() {
    named("acme/old", "1", 0).to(world);
    issue("acme/old#3", 1, 1).to(world);
    renamed("acme/old", "acme/new", "1", 5).to(world);
    change("acme/new#7", 6, 6, "body", "Fixes #3").to(world);
    change("acme/tools#8", 6, 6, "body", "Fixes acme/new#3, fixes acme/old#3").to(world);
    change("acme/tools#9", 6, 6, "body", "Fixes acme/old#3").to(world);

    assertThat(names()).containsExactly("acme/new#3");
    assertThat(world.item("acme/new#3").getChanges())
        .extracting(ItemChange::getExternalId)
        .containsExactly("acme/new#7", "acme/tools#8", "acme/tools#9");
  }

  @Test
  void shouldShowTheNewSpellingOfANameThatOnlyChangedItsCase() {
    named("acme/shop", "1", 0).to(world);
    issue("acme/shop#3", 1, 1).to(world);
    deployed("acme/shop", 1, 2, "abc").to(world);
    named("Acme/Shop", "1", 5).to(world);
    deployed("Acme/Shop", 2, 6, "abc").to(world);

    assertThat(names()).containsExactly("Acme/Shop#3");
    assertThat(deployments())
        .extracting(Deployment::getServiceId)
        .containsExactly("Acme/Shop", "Acme/Shop");
    assertThat(world.serviceDays()).containsOnlyKeys("Acme/Shop 2026-03-02");
  }

  @Test
  void shouldComeBackToAFormerName() {
    named("acme/old", "1", 0).to(world);
    issue("acme/old#3", 1, 1).to(world);
    renamed("acme/old", "acme/new", "1", 5).to(world);
    renamed("acme/new", "acme/old", "1", 9).to(world);
    issue("acme/new#4", 6, 6).to(world);

    assertThat(names()).containsExactlyInAnyOrder("acme/old#3", "acme/old#4");
  }

  @Test
  void shouldFindAnIssueThatMovedIntoARepositoryThatWasRenamed() {
    issue("acme/plans#3", 1, 1).to(world);
    named("acme/old", "1", 0).to(world);
    renamed("acme/old", "acme/new", "1", 5).to(world);
    moved("acme/new#30", "acme/plans#3", "acme/new#30", 6).to(world);
    issue("acme/new#30", 1, 7).to(world);

    assertThat(names()).containsExactly("acme/new#30");
    assertThat(world.items().iterator().next().getItemId())
        .isEqualTo(FactIds.of("default", "github.com", "acme/plans#3"));
  }

  @Test
  void shouldFoldAnAliasUnderTheOtherNameFromTheStart() {
    World aliased =
        new World(
            ((ValueStreamReading.Valid)
                    ValueStreamReader.read(
                        "version: 1\naliases: {acme/older: acme/old, acme/old: Acme/New}\n"))
                .valueStream());
    named("acme/older", "1", 0).to(aliased);
    issue("acme/older#3", 1, 1).to(aliased);
    named("Acme/New", "1", 5).to(aliased);
    change("Acme/New#7", 6, 6, "body", "Fixes acme/old#3").to(aliased);

    assertThat(aliased.items()).extracting(FlowItem::getExternalId).containsExactly("Acme/New#3");
    assertThat(aliased.items().iterator().next().getItemId())
        .isEqualTo(FactIds.of("default", "github.com", "acme/new#3"));
  }

  @Test
  void shouldSendNothingBackWhileARepositoryHasOneName() {
    named("acme/shop", "1", 3).to(world);
    long before = world.contributions();
    named("acme/shop", "1", 4).to(world);
    assertThat(world.contributions()).isEqualTo(before);

    named("acme/shop", "1", 1).to(world);
    assertThat(world.contributions()).isEqualTo(before + 1);
  }

  private List<String> names() {
    return world.items().stream().map(FlowItem::getExternalId).toList();
  }

  @SuppressWarnings("unchecked") // as the world keeps them
  private Collection<Deployment> deployments() {
    return ((Map<Object, Deployment>) world.tables().get("deployments")).values();
  }
}

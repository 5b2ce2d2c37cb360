package dev.weir.stream.scope;

import static dev.weir.stream.scope.SampleFacts.change;
import static dev.weir.stream.scope.SampleFacts.closed;
import static dev.weir.stream.scope.SampleFacts.deleted;
import static dev.weir.stream.scope.SampleFacts.hour;
import static dev.weir.stream.scope.SampleFacts.issue;
import static dev.weir.stream.scope.SampleFacts.moved;
import static dev.weir.stream.scope.SampleFacts.pushed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.schema.avro.FlowItem;
import dev.weir.schema.avro.ItemChange;
import dev.weir.stream.fact.FactIds;
import dev.weir.stream.valuestream.ValueStream;
import dev.weir.stream.valuestream.ValueStreamReader;
import dev.weir.stream.valuestream.ValueStreamReading;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Issues that were transferred to another repository (MODEL.md, section 3). */
class MovedIssueTest {
  private static final String OLD = "Acme/Plans#3";
  private static final String NEW = "Acme/Shop#30";

  private final World world = new World(ValueStream.builtIn());

  @Test
  void shouldBeOneItemWithTheOldIdAndTheNewName() {
    issue(OLD, 1, 1).to(world);
    moved(OLD, OLD, NEW, 5).to(world);
    issue(NEW, 1, 6).to(world);

    FlowItem item = only();
    assertThat(item.getItemId()).isEqualTo(FactIds.of("default", "github.com", OLD));
    assertThat(item.getExternalId()).isEqualTo(NEW);
    assertThat(item.getTeamId()).isEqualTo("Acme/Shop");
    assertThat(item.getUrl()).isEqualTo("https://github.com/" + NEW);
    assertThat(item.getCreatedAt()).isEqualTo(hour(1));
  }

  @Test
  void shouldLearnOfTheMoveFromTheNewRepositoryAlone() {
    issue(NEW, 1, 6).to(world);
    issue(OLD, 1, 1).to(world);
    assertThat(world.items()).hasSize(2);

    moved(NEW, OLD, NEW, 5).to(world);
    assertThat(only().getExternalId()).isEqualTo(NEW);
  }

  @Test
  void shouldKnowAnIssueOfWhichOnlyTheNewNameWasEverTold() {
    moved(NEW, OLD, NEW, 5).to(world);
    issue(NEW, 1, 6).to(world);
    closed(NEW, 8).to(world);

    assertThat(only().getItemId()).isEqualTo(FactIds.of("default", "github.com", OLD));
    assertThat(only().getStatus()).isEqualTo("completed");
  }

  @Test
  void shouldBeLedToByBothNames() {
    issue(OLD, 1, 1).to(world);
    moved(OLD, OLD, NEW, 5).to(world);
    issue(NEW, 1, 6).to(world);
    change("acme/shop#7", 2, 2, "body", "Fixes #30").to(world);
    change("acme/plans#8", 2, 2, "body", "Fixes #3").to(world);
    change("acme/tools#9", 2, 2, "body", "Fixes acme/shop#30 and fixes acme/plans#3").to(world);

    assertThat(changes()).containsExactly("acme/plans#8", "acme/shop#7", "acme/tools#9");
  }

  @Test
  void shouldKeepTheChangesThatNamedItBefore() {
    change("acme/shop#7", 2, 2, "body", "Fixes #30").to(world);
    change("acme/tools#9", 2, 2, "body", "Fixes acme/plans#3").to(world);
    issue(OLD, 1, 1).to(world);
    issue(NEW, 1, 6).to(world);
    moved(NEW, OLD, NEW, 5).to(world);

    assertThat(changes()).containsExactly("acme/shop#7", "acme/tools#9");
  }

  @Test
  void shouldHaveBegunWhenAPushNamedEither() {
    issue(OLD, 1, 1).to(world);
    moved(OLD, OLD, NEW, 5).to(world);
    pushed("acme/shop", "work", 7, "abc", "acme/shop#30").to(world);

    assertThat(only().getStartedAt()).isEqualTo(hour(7));
  }

  @Test
  void shouldGoWhenDeletedUnderItsNewName() {
    issue(OLD, 1, 1).to(world);
    change("acme/tools#9", 2, 2, "body", "Fixes acme/plans#3").to(world);
    moved(OLD, OLD, NEW, 5).to(world);
    deleted(NEW, 9).to(world);

    assertThat(only().getExternalId()).isEqualTo("acme/tools#9");
  }

  @Test
  void shouldFollowAChainOfMoves() {
    issue("acme/tools#1", 1, 9).to(world);
    moved("acme/tools#1", NEW, "acme/tools#1", 8).to(world);
    issue(NEW, 1, 6).to(world);
    moved(NEW, OLD, NEW, 5).to(world);
    issue(OLD, 1, 1).to(world);

    assertThat(only().getItemId()).isEqualTo(FactIds.of("default", "github.com", OLD));
    assertThat(only().getExternalId()).isEqualTo("acme/tools#1");
  }

  @Test
  void shouldComeHomeWhereItIsMovedBack() {
    issue(OLD, 1, 1).to(world);
    moved(OLD, OLD, NEW, 5).to(world);
    moved(NEW, NEW, OLD, 8).to(world);
    issue(NEW, 1, 6).to(world);

    assertThat(only().getExternalId()).isEqualTo(OLD);
    assertThat(only().getUrl()).isEqualTo("https://github.com/" + OLD);
  }

  @Test
  void shouldEndWhereMovesLeadInACircleAtOnce() {
    issue("acme/plans#1", 1, 1).to(world);
    issue("acme/shop#2", 1, 1).to(world);
    moved("acme/plans#1", "acme/plans#1", "acme/shop#2", 5).to(world);
    moved("acme/shop#2", "acme/shop#2", "acme/tools#3", 5).to(world);
    moved("acme/tools#3", "acme/tools#3", "acme/plans#1", 5).to(world);

    assertThat(world.items()).hasSize(1);
  }

  @Test
  void shouldBelongToTheOwnerOfItsTime() {
    World owned =
        new World(
            ((ValueStreamReading.Valid)
                    ValueStreamReader.read(
                        """
                        version: 1
                        teams:
                          - {id: first, owns: {repositories: [acme/shop], until: 2026-03-02T05:00:00Z}}
                          - {id: then, owns: {repositories: [acme/shop], from: 2026-03-02T05:00:00Z}}
                        """))
                .valueStream());
    issue("acme/shop#1", 4, 9).to(owned);
    issue("acme/shop#2", 5, 9).to(owned);

    assertThat(owned.item("acme/shop#1").getTeamId()).isEqualTo("first");
    assertThat(owned.item("acme/shop#2").getTeamId()).isEqualTo("then");
  }

  private FlowItem only() {
    assertThat(world.items()).hasSize(1);
    return world.items().iterator().next();
  }

  private List<String> changes() {
    return only().getChanges().stream().map(ItemChange::getExternalId).sorted().toList();
  }
}

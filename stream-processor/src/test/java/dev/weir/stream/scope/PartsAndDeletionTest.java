package dev.weir.stream.scope;

import static dev.weir.stream.scope.SampleFacts.change;
import static dev.weir.stream.scope.SampleFacts.deleted;
import static dev.weir.stream.scope.SampleFacts.issue;
import static dev.weir.stream.scope.SampleFacts.pushed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.schema.avro.ItemChange;
import dev.weir.stream.fact.Attributes;
import dev.weir.stream.valuestream.ValueStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Deletion, and the types that fold and that are left out (MODEL.md, section 3). */
class PartsAndDeletionTest {
  private final World world = new World(ValueStream.builtIn());

  @Test
  void shouldHaveNoRowForWhatIsDeleted() {
    issue("acme/plans#3", 1, 1).to(world);
    deleted("acme/plans#3", 5).to(world);

    assertThat(world.items()).isEmpty();
  }

  @Test
  void shouldHaveNoRowForWhatIsDeletedWhateverComesAfter() {
    deleted("acme/plans#3", 5).to(world);
    issue("acme/plans#3", 1, 9).to(world);

    assertThat(world.items()).isEmpty();
  }

  @Test
  void shouldFreeTheChangesOfADeletedItem() {
    issue("acme/plans#3", 1, 1).to(world);
    change("acme/shop#7", 2, 2, "body", "Fixes acme/plans#3").to(world);
    change("acme/plans#8", 2, 2, "body", "Fixes #3").to(world);
    assertThat(names()).containsExactly("acme/plans#3");

    deleted("acme/plans#3", 5).to(world);
    assertThat(names()).containsExactlyInAnyOrder("acme/shop#7", "acme/plans#8");
  }

  @Test
  void shouldLeaveOutAnItemOfATypeThatIsIgnored() {
    issue("acme/plans#3", 1, 1, Attributes.TYPE, "Epic").to(world);
    change("acme/shop#7", 2, 2, "body", "Fixes acme/plans#3").to(world);

    assertThat(names()).containsExactly("acme/shop#7");
  }

  @Test
  void shouldTakeAnItemUpWhenItsTypeIsNoLongerIgnored() {
    issue("acme/plans#3", 1, 1, Attributes.TYPE, "Epic").to(world);
    change("acme/shop#7", 2, 2, "body", "Fixes acme/plans#3").to(world);
    issue("acme/plans#3", 1, 4, Attributes.TYPE, "Bug").to(world);

    assertThat(names()).containsExactly("acme/plans#3");
    assertThat(changes("acme/plans#3")).containsExactly("acme/shop#7");
  }

  @Test
  void shouldFoldASubTaskIntoItsParent() {
    issue("acme/plans#3", 1, 1).to(world);
    subTask("acme/plans#4", "acme/plans#3");
    change("acme/plans#8", 2, 2, "body", "Fixes #4").to(world);

    assertThat(names()).containsExactly("acme/plans#3");
    assertThat(changes("acme/plans#3")).containsExactly("acme/plans#8");
  }

  @Test
  void shouldFoldASubTaskIntoAParentOfAnotherRepository() {
    subTask("acme/shop#4", "Acme/Plans#3");
    change("acme/tools#8", 2, 2, "body", "Fixes acme/shop#4").to(world);
    assertThat(names()).containsExactly("acme/shop#4");

    issue("acme/plans#3", 1, 1).to(world);
    assertThat(names()).containsExactly("acme/plans#3");
    assertThat(changes("acme/plans#3")).containsExactly("acme/tools#8");
  }

  @Test
  void shouldFoldThroughSeveralLevels() {
    issue("acme/plans#1", 1, 1).to(world);
    subTask("acme/plans#2", "acme/plans#1");
    subTask("acme/shop#3", "acme/plans#2");
    change("acme/shop#8", 2, 2, "body", "Fixes #3").to(world);

    assertThat(names()).containsExactly("acme/plans#1");
    assertThat(changes("acme/plans#1")).containsExactly("acme/shop#8");
  }

  @Test
  void shouldCountAChangeOnceThatNamesBothParentAndPart() {
    issue("acme/plans#3", 1, 1).to(world);
    subTask("acme/plans#4", "acme/plans#3");
    change("acme/shop#8", 2, 2, "body", "Fixes acme/plans#4, fixes acme/plans#3").to(world);

    assertThat(changes("acme/plans#3")).containsExactly("acme/shop#8");
  }

  @Test
  void shouldTellTheParentWhenAPushNamedItsPart() {
    issue("acme/plans#3", 1, 1).to(world);
    subTask("acme/shop#4", "acme/plans#3");
    pushed("acme/shop", "work", 6, "abc", "acme/shop#4").to(world);

    assertThat(world.item("acme/plans#3").getCurrentStage()).isEqualTo("development");
  }

  @Test
  void shouldCountASubTaskWithoutParentAsUnknown() {
    issue("acme/plans#4", 1, 1, Attributes.TYPE, "Sub-task").to(world);

    assertThat(world.item("acme/plans#4").getItemType()).isEqualTo("unknown");
  }

  @Test
  void shouldCountASubTaskForItselfWhenItsParentIsDeleted() {
    issue("acme/plans#3", 1, 1).to(world);
    subTask("acme/shop#4", "acme/plans#3");
    change("acme/shop#8", 2, 2, "body", "Fixes #4").to(world);
    deleted("acme/plans#3", 5).to(world);

    assertThat(names()).containsExactly("acme/shop#4");
    assertThat(changes("acme/shop#4")).containsExactly("acme/shop#8");
  }

  @Test
  void shouldMoveWhatAPartHasToItsNewParent() {
    issue("acme/plans#1", 1, 1).to(world);
    issue("acme/plans#2", 1, 1).to(world);
    subTask("acme/shop#4", "acme/plans#1");
    change("acme/shop#8", 2, 2, "body", "Fixes #4").to(world);
    issue("acme/shop#4", 1, 6, Attributes.TYPE, "Sub-task", Attributes.PARENT, "acme/plans#2")
        .to(world);

    assertThat(changes("acme/plans#1")).isEmpty();
    assertThat(changes("acme/plans#2")).containsExactly("acme/shop#8");
  }

  @Test
  void shouldCutARingOfParts() {
    subTask("acme/plans#1", "acme/shop#2");
    subTask("acme/shop#2", "acme/plans#1");
    subTask("acme/tools#3", "acme/shop#2");
    change("acme/shop#8", 2, 2, "body", "Fixes acme/tools#3").to(world);

    assertThat(names()).containsExactlyInAnyOrder("acme/plans#1", "acme/shop#2");
    assertThat(changes("acme/shop#2")).containsExactly("acme/shop#8");
    assertThat(changes("acme/plans#1")).isEmpty();
  }

  private void subTask(String subject, String parent) {
    issue(subject, 1, 1, Attributes.TYPE, "Sub-task", Attributes.PARENT, parent).to(world);
  }

  private List<String> names() {
    return world.items().stream().map(item -> item.getExternalId()).toList();
  }

  private List<String> changes(String item) {
    return world.item(item).getChanges().stream().map(ItemChange::getExternalId).toList();
  }
}

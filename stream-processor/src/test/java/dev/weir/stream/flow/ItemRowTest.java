package dev.weir.stream.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.stream.flow.Steps.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Each row of the second table of MODEL.md, section 5, in its order, but the first: of an item,
 * created at 08:00, at 12:00. A deleted one is folded by nobody.
 */
class ItemRowTest {
  private static final FlowRules RULES =
      new FlowRules(
          DoneOn.DEPLOYMENT,
          true,
          false,
          1,
          name -> true,
          Set.of(),
          Map.of("Ready", Stage.BACKLOG, "Doing", Stage.DESIGN, "Shipped", Stage.PRODUCTION),
          Map.of());

  private final List<Step<OpenState>> states = new ArrayList<>();
  private final List<Change> changes = new ArrayList<>();
  private String status = "";
  private boolean assigned;
  private @Nullable Instant namedAt;

  private ItemRowTest state(String time, OpenState state) {
    states.add(new Step<>(Story.time(time), state));
    return this;
  }

  private ItemRowTest with(SampleChange change) {
    changes.add(change.made());
    return this;
  }

  private Item item() {
    return Item.of(
        Story.time("08:00"),
        new Steps<>(OpenState.OPEN, states),
        Steps.always(assigned),
        Steps.always(false),
        Steps.always(status),
        namedAt,
        changes);
  }

  /** What the last instant of the fold came to. */
  private Evaluation last() {
    List<Evaluation> trace = ItemFold.explain(item(), RULES);
    return trace.get(trace.size() - 1);
  }

  private void stands(@Nullable Stage stage, Status expected, Rule rule) {
    assertThat(last().stage()).isEqualTo(stage);
    assertThat(last().status()).isEqualTo(expected);
    assertThat(last().rule()).isEqualTo(rule);
    assertThat(ItemFold.fold(item(), RULES).status()).isEqualTo(expected);
  }

  private void everythingBelow() {
    status = "Doing";
    assigned = true;
    namedAt = Story.time("08:30");
  }

  @Test
  void shouldBeCancelledOnceClosedAsNotPlanned() {
    everythingBelow();
    with(SampleChange.opened()).state("12:00", OpenState.CANCELLED);

    stands(null, Status.CANCELLED, Rule.ITEM_CANCELLED);
  }

  @Test
  void shouldStandWithTheLeastAdvancedChangeThatIsUnderWay() {
    everythingBelow();
    with(SampleChange.opened("acme/shop#5").landed("10:00"));
    with(SampleChange.opened("acme/shop#6").changesRequested("11:00"));
    with(SampleChange.opened("acme/shop#7").delivered(DoneOn.DEPLOYMENT, "09:00"));
    state("12:00", OpenState.COMPLETED);

    stands(Stage.DEVELOPMENT, Status.IN_PROGRESS, Rule.ITEM_CHANGE_UNDER_WAY);
    assertThat(last().change()).isEqualTo("acme/shop#6");
    assertThat(last().changeRule()).isEqualTo(Rule.CHANGE_CHANGES_REQUESTED);
  }

  @Test
  void shouldBeCompletedOnceAllItsChangesAreInProductionOrItIsClosedWithoutAny() {
    everythingBelow();
    with(SampleChange.opened().landed("10:00").delivered(DoneOn.DEPLOYMENT, "12:00"));
    stands(Stage.PRODUCTION, Status.COMPLETED, Rule.ITEM_COMPLETED);

    changes.clear();
    with(SampleChange.opened().closed("10:00")).state("12:00", OpenState.COMPLETED);
    stands(Stage.PRODUCTION, Status.COMPLETED, Rule.ITEM_COMPLETED);
  }

  @Test
  void shouldBeBackInDevelopmentOnceReopened() {
    everythingBelow();
    state("10:00", OpenState.COMPLETED).state("12:00", OpenState.OPEN);

    stands(Stage.DEVELOPMENT, Status.IN_PROGRESS, Rule.ITEM_REOPENED);
    assertThat(last().rework()).isTrue();
    assertThat(last().epoch()).isEqualTo(1);
  }

  @Test
  void shouldStandWhereItsStatusIsMapped() {
    everythingBelow();
    stands(Stage.DESIGN, Status.IN_PROGRESS, Rule.ITEM_STATUS_MAPPED);

    status = "Ready";
    stands(Stage.BACKLOG, Status.OPEN, Rule.ITEM_STATUS_MAPPED);

    status = "Shipped";
    stands(Stage.PRODUCTION, Status.COMPLETED, Rule.ITEM_STATUS_MAPPED);
  }

  @Test
  void shouldBeInDevelopmentOnceSomethingNamesIt() {
    assigned = true;
    status = "Unheard of";
    namedAt = Story.time("12:00");
    stands(Stage.DEVELOPMENT, Status.IN_PROGRESS, Rule.ITEM_NAMED);

    namedAt = null;
    with(SampleChange.opened().closed("12:00"));
    stands(Stage.DEVELOPMENT, Status.IN_PROGRESS, Rule.ITEM_NAMED);
  }

  @Test
  void shouldBeInDesignWhileAssignedWhereThatStartsIt() {
    assigned = true;

    stands(Stage.DESIGN, Status.IN_PROGRESS, Rule.ITEM_ASSIGNED);
  }

  @Test
  void shouldBeInTheBacklogOnceCreated() {
    stands(Stage.BACKLOG, Status.OPEN, Rule.ITEM_CREATED);
  }

  @Test
  void shouldGoBackToALowerStatusAsReworkButNotToTheBacklog() {
    List<Step<String>> statuses =
        List.of(
            new Step<>(Story.time("09:00"), "Shipped"),
            new Step<>(Story.time("10:00"), "Doing"),
            new Step<>(Story.time("11:00"), "Ready"));
    Item moved =
        Item.of(
            Story.time("08:00"),
            Steps.always(OpenState.OPEN),
            Steps.always(false),
            Steps.always(false),
            new Steps<>("", statuses),
            null,
            List.of());

    assertThat(ItemFold.fold(moved, RULES).visits())
        .extracting(Visit::stage, Visit::rework)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple(Stage.BACKLOG, false),
            org.assertj.core.api.Assertions.tuple(Stage.PRODUCTION, false),
            org.assertj.core.api.Assertions.tuple(Stage.DESIGN, true),
            org.assertj.core.api.Assertions.tuple(Stage.BACKLOG, false));
  }

  @Test
  void shouldGoBackAsTheRowOfAnyOfTheEquallyLeastChangesSays() {
    with(SampleChange.opened("acme/shop#5").drafted("11:00"));
    with(SampleChange.opened("acme/shop#6").changesRequested("11:00"));

    assertThat(last().rework()).isTrue();
    assertThat(last().change()).isEqualTo("acme/shop#6");
  }

  @Test
  void shouldTellTheSameChangeWhateverTheirOrder() {
    with(SampleChange.opened("acme/shop#9")).with(SampleChange.opened("acme/shop#7"));
    with(SampleChange.opened("acme/shop#8"));

    assertThat(last().change()).isEqualTo("acme/shop#7");
  }
}

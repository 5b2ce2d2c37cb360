package dev.weir.stream.scope.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.stream.explain.Noted;
import dev.weir.stream.explain.Place;
import dev.weir.stream.fact.Fact;
import dev.weir.stream.fact.FactKind;
import dev.weir.stream.fact.Scope;
import dev.weir.stream.flow.DoneOn;
import dev.weir.stream.flow.Run;
import dev.weir.stream.ledger.InMemoryLedger;
import dev.weir.stream.ledger.Key;
import dev.weir.stream.scope.state.AnswerTable.Answer;
import dev.weir.stream.scope.state.ReachTable.Arrival;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * Rooms of a scope's state by themselves: what holds where several things are told, and whether it
 * is news.
 */
class StateTablesTest {
  private static final String SHOP = "acme/shop";
  private static final Scope SCOPE = new Scope("default", "github", "github.com", SHOP);
  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
  private static final Instant TEN = NINE.plusSeconds(3_600);

  private final ScopeState state = new ScopeState(new InMemoryLedger(), SCOPE, name -> name);

  private static Fact fact(
      FactKind kind, String discriminator, Instant at, Map<String, String> of) {
    return Fact.of(SCOPE, kind, SHOP + "@refs/heads/main", discriminator, at, of);
  }

  @Test
  void shouldWriteTheRepositoryByTheGreatestOfItsSpellings() {
    assertThat(state.shownRepository(SCOPE)).isEqualTo(SHOP);
    assertThat(state.name.written("Acme/Shop#1", SHOP)).isTrue();
    assertThat(state.shownRepository(SCOPE)).isEqualTo("Acme/Shop");
    assertThat(state.name.written("acme/Shop#2", SHOP)).isTrue();
    assertThat(state.name.written("Acme/Shop#1", SHOP)).isFalse();
    assertThat(state.name.written("acme/Shop#3", SHOP)).isFalse();
    assertThat(state.name.written("zeta/other#3", SHOP)).isFalse();
    assertThat(state.shownRepository(SCOPE)).isEqualTo("acme/Shop");
    assertThat(new ScopeState(new InMemoryLedger(), SCOPE, name -> name).name.written(SHOP))
        .isEqualTo(SHOP);
  }

  @Test
  void shouldKnowWhatWasWrittenAfterARestart() {
    InMemoryLedger ledger = new InMemoryLedger();
    new ScopeState(ledger, SCOPE, name -> name).name.written("Acme/Shop#1", SHOP);
    assertThat(new ScopeState(ledger, SCOPE, name -> name).shownRepository(SCOPE))
        .isEqualTo("Acme/Shop");
  }

  @Test
  void shouldTakeATagForTheCommitOfItsEarliestPushThenTheGreaterOne() {
    state.tags.tagged("v1", TEN, "b");
    assertThat(state.tags.commitOf("v1")).isEqualTo("b");
    state.tags.tagged("v1", TEN, "a");
    assertThat(state.tags.commitOf("v1")).isEqualTo("b");
    state.tags.tagged("v1", TEN, "c");
    assertThat(state.tags.commitOf("v1")).isEqualTo("c");
    state.tags.tagged("v1", NINE, "a");
    assertThat(state.tags.commitOf("v1")).isEqualTo("a");
    state.tags.tagged("v1", TEN, "z");
    assertThat(state.tags.commitOf("v1")).isEqualTo("a");
    assertThat(state.tags.commitOf("v2")).isNull();
  }

  @Test
  void shouldForgetWhatATagReleasedOnceItDoesNot() {
    Released released = new Released(DoneOn.TAG, NINE, TEN, new UUID(0, 1));
    state.tags.replaceReleased("v1", released);
    assertThat(state.tags.released("v1")).isEqualTo(released);
    state.tags.replaceReleased("v1", null);
    assertThat(state.tags.released("v1")).isNull();
  }

  @Test
  void shouldKnowTheEarliestLandingOfACommit() {
    assertThat(state.landings.landedAt("c")).isNull();
    assertThat(state.landings.land("c", TEN)).isTrue();
    assertThat(state.landings.land("c", TEN)).isFalse();
    assertThat(state.landings.land("c", NINE)).isTrue();
    assertThat(state.landings.land("c", TEN)).isFalse();
    assertThat(state.landings.landedAt("c")).isEqualTo(NINE);
  }

  @Test
  void shouldForgetWhoWaitedForALanding() {
    state.landings.await("c", "x");
    state.landings.await("c", "y");
    state.landings.forget("c", "x");
    assertThat(state.landings.waitingFor("c")).containsExactly("y");
  }

  @Test
  void shouldKnowTheFactThatLandedACommitFirstOfEqualsThatOfTheLeastId() {
    List<Fact> byId = new ArrayList<>();
    for (String name : List.of("1", "2", "3")) {
      byId.add(fact(FactKind.PUSHED, name, TEN, Map.of()));
    }
    byId.sort((a, b) -> a.id().compareTo(b.id()));
    byId.forEach(one -> state.facts.join(one, new Place(0, 1)));
    assertThat(state.sources.landed("c", byId.get(1))).isTrue();
    assertThat(state.sources.landed("c", byId.get(1))).isFalse();
    assertThat(state.sources.landed("c", byId.get(2))).isFalse();
    assertThat(state.sources.landed("c", byId.get(0))).isTrue();
    assertThat(state.sources.landed("c", fact(FactKind.PUSHED, "4", TEN.plusSeconds(1), Map.of())))
        .isFalse();
    Noted landing = state.sources.landing("c", TEN, state.facts);
    assertThat(landing).isNotNull();
    assertThat(landing.fact()).isEqualTo(byId.get(0));
    assertThat(state.sources.landing("c", NINE, state.facts)).isNull();
    assertThat(state.sources.landing("d", TEN, state.facts)).isNull();
  }

  @Test
  void shouldSayWhetherARunIsNews() {
    Run run = new Run("ci", "push", List.of(new Run.Attempt(1, NINE, TEN, Run.Conclusion.PASSED)));
    assertThat(state.runs.replace("c", "r", null)).isFalse();
    assertThat(state.runs.replace("c", "r", run)).isTrue();
    assertThat(state.runs.replace("c", "r", run)).isFalse();
    assertThat(state.runs.on("c")).containsExactly(run);
    assertThat(state.runs.subjectsOn("c")).containsExactly("r");
    assertThat(state.runs.replace("c", "r", null)).isTrue();
    assertThat(state.runs.on("c")).isEmpty();
  }

  @Test
  void shouldHearNoAnswerThatIsOlderThanTheOneItKnows() {
    Answer second = new Answer(2, true, false, List.of("a"), null, null);
    state.answers.hear("acme/plans#1", second);
    state.answers.hear("acme/plans#1", new Answer(2, false, false, List.of(), null, null));
    state.answers.hear("acme/plans#1", new Answer(1, false, false, List.of(), null, null));
    assertThat(state.answers.of("acme/plans#1")).isEqualTo(second);
    Answer third = new Answer(3, false, true, List.of(), "p", "q");
    state.answers.hear("acme/plans#1", third);
    assertThat(state.answers.of("acme/plans#1")).isEqualTo(third);
  }

  @Test
  void shouldListTheItemsOfAScopeThatAreAnswered() {
    Answer one = new Answer(1, true, false, List.of(), null, null);
    for (String item : List.of("acme/plan#1", "acme/plans#1", "acme/plans#12", "acme/plans2#1")) {
      state.answers.hear(item, one);
    }
    assertThat(state.answers.items("acme/plans")).containsExactly("acme/plans#1", "acme/plans#12");
  }

  @Test
  void shouldSayWhetherARowIsNewsAndWhetherThereWasOne() {
    byte[] row = {1};
    assertThat(state.deployments.has("d")).isFalse();
    assertThat(state.deployments.forget("d")).isFalse();
    assertThat(state.deployments.isNews("d", row)).isTrue();
    assertThat(state.deployments.isNews("d", row)).isFalse();
    assertThat(state.deployments.isNews("d", new byte[] {2})).isTrue();
    assertThat(state.deployments.has("d")).isTrue();
    assertThat(state.deployments.subjects()).containsExactly("d");
    assertThat(state.deployments.forget("d")).isTrue();
    assertThat(state.deployments.has("d")).isFalse();
  }

  @Test
  void shouldTellTheCommitsOfWhoseFilesAPushSaysSomethingNew() {
    Map<String, String> told =
        Map.of("after", "b", "commits", "a\nb", "paths", "0 x\n1 y\n1 z\n2 of no commit");
    Fact push = fact(FactKind.PUSHED, "b", NINE, told);
    assertThat(state.paths.pushed(push, "main")).containsExactly("a", "b");
    assertThat(state.paths.pushed(push, "main")).isEmpty();
    assertThat(state.paths.ofCommit("b")).containsExactly("y", "z");
    assertThat(state.paths.endingIn("b")).containsExactly("a", "b");
    assertThat(state.paths.ofBranch("main"))
        .singleElement()
        .satisfies(one -> assertThat(one.commits()).containsExactly("a", "b"))
        .satisfies(one -> assertThat(one.at()).isEqualTo(NINE));
    assertThat(state.paths.ofBranch("other")).isEmpty();
  }

  @Test
  void shouldForgetARevertThatIsTakenBack() {
    state.reverts.put("c", new RevertTable.Revert("x", TEN));
    state.reverts.put("c", new RevertTable.Revert("y", null));
    state.reverts.remove("c", "x");
    assertThat(state.reverts.of("c")).containsExactly(new RevertTable.Revert("y", null));
  }

  @Test
  void shouldFindTheFirstArrivalThatReachesALanding() {
    Arrival late = new Arrival(TEN.plusSeconds(9), "late", new UUID(0, 1));
    Arrival early = new Arrival(TEN, "early", new UUID(0, 2));
    state.reaches.put(DoneOn.DEPLOYMENT, "s", NINE, late);
    state.reaches.put(DoneOn.DEPLOYMENT, "s", TEN, early);
    assertThat(state.reaches.first(DoneOn.DEPLOYMENT, "s", NINE)).isEqualTo(early);
    assertThat(state.reaches.first(DoneOn.DEPLOYMENT, "s", TEN)).isEqualTo(early);
    assertThat(state.reaches.first(DoneOn.DEPLOYMENT, "s", TEN.plusSeconds(1))).isNull();
    assertThat(state.reaches.first(DoneOn.TAG, "s", NINE)).isNull();
    state.reaches.remove(DoneOn.DEPLOYMENT, "s", TEN, early);
    assertThat(state.reaches.first(DoneOn.DEPLOYMENT, "s", NINE)).isEqualTo(late);
  }

  @Test
  void shouldKeepFinishesInTheOrderThatTheyCompareIn() {
    List<Finish> finishes = new ArrayList<>();
    for (Instant at : List.of(NINE, TEN)) {
      for (Instant landedAt : new Instant[] {null, NINE.minusSeconds(5), NINE}) {
        for (String number : List.of("9", "10")) {
          String subject = SHOP + "/deployments/" + number;
          finishes.add(new Finish("s", at, landedAt, "c", subject, new UUID(0, 1)));
        }
      }
    }
    List<Finish> byKey = new ArrayList<>(finishes);
    byKey.sort(
        (a, b) ->
            Arrays.compareUnsigned(
                a.position(Key.of("x")).bytes(), b.position(Key.of("x")).bytes()));
    assertThat(byKey).isEqualTo(finishes.stream().sorted(Finish.ORDER).toList());
  }

  @Test
  void shouldReadAllFactsAtOnceOfWhatHasFewAlone() {
    assertThat(OwnFacts.areFew("acme/shop#1")).isTrue();
    assertThat(OwnFacts.areFew("acme/shop/runs/1")).isTrue();
    assertThat(OwnFacts.areFew("acme/shop/deployments/1")).isTrue();
    assertThat(OwnFacts.areFew("acme/shop@refs/heads/fix#1")).isFalse();
    assertThat(OwnFacts.areFew("@refs/heads/fix#1")).isFalse();
    assertThat(OwnFacts.areFew("acme/shop")).isFalse();
  }

  @Test
  void shouldRememberTheFactsOfSoManySubjectsAsARecordNeeds() {
    List<String> read = new ArrayList<>();
    OwnFacts facts =
        new OwnFacts(
            subject -> {
              read.add(subject);
              return List.of();
            });
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 64; i++) {
        facts.of("s" + i);
      }
    }
    assertThat(read).hasSize(64);
    facts.of("another");
    facts.of("s1");
    assertThat(read).hasSize(65);
    facts.of("s0");
    assertThat(read).hasSize(66);
  }
}

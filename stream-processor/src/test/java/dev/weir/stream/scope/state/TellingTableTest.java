package dev.weir.stream.scope.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.stream.explain.Place;
import dev.weir.stream.explain.Telling;
import dev.weir.stream.fact.FactKind;
import dev.weir.stream.fact.Scope;
import dev.weir.stream.ledger.InMemoryLedger;
import dev.weir.stream.scope.state.LinkTable.Link;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What scopes tell each other of the facts behind an item. */
class TellingTableTest {
  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
  private static final Link LINK = new Link("acme/tools", "acme/tools#7");
  private static final String ITEM = "acme/shop#1";

  private final TellingTable tellings =
      new ScopeState(
              new InMemoryLedger(),
              new Scope("default", "github", "github.com", "acme/shop"),
              name -> name)
          .tellings;

  private static Telling push(long id, Instant at, long offset) {
    return Telling.moment(
        new UUID(0, id), FactKind.PUSHED, "acme/shop@refs/heads/x", at, "", new Place(0, offset));
  }

  @Test
  void shouldHearWhatIsNewerThanWhatItKnows() {
    tellings.hear(ITEM, LINK, 2, List.of(push(2, NINE, 1)));
    tellings.hear(ITEM, LINK, 1, List.of(push(1, NINE, 1)));
    tellings.hear(ITEM, LINK, 2, List.of());
    assertThat(tellings.heardOf(ITEM, LINK)).containsExactly(push(2, NINE, 1));
    tellings.hear(ITEM, LINK, 3, List.of());
    assertThat(tellings.heardOf(ITEM, LINK)).isEmpty();
  }

  @Test
  void shouldKnowTheFirstPushOfAllScopesThatNamedAnItem() {
    assertThat(tellings.hearNaming(ITEM, "acme/a", 1, List.of(push(3, NINE, 1)))).isTrue();
    assertThat(tellings.hearNaming(ITEM, "acme/a", 1, List.of(push(1, NINE, 1)))).isFalse();
    assertThat(tellings.hearNaming(ITEM, "acme/b", 1, List.of(push(2, NINE, 1)))).isTrue();
    assertThat(tellings.naming(ITEM)).containsExactly(push(2, NINE, 1));
    assertThat(tellings.hearNaming(ITEM, "acme/b", 2, List.of())).isTrue();
    assertThat(tellings.naming(ITEM)).containsExactly(push(3, NINE, 1));
  }

  @Test
  void shouldNameAnItemByItsEarliestPushAsThatIsToldLast() {
    assertThat(tellings.named(ITEM)).isNull();
    assertThat(tellings.name(ITEM, push(2, NINE, 1))).isTrue();
    assertThat(tellings.name(ITEM, push(2, NINE, 1))).isFalse();
    assertThat(tellings.name(ITEM, push(3, NINE, 1))).isFalse();
    assertThat(tellings.name(ITEM, push(1, NINE.plusSeconds(1), 1))).isFalse();
    assertThat(tellings.name(ITEM, push(2, NINE, 5))).as("first told elsewhere").isTrue();
    assertThat(tellings.named(ITEM)).isEqualTo(push(2, NINE, 5));
    assertThat(tellings.name(ITEM, push(1, NINE, 1))).isTrue();
    assertThat(tellings.named(ITEM)).isEqualTo(push(1, NINE, 1));
  }

  @Test
  void shouldSendWhatIsNewsAndKnowWhomItWasSentTo() {
    List<Telling> one = List.of(push(1, NINE, 1));
    assertThat(tellings.send("c", "far#1", List.of())).as("nothing, as before").isZero();
    assertThat(tellings.send("c", "far#1", one)).isEqualTo(1);
    assertThat(tellings.send("c", "far#1", one)).isZero();
    assertThat(tellings.send("c", "far#2", one)).isEqualTo(1);
    assertThat(tellings.toldOf("c")).containsExactly("far#1", "far#2");
    assertThat(tellings.send("c", "far#1", List.of())).isEqualTo(2);
    assertThat(tellings.toldOf("c")).containsExactly("far#2");
    assertThat(tellings.send("c", "far#1", one)).isEqualTo(3);
    assertThat(tellings.sendNaming("far#3", one)).isEqualTo(1);
    assertThat(tellings.toldOfNaming()).containsExactly("far#3");
  }
}

package dev.weir.stream.team;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.schema.avro.TeamItem;
import dev.weir.stream.ledger.InMemoryLedger;
import dev.weir.stream.team.RandomHistory.Telling;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TeamLedgerOrderTest {
  private static final Duration STALE_AFTER = Duration.ofDays(20);

  private final InMemoryLedger store = new InMemoryLedger();
  private final TeamTableInMemory table = new TeamTableInMemory();
  private final Map<Team, Map<UUID, TeamItem>> latest = new HashMap<>();
  private TeamLedger ledger = open();

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void shouldTellTheRowsOfTheLatestVersionsWhateverCameBefore(long seed) {
    RandomHistory history = new RandomHistory(seed);
    for (Telling telling : history.tellings()) {
      tell(telling);
      if (history.oneIn(4)) {
        ledger.flush(table);
        assertTableHolds();
      }
      if (history.oneIn(12)) {
        ledger = open();
      }
    }
    ledger.flush(table);
    assertTableHolds();
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void shouldLeaveNothingBehindWhenEveryItemIsGone(long seed) {
    RandomHistory history = new RandomHistory(seed);
    history.tellings().forEach(this::tell);
    ledger.flush(table);
    latest.forEach((team, items) -> items.keySet().forEach(item -> ledger.apply(team, item, null)));
    ledger.flush(table);
    latest.keySet().forEach(team -> assertThat(table.days(team)).isEmpty());
    assertThat(table.profiles()).isEmpty();
    assertThat(store.size()).isZero();
  }

  private TeamLedger open() {
    return new TeamLedger(store, team -> STALE_AFTER);
  }

  private void tell(Telling telling) {
    TeamItem item = telling.item();
    latest.computeIfAbsent(telling.team(), team -> new HashMap<>()).put(item.getItemId(), item);
    ledger.apply(telling.team(), item.getItemId(), item.getRemoved() ? null : WorkItems.from(item));
  }

  private void assertTableHolds() {
    latest.forEach(
        (team, items) -> {
          assertThat(table.days(team)).isEqualTo(SlowTeamDays.of(items.values(), STALE_AFTER));
          assertThat(table.profiles().contains(team))
              .isEqualTo(items.values().stream().anyMatch(item -> !item.getRemoved()));
        });
  }
}

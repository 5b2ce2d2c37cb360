package dev.weir.stream.team;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.stream.ledger.InMemoryLedger;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A change costs what it changes, whatever the team did in ten years before. */
class TeamLedgerCostTest {
  private static final Team TEAM = new Team("acme", "content-apis");
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final long START = WorkItem.EARLIEST + 5_000 * DAY + DAY / 24;
  private static final int DAYS = 3_650;

  private final InMemoryLedger store = new InMemoryLedger();
  private final TeamTableInMemory table = new TeamTableInMemory();
  private final TeamLedger ledger = new TeamLedger(store, team -> Duration.ofDays(60));

  @BeforeEach
  void liveThroughTenYears() {
    for (int day = 0; day < DAYS; day++) {
      for (int item = 0; item < 3; item++) {
        long created = START + day * DAY + item;
        ledger.apply(TEAM, new UUID(day, item), item(created, created + 3 * DAY));
      }
    }
    ledger.flush(table);
  }

  @Test
  void shouldCostAFewLookUpsToTakeANewItem() {
    long created = START + (DAYS - 1) * DAY;
    assertThat(costOf(() -> ledger.apply(TEAM, new UUID(-1, 0), item(created, null))))
        .isLessThan(40);
  }

  @Test
  void shouldCostAFewDaysToTellANewItem() {
    long created = START + (DAYS - 1) * DAY;
    ledger.apply(TEAM, new UUID(-1, 0), item(created, null));
    int told = table.told();
    assertThat(costOf(() -> ledger.flush(table))).isLessThan(300);
    assertThat(table.told() - told).isLessThanOrEqualTo(4);
  }

  @Test
  void shouldCostAWeekToTellACompletionLongAgo() {
    long created = START + 1_000 * DAY;
    ledger.apply(TEAM, new UUID(-1, 0), item(created, created + DAY));
    int told = table.told();
    assertThat(costOf(() -> ledger.flush(table))).isLessThan(300);
    assertThat(table.told() - told).isEqualTo(8);
  }

  @Test
  void shouldTellNothingOfAVersionThatChangesNothing() {
    WorkItem same = item(START, START + 3 * DAY);
    assertThat(costOf(() -> ledger.apply(TEAM, new UUID(0, 0), same))).isEqualTo(1);
    assertThat(costOf(() -> ledger.flush(table))).isZero();
  }

  private int costOf(Runnable action) {
    int before = store.operations();
    action.run();
    return store.operations() - before;
  }

  private static WorkItem item(long created, @Nullable Long completed) {
    return new WorkItem(
        ItemType.FEATURE,
        true,
        created,
        created,
        completed,
        null,
        false,
        0,
        0,
        List.of(new LoadSpan(created, completed == null ? LoadSpan.LASTING : completed)),
        List.of(),
        List.of());
  }
}

package dev.weir.stream.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.weir.schema.avro.TeamDay;
import dev.weir.stream.ledger.InMemoryLedger;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Each figure of a day by an example. Days are of May 2026; the 4th is a Monday. */
class TeamDayFiguresTest {
  private static final Team TEAM = new Team("acme", "content-apis");
  private static final long HOUR = Duration.ofHours(1).toMillis();

  @Test
  void shouldMeasureFlowTimeFromStartToProduction() {
    TeamDay day = day(6, item("a", "4 08:00").started("5 08:00").completed("6 10:00"));
    assertThat(day.getFlowTimeP50Millis()).isEqualTo(26.0 * HOUR);
    assertThat(day.getFlowTimeCount()).isEqualTo(1);
  }

  @Test
  void shouldMeasureLeadTimeFromCreationToProduction() {
    TeamDay day = day(6, item("a", "4 08:00").started("5 08:00").completed("6 10:00"));
    assertThat(day.getLeadTimeP50Millis()).isEqualTo(50.0 * HOUR);
  }

  @Test
  void shouldHaveNoFlowTimeButALeadTimeForWhatWasNeverStarted() {
    TeamDay day = day(6, item("a", "5 08:00").completed("6 10:00"));
    assertThat(day.getItemsCompleted()).isEqualTo(1);
    assertThat(day.getFlowTimeCount()).isZero();
    assertThat(day.getFlowTimeP50Millis()).isNull();
    assertThat(day.getLeadTimeP50Millis()).isEqualTo(26.0 * HOUR);
  }

  @Test
  void shouldInterpolatePercentilesAsSqlDoes() {
    // select percentile_cont(array[0.5, 0.75, 0.95]) within group (order by h)
    //   from unnest(array[1, 2, 4, 10]) h; → {3, 5.5, 9.1}
    TeamDay day =
        day(
            6,
            item("a", "6 00:00").started("6 00:00").completed("6 01:00"),
            item("b", "6 00:00").started("6 00:00").completed("6 10:00"),
            item("c", "6 00:00").started("6 00:00").completed("6 04:00"),
            item("d", "6 00:00").started("6 00:00").completed("6 02:00"));
    assertThat(day.getFlowTimeP50Millis()).isEqualTo(3.0 * HOUR);
    assertThat(day.getFlowTimeP75Millis()).isEqualTo(5.5 * HOUR);
    assertThat(day.getFlowTimeP95Millis()).isCloseTo(9.1 * HOUR, within(0.001));
  }

  @Test
  void shouldSumActiveAndWaitTimeOfTheDaysCompletions() {
    TeamDay day =
        day(
            6,
            item("a", "5 00:00").started("5 00:00").completed("6 01:00").dwelt(100, 20),
            item("b", "5 00:00").started("5 00:00").completed("6 10:00").dwelt(3, 4),
            item("c", "5 00:00").started("5 00:00").completed("5 10:00").dwelt(1_000, 1_000));
    assertThat(day.getActiveSeconds()).isEqualTo(103);
    assertThat(day.getWaitSeconds()).isEqualTo(24);
  }

  @Test
  void shouldCountWhatWasDoneBeforeRecordsWithoutAnyTime() {
    TeamDay day =
        day(
            6,
            item("a", "1 00:00")
                .started("1 00:00")
                .completed("6 01:00")
                .dwelt(9, 9)
                .beforeRecords());
    assertThat(day.getItemsCompleted()).isEqualTo(1);
    assertThat(day.getFlowVelocity()).isEqualTo(1);
    assertThat(day.getFlowTimeCount()).isZero();
    assertThat(day.getLeadTimeP50Millis()).isNull();
    assertThat(day.getActiveSeconds()).isZero();
    assertThat(day.getWaitSeconds()).isZero();
  }

  @Test
  void shouldCountVelocityOverTheSevenDaysThatEndWithTheDay() {
    Map<LocalDate, TeamDay> days =
        days(
            item("a", "4 00:00").completed("4 23:59"),
            item("b", "5 00:00").completed("5 00:00"),
            item("c", "5 00:00").cancelled("20 00:00"));
    assertThat(days.get(may(4)).getFlowVelocity()).isEqualTo(1);
    assertThat(days.get(may(5)).getFlowVelocity()).isEqualTo(2);
    assertThat(days.get(may(10)).getFlowVelocity()).isEqualTo(2);
    assertThat(days.get(may(11)).getFlowVelocity()).isEqualTo(1);
    assertThat(days.get(may(12)).getFlowVelocity()).isZero();
  }

  @Test
  void shouldTakeTheLoadAtTheDaysEnd() {
    Map<LocalDate, TeamDay> days =
        days(
            item("a", "4 08:00").started("4 09:00").load("4 09:00", "6 00:00").completed("6 00:00"),
            item("b", "4 08:00").started("5 10:00").load("5 10:00", null),
            item("c", "5 08:00")
                .started("5 09:00")
                .load("5 09:00", "5 11:00")
                .completed("5 11:00"));
    assertThat(days.get(may(4)).getFlowLoad()).isEqualTo(1);
    assertThat(days.get(may(5)).getFlowLoad()).as("a left at midnight").isEqualTo(1);
    assertThat(days.get(may(6)).getFlowLoad()).isEqualTo(1);
  }

  @Test
  void shouldCountLoadOlderThanStaleAfterAsStale() {
    Map<LocalDate, TeamDay> days =
        days(
            item("a", "4 00:00")
                .started("4 00:00")
                .load("4 00:00", "18 12:00")
                .completed("18 12:00"),
            item("b", "4 00:00").started("4 00:01").load("4 00:01", null),
            item("c", "19 00:00"));
    assertThat(days.get(may(13)).getFlowLoadStale()).as("ten days old, not older").isZero();
    assertThat(days.get(may(14)).getFlowLoadStale()).isEqualTo(2);
    assertThat(days.get(may(18)).getFlowLoadStale()).isEqualTo(1);
    assertThat(days.get(may(18)).getFlowLoad()).isEqualTo(1);
  }

  @Test
  void shouldCountWhatWasCreatedStartedCancelledAndReworked() {
    TeamDay day =
        day(
            6,
            item("a", "6 08:00").started("6 09:00").rework("6 10:00").rework("6 11:00"),
            item("b", "6 08:00").cancelled("6 12:00"),
            item("c", "5 08:00").started("6 12:00").rework("7 08:00"));
    assertThat(day.getItemsCreated()).isEqualTo(2);
    assertThat(day.getItemsStarted()).isEqualTo(2);
    assertThat(day.getItemsCancelled()).isEqualTo(1);
    assertThat(day.getReworkCount()).isEqualTo(2);
  }

  @Test
  void shouldCountCompletionsByType() {
    TeamDay day =
        day(
            6,
            item("a", "6 08:00").type("feature").completed("6 09:00"),
            item("b", "6 08:00").type("bug").completed("6 09:00"),
            item("c", "6 08:00").type("bug").completed("6 09:00"),
            item("d", "6 08:00").type("chore").completed("6 09:00"),
            item("e", "6 08:00").type("risk").completed("6 09:00"),
            item("f", "6 08:00").type("unknown").completed("6 09:00"));
    assertThat(day.getFeaturesCompleted()).isEqualTo(1);
    assertThat(day.getBugsCompleted()).isEqualTo(2);
    assertThat(day.getChoresCompleted()).isEqualTo(1);
    assertThat(day.getRisksCompleted()).isEqualTo(1);
    assertThat(day.getItemsCompleted()).isEqualTo(6);
  }

  @Test
  void shouldCountBotsItemsApartAndNowhereElse() {
    TeamDay day =
        day(
            6,
            item("a", "6 08:00").bot().started("6 08:00").load("6 08:00", null).rework("6 08:30"),
            item("b", "6 08:00").bot().started("6 08:00").completed("6 09:00").dwelt(5, 5));
    assertThat(day.getBotItemsCompleted()).isEqualTo(1);
    day.setBotItemsCompleted(0);
    assertThat(day).isEqualTo(new TeamDay());
  }

  @Test
  void shouldHaveARowForADayOnWhichAnythingMovedOrWasOpen() {
    Map<LocalDate, TeamDay> days =
        days(
            item("a", "4 08:00").cancelled("6 00:00"),
            item("b", "8 08:00").bot().cancelled("10 01:00"),
            item("c", "20 08:00"));
    assertThat(days.keySet())
        .containsExactly(may(4), may(5), may(6), may(8), may(9), may(10), may(20));
  }

  @Test
  void shouldHaveNoRowForADayOnWhichOnlyTheWeekBeforeItCounts() {
    Map<LocalDate, TeamDay> days =
        days(item("a", "4 08:00").completed("4 09:00"), item("b", "7 08:00"));
    assertThat(days.keySet()).containsExactly(may(4), may(7));
    assertThat(days.get(may(7)).getFlowVelocity()).isEqualTo(1);
  }

  @Test
  void shouldHaveNoRowWhileAllIsDoneThatIsTakenUpAgainLater() {
    Map<LocalDate, TeamDay> days =
        days(
            item("a", "4 08:00")
                .ended("4 12:00", "8 09:00")
                .started("8 09:00")
                .load("8 09:00", "9 10:00")
                .rework("8 09:00")
                .completed("9 10:00"),
            item("b", "4 08:00").ended("5 00:00", "7 00:00").cancelled("7 11:00"));
    assertThat(days.keySet()).containsExactly(may(4), may(5), may(7), may(8), may(9));
    assertThat(days.get(may(4)).getItemsCompleted()).as("it was reopened").isZero();
    assertThat(days.get(may(9)).getItemsCompleted()).isEqualTo(1);
  }

  @Test
  void shouldCountWhatStartsAndEndsAtMidnightOnTheDayThatBeginsThen() {
    Map<LocalDate, TeamDay> days =
        days(
            item("a", "4 08:00").started("5 00:00").load("5 00:00", "6 00:00").completed("6 00:00"),
            item("b", "4 08:00").cancelled("6 12:00"));
    assertThat(days.get(may(4)).getItemsStarted()).isZero();
    assertThat(days.get(may(4)).getFlowLoad()).as("of the instant that ends the day").isEqualTo(1);
    assertThat(days.get(may(5)).getItemsStarted()).isEqualTo(1);
    assertThat(days.get(may(5)).getItemsCompleted()).isZero();
    assertThat(days.get(may(5)).getFlowLoad()).isZero();
    assertThat(days.get(may(6)).getItemsCompleted()).isEqualTo(1);
    assertThat(days.get(may(6)).getFlowTimeP50Millis()).isEqualTo(24.0 * HOUR);
  }

  @Test
  void shouldTellHowManyCompletionsAreBehindTheLeadTime() {
    TeamDay day =
        day(
            6,
            item("a", "5 08:00").completed("6 10:00"),
            item("b", "5 08:00").started("5 09:00").completed("6 10:00"),
            item("c", "5 08:00").completed("6 10:00").beforeRecords());
    assertThat(day.getFlowTimeCount()).isEqualTo(1);
    assertThat(day.getLeadTimeCount()).isEqualTo(2);
    assertThat(day.getItemsCompleted()).isEqualTo(3);
  }

  @Test
  void shouldHaveNoRowAfterTheLastMovementHoweverMuchIsOpen() {
    Map<LocalDate, TeamDay> days = days(item("a", "4 08:00"), item("b", "5 08:00"));
    assertThat(days.keySet()).containsExactly(may(4), may(5));
  }

  private static SampleItem item(String name, String createdAt) {
    return new SampleItem(name, createdAt);
  }

  private static LocalDate may(int day) {
    return LocalDate.of(2026, 5, day);
  }

  private static TeamDay day(int day, SampleItem... items) {
    return days(items).get(may(day));
  }

  private static Map<LocalDate, TeamDay> days(SampleItem... items) {
    TeamLedger ledger = new TeamLedger(new InMemoryLedger(), team -> Duration.ofDays(10));
    Arrays.stream(items)
        .map(SampleItem::build)
        .forEach(item -> ledger.apply(TEAM, item.getItemId(), WorkItems.from(item)));
    TeamTableInMemory table = new TeamTableInMemory();
    ledger.flush(table);
    return table.days(TEAM);
  }
}

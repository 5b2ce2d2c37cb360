package dev.weir.stream.team;

import dev.weir.schema.avro.TeamDay;
import dev.weir.stream.flow.Percentiles;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Computes the rows of a range of days from what is kept, day after day. Not thread-safe. */
final class DayRows {
  /** What is done with a day: its row, or null if it has none. */
  interface Action {
    void accept(int day, @Nullable TeamDay row);
  }

  private final Map<Integer, Tally<Count>> counts;
  private final Map<Integer, Tally<Step>> steps;
  private final Map<Integer, List<Completion>> completions;
  private final Tally<Step> level;
  private int velocity;

  private DayRows(TeamStore store, StepSums sums, Team team, DayRange days) {
    int first = days.first() - TeamChange.VELOCITY_DAYS;
    this.counts = store.counts(team, new DayRange(first, days.last()));
    this.steps = sums.on(team, days);
    this.completions = store.completions(team, days);
    this.level = sums.before(team, days.first());
    for (int day = first; day < days.first(); day++) {
      velocity += completed(day);
    }
  }

  /**
   * Tells the row of each day.
   *
   * @param days the days to tell
   * @param moved the days that have rows at all
   */
  static void forEach(
      TeamStore store, StepSums sums, Team team, DayRange days, DayRange moved, Action action) {
    DayRows rows = new DayRows(store, sums, team, days);
    for (int day = days.first(); day <= days.last(); day++) {
      rows.moveTo(day);
      action.accept(day, moved.contains(day) ? rows.row(day) : null);
    }
  }

  private void moveTo(int day) {
    velocity += completed(day) - completed(day - TeamChange.VELOCITY_DAYS);
    Tally<Step> step = steps.get(day);
    if (step != null) {
      level.add(step, 1);
    }
  }

  private @Nullable TeamDay row(int day) {
    Tally<Count> count = counts.get(day);
    if (count == null && level.of(Step.OPEN) == 0) {
      return null;
    }
    TeamDay row = new TeamDay();
    row.setFlowVelocity(velocity);
    row.setFlowLoad(Math.toIntExact(level.of(Step.LOAD)));
    row.setFlowLoadStale(Math.toIntExact(level.of(Step.STALE)));
    if (count != null) {
      setCounts(row, count);
      setTimes(row, completions.getOrDefault(day, List.of()));
    }
    return row;
  }

  private static void setCounts(TeamDay row, Tally<Count> count) {
    row.setItemsCompleted(number(count, Count.COMPLETED));
    row.setItemsStarted(number(count, Count.STARTED));
    row.setItemsCreated(number(count, Count.CREATED));
    row.setItemsCancelled(number(count, Count.CANCELLED));
    row.setFeaturesCompleted(number(count, Count.FEATURES));
    row.setBugsCompleted(number(count, Count.BUGS));
    row.setChoresCompleted(number(count, Count.CHORES));
    row.setRisksCompleted(number(count, Count.RISKS));
    row.setBotItemsCompleted(number(count, Count.BOT_ITEMS_COMPLETED));
    row.setReworkCount(number(count, Count.REWORK));
    row.setActiveSeconds(count.of(Count.ACTIVE_SECONDS));
    row.setWaitSeconds(count.of(Count.WAIT_SECONDS));
  }

  private static void setTimes(TeamDay row, List<Completion> completions) {
    Percentiles flow =
        new Percentiles(
            completions.stream().map(Completion::flowMillis).filter(Objects::nonNull).toList());
    Percentiles lead = new Percentiles(completions.stream().map(Completion::leadMillis).toList());
    row.setFlowTimeCount(flow.count());
    row.setLeadTimeCount(lead.count());
    row.setFlowTimeP50Millis(flow.at(0.5));
    row.setFlowTimeP75Millis(flow.at(0.75));
    row.setFlowTimeP95Millis(flow.at(0.95));
    row.setLeadTimeP50Millis(lead.at(0.5));
  }

  private static int number(Tally<Count> count, Count field) {
    return Math.toIntExact(count.of(field));
  }

  private int completed(int day) {
    Tally<Count> count = counts.get(day);
    return count == null ? 0 : Math.toIntExact(count.of(Count.COMPLETED));
  }
}

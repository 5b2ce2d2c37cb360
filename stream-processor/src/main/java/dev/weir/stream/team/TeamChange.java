package dev.weir.stream.team;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a new version of an item changes in its team's days: the difference of two effects.
 *
 * @param counts by which amounts single days change
 * @param steps by which amounts levels change, and from which day on
 * @param before the times that no longer hold
 * @param after the times that hold now
 */
record TeamChange(
    Tallies<Count> counts,
    Tallies<Step> steps,
    @Nullable Completion before,
    @Nullable Completion after) {
  /** Days over which velocity looks back, the day itself among them. */
  static final int VELOCITY_DAYS = 7;

  static TeamChange between(ItemEffect before, ItemEffect after) {
    Tallies<Count> counts = new Tallies<>(Count.class);
    counts.add(before.counts(), -1);
    counts.add(after.counts(), 1);
    Tallies<Step> steps = new Tallies<>(Step.class);
    steps.add(before.steps(), -1);
    steps.add(after.steps(), 1);
    return new TeamChange(counts, steps, before.completion(), after.completion());
  }

  /** The days whose rows this change may touch, cut to the days that rows may have. */
  List<DayRange> dirty(DayRange limits) {
    List<DayRange> days = new ArrayList<>();
    counts.byDay().forEach((day, tally) -> days.add(touched(day, tally)));
    if (!Objects.equals(before, after)) {
      Stream.of(before, after)
          .filter(Objects::nonNull)
          .forEach(completion -> days.add(new DayRange(completion.day(), completion.day())));
    }
    addLevels(days, limits.last());
    days.replaceAll(range -> range.within(limits));
    return days;
  }

  private static DayRange touched(int day, Tally<Count> tally) {
    int days = tally.of(Count.COMPLETED) == 0 ? 1 : VELOCITY_DAYS;
    return new DayRange(day, day + days - 1);
  }

  /** The days on which a level differs: those where the steps up to then do not cancel out. */
  private void addLevels(List<DayRange> days, int lastDay) {
    Tally<Step> level = new Tally<>(Step.class);
    int from = 0;
    for (Map.Entry<Integer, Tally<Step>> step : steps.byDay().entrySet()) {
      if (!level.isZero()) {
        days.add(new DayRange(from, step.getKey() - 1));
      }
      level.add(step.getValue(), 1);
      from = step.getKey();
    }
    if (!level.isZero()) {
      days.add(new DayRange(from, lastDay));
    }
  }
}

package dev.weir.stream.team;

import dev.weir.stream.ledger.Ledger;
import java.util.Map;
import java.util.TreeMap;

/**
 * The levels of a team's days, kept as their changes: by day and by 64 days. So a change writes two
 * entries a day that it names, and the level at a day is read from at most 63 of one kind and, of
 * the other, six for each year of the team's history.
 */
final class StepSums {
  private static final int LEVELS = 2;
  private static final int BITS = 6;

  private final Ledger store;

  StepSums(Ledger store) {
    this.store = store;
  }

  /** Adds changes of levels. */
  void add(Team team, Tallies<Step> steps) {
    for (int level = 0; level < LEVELS; level++) {
      Tallies<Step> blocks = new Tallies<>(Step.class);
      for (Map.Entry<Integer, Tally<Step>> step : steps.byDay().entrySet()) {
        blocks.add(step.getKey() >> (level * BITS), step.getValue());
      }
      for (Map.Entry<Integer, Tally<Step>> block : blocks.byDay().entrySet()) {
        add(TeamKeys.steps(team, level, block.getKey()), block.getValue());
      }
    }
  }

  /** The levels before a day. */
  Tally<Step> before(Team team, int day) {
    Tally<Step> sum = new Tally<>(Step.class);
    int from = 0;
    for (int level = LEVELS - 1; level >= 0; level--) {
      int until = day >> (level * BITS);
      changes(team, level, new DayRange(from, until - 1))
          .values()
          .forEach(step -> sum.add(step, 1));
      from = until << BITS;
    }
    return sum;
  }

  /** The changes of levels on days of a range, where there are any. */
  Map<Integer, Tally<Step>> on(Team team, DayRange days) {
    return changes(team, 0, days);
  }

  private Map<Integer, Tally<Step>> changes(Team team, int level, DayRange blocks) {
    Map<Integer, Tally<Step>> changes = new TreeMap<>();
    if (!blocks.isEmpty()) {
      store.forEach(
          TeamKeys.steps(team, level, blocks.first()),
          TeamKeys.steps(team, level, blocks.last()),
          (key, value) -> changes.put(TeamKeys.number(key), Tally.unpack(Step.class, value)));
    }
    return changes;
  }

  private void add(byte[] key, Tally<Step> change) {
    byte[] stored = store.get(key);
    Tally<Step> sum = stored == null ? new Tally<>(Step.class) : Tally.unpack(Step.class, stored);
    sum.add(change, 1);
    if (sum.isZero()) {
      store.delete(key);
    } else {
      store.put(key, sum.pack());
    }
  }
}

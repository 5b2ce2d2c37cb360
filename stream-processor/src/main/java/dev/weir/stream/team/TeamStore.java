package dev.weir.stream.team;

import dev.weir.stream.ledger.Ledger;
import dev.weir.stream.team.TeamKeys.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** What is kept of teams, by name. Not thread-safe. */
final class TeamStore {
  private static final byte[] PRESENT = {1};

  private final Ledger store;

  TeamStore(Ledger store) {
    this.store = store;
  }

  TeamState state(Team team) {
    byte[] stored = store.get(TeamKeys.of(Kind.STATE, team));
    return stored == null ? TeamState.NONE : TeamState.unpack(stored);
  }

  void replaceState(Team team, TeamState state) {
    replace(TeamKeys.of(Kind.STATE, team), state.equals(TeamState.NONE) ? null : state.pack());
  }

  @Nullable WorkItem item(Team team, UUID item) {
    byte[] stored = store.get(TeamKeys.item(team, item));
    return stored == null ? null : WorkItems.unpack(stored);
  }

  void replaceItem(Team team, UUID id, @Nullable WorkItem item) {
    replace(TeamKeys.item(team, id), item == null ? null : WorkItems.pack(item));
  }

  /** Adds to the counts of days; the days that have none any longer. */
  Set<Integer> addCounts(Team team, Tallies<Count> changes) {
    Set<Integer> emptied = new HashSet<>();
    for (Map.Entry<Integer, Tally<Count>> change : changes.byDay().entrySet()) {
      if (!addCounts(TeamKeys.of(Kind.COUNTS, team, change.getKey()), change.getValue())) {
        emptied.add(change.getKey());
      }
    }
    return emptied;
  }

  /** The counts of those days of a range that have any. */
  Map<Integer, Tally<Count>> counts(Team team, DayRange days) {
    Map<Integer, Tally<Count>> counts = new TreeMap<>();
    store.forEach(
        TeamKeys.of(Kind.COUNTS, team, days.first()),
        TeamKeys.of(Kind.COUNTS, team, days.last()),
        (key, value) -> counts.put(TeamKeys.number(key), Tally.unpack(Count.class, value)));
    return counts;
  }

  /** The days from the first that has counts to the last. */
  DayRange counted(Team team) {
    byte[] from = TeamKeys.of(Kind.COUNTS, team, 0);
    byte[] to = TeamKeys.of(Kind.COUNTS, team, Integer.MAX_VALUE);
    byte[] first = store.firstKey(from, to);
    byte[] last = store.lastKey(from, to);
    return first == null || last == null
        ? DayRange.NONE
        : new DayRange(TeamKeys.number(first), TeamKeys.number(last));
  }

  void removeCompletion(Team team, UUID item, Completion completion) {
    store.delete(TeamKeys.completion(team, completion.day(), item));
  }

  void putCompletion(Team team, UUID item, Completion completion) {
    store.put(TeamKeys.completion(team, completion.day(), item), completion.pack());
  }

  /** The times of each day's completions, in no particular order. */
  Map<Integer, List<Completion>> completions(Team team, DayRange days) {
    Map<Integer, List<Completion>> completions = new TreeMap<>();
    store.forEach(
        TeamKeys.of(Kind.COMPLETION, team, days.first()),
        TeamKeys.of(Kind.COMPLETION, team, days.last() + 1),
        (key, value) -> {
          int day = TeamKeys.completionDay(key);
          completions
              .computeIfAbsent(day, absent -> new ArrayList<>())
              .add(Completion.unpack(day, value));
        });
    return completions;
  }

  /** The rows as last told. */
  Map<Integer, byte[]> rows(Team team, DayRange days) {
    Map<Integer, byte[]> rows = new TreeMap<>();
    store.forEach(
        TeamKeys.of(Kind.ROW, team, days.first()),
        TeamKeys.of(Kind.ROW, team, days.last()),
        (key, value) -> rows.put(TeamKeys.number(key), value));
    return rows;
  }

  void replaceRow(Team team, int day, byte @Nullable [] row) {
    replace(TeamKeys.of(Kind.ROW, team, day), row);
  }

  /** Whether the team's profile was told, and not taken back. */
  boolean hasProfile(Team team) {
    return store.get(TeamKeys.of(Kind.PROFILE, team)) != null;
  }

  void markProfile(Team team, boolean present) {
    replace(TeamKeys.of(Kind.PROFILE, team), present ? PRESENT : null);
  }

  void replaceDirty(Team team, @Nullable DirtyDays days) {
    replace(TeamKeys.of(Kind.DIRTY, team), days == null ? null : days.pack());
  }

  void forEachDirty(BiConsumer<Team, DirtyDays> action) {
    store.forEach(
        TeamKeys.first(Kind.DIRTY),
        TeamKeys.last(Kind.DIRTY),
        (key, value) -> action.accept(TeamKeys.team(key), DirtyDays.unpack(value)));
  }

  private boolean addCounts(byte[] key, Tally<Count> change) {
    byte[] stored = store.get(key);
    Tally<Count> sum =
        stored == null ? new Tally<>(Count.class) : Tally.unpack(Count.class, stored);
    sum.add(change, 1);
    replace(key, sum.isZero() ? null : sum.pack());
    return !sum.isZero();
  }

  private void replace(byte[] key, byte @Nullable [] value) {
    if (value == null) {
      store.delete(key);
    } else {
      store.put(key, value);
    }
  }
}

package dev.weir.stream.team;

import dev.weir.schema.avro.TeamDay;
import dev.weir.stream.ledger.Ledger;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Teams' items in, the rows of their days out (MODEL section 7). The rows told are a function of
 * the latest version of every item: order, repetition and versions in between leave no trace. A
 * changed item costs what it changes, not its team's history.
 *
 * <p>{@link #apply} keeps the item and marks days; {@link #flush} computes the marked days and
 * tells the rows that differ from those told last. Marks lie in the store with the rest, so a
 * ledger made over the store of another goes on where that one stopped. Not thread-safe.
 */
final class TeamLedger {
  /** Days that are read and computed at a time, so that a long history is never in memory. */
  private static final int CHUNK_DAYS = 64;

  private final TeamStore store;
  private final StepSums sums;
  private final Function<Team, Duration> staleAfter;
  private final Map<Team, DirtyDays> dirty =
      new TreeMap<>(Comparator.comparing(Team::tenant).thenComparing(Team::id));
  private int changesUnflushed;

  /**
   * @param staleAfter age from its start beyond which an item of a team is stale
   */
  TeamLedger(Ledger store, Function<Team, Duration> staleAfter) {
    this.store = new TeamStore(store);
    this.sums = new StepSums(store);
    this.staleAfter = staleAfter;
    this.store.forEachDirty(dirty::put);
  }

  /** Takes the latest version of a team's item; null if it is the team's no longer. */
  void apply(Team team, UUID id, @Nullable WorkItem item) {
    WorkItem known = store.item(team, id);
    if (Objects.equals(known, item)) {
      return;
    }
    store.replaceItem(team, id, item);
    TeamChange change = TeamChange.between(effect(team, known), effect(team, item));
    replaceCompletion(team, id, change);
    sums.add(team, change.steps());
    Set<Integer> emptied = store.addCounts(team, change.counts());
    TeamState before = store.state(team);
    int items = before.items() + (item == null ? 0 : 1) - (known == null ? 0 : 1);
    TeamState after = new TeamState(items, moved(team, before.moved(), change, emptied));
    if (!after.equals(before)) {
      store.replaceState(team, after);
    }
    mark(team, change, before.moved(), after.moved());
    changesUnflushed++;
  }

  /** How many changes wait for {@link #flush}, besides those found in the store at the start. */
  int changesUnflushed() {
    return changesUnflushed;
  }

  /** Tells every row that is not as told last. */
  void flush(TeamTable table) {
    dirty.forEach((team, days) -> flush(team, days, table));
    dirty.clear();
    changesUnflushed = 0;
  }

  private ItemEffect effect(Team team, @Nullable WorkItem item) {
    return item == null
        ? ItemEffect.none()
        : ItemEffect.of(item, staleAfter.apply(team).toMillis());
  }

  private void replaceCompletion(Team team, UUID id, TeamChange change) {
    Completion before = change.before();
    Completion after = change.after();
    if (Objects.equals(before, after)) {
      return;
    }
    if (before != null) {
      store.removeCompletion(team, id, before);
    }
    if (after != null) {
      store.putCompletion(team, id, after);
    }
  }

  /** The days from first movement to last after a change whose counts are stored already. */
  private DayRange moved(Team team, DayRange before, TeamChange change, Set<Integer> emptied) {
    if (emptied.contains(before.first()) || emptied.contains(before.last())) {
      return store.counted(team);
    }
    DayRange moved = before;
    for (int day : change.counts().byDay().keySet()) {
      moved = emptied.contains(day) ? moved : moved.including(day);
    }
    return moved;
  }

  private void mark(Team team, TeamChange change, DayRange before, DayRange after) {
    DirtyDays days = dirty.computeIfAbsent(team, absent -> new DirtyDays());
    boolean more = days.addAll(change.dirty(before.span(after)));
    more |= days.addAll(before.difference(after));
    if (more) {
      store.replaceDirty(team, days);
    }
  }

  private void flush(Team team, DirtyDays days, TeamTable table) {
    TeamState state = store.state(team);
    boolean present = state.items() > 0;
    boolean changed = present != store.hasProfile(team);
    if (changed && present) {
      table.profile(team, true);
    }
    for (DayRange range : days.ranges()) {
      range.chunks(CHUNK_DAYS).forEach(chunk -> flush(team, chunk, state.moved(), table));
    }
    if (changed && !present) {
      table.profile(team, false);
    }
    if (changed) {
      store.markProfile(team, present);
    }
    store.replaceDirty(team, null);
  }

  private void flush(Team team, DayRange days, DayRange moved, TeamTable table) {
    Map<Integer, byte[]> told = store.rows(team, days);
    DayRows.forEach(
        store,
        sums,
        team,
        days,
        moved,
        (day, row) -> {
          byte[] bytes = row == null ? null : pack(row);
          if (!Arrays.equals(bytes, told.get(day))) {
            store.replaceRow(team, day, bytes);
            table.day(team, LocalDate.ofEpochDay(day), row);
          }
        });
  }

  private static byte[] pack(TeamDay row) {
    try {
      return row.toByteBuffer().array();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}

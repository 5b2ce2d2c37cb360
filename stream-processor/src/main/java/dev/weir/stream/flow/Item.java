package dev.weir.stream.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An item with everything that its stage depends on. Immutable.
 *
 * @param state of the issue; of a change that is its own item only CANCELLED matters
 * @param assigned whether it has an assignee
 * @param blocked whether a label or another item holds it up
 * @param status of the tool or its board; empty where there is none
 * @param namedAt when a branch or a commit first named it
 * @param changes that belong to it, by external id
 */
public record Item(
    Instant createdAt,
    Steps<OpenState> state,
    Steps<Boolean> assigned,
    Steps<Boolean> blocked,
    Steps<String> status,
    @Nullable Instant namedAt,
    List<Change> changes) {
  public Item {
    changes = changes.stream().sorted(Comparator.comparing(Change::externalId)).toList();
  }

  /** A change that names no item is its own. */
  public static Item of(Change change, Steps<Boolean> blocked) {
    return new Item(
        change.createdAt(),
        abandonment(change),
        Steps.always(false),
        blocked,
        Steps.always(""),
        null,
        List.of(change.partOf(change.state())));
  }

  /** An issue with the changes that belong to it; as the record, but for the changes' closing. */
  public static Item of(
      Instant createdAt,
      Steps<OpenState> state,
      Steps<Boolean> assigned,
      Steps<Boolean> blocked,
      Steps<String> status,
      @Nullable Instant namedAt,
      List<Change> changes) {
    List<Change> its = changes.stream().map(change -> change.partOf(state)).toList();
    return new Item(createdAt, state, assigned, blocked, status, namedAt, its);
  }

  /** Its abandonment and reopening alone: merging neither closes the item nor reopens it. */
  private static Steps<OpenState> abandonment(Change change) {
    List<Steps.Step<OpenState>> steps = new ArrayList<>();
    boolean abandoned = false;
    for (Steps.Step<OpenState> step : change.state().steps()) {
      boolean cancelled = step.value() == OpenState.CANCELLED;
      if (cancelled != abandoned) {
        steps.add(new Steps.Step<>(step.from(), cancelled ? OpenState.CANCELLED : OpenState.OPEN));
        abandoned = cancelled;
      }
    }
    return new Steps<>(OpenState.OPEN, steps);
  }

  /** How long something held it up between two instants. */
  public Duration blockedBetween(Instant from, Instant to) {
    return Dwell.within(blocked, from, to);
  }

  /** Every time at which its stage may change, in order, from its creation on. */
  List<Instant> instants(DoneOn doneOn) {
    return Stream.of(
            Stream.of(createdAt),
            state.instants(),
            assigned.instants(),
            status.instants(),
            Stream.ofNullable(namedAt),
            changes.stream().flatMap(change -> change.instants(doneOn)))
        .flatMap(instants -> instants)
        .filter(instant -> !instant.isBefore(createdAt))
        .sorted()
        .distinct()
        .toList();
  }
}

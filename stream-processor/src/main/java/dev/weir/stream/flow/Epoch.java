package dev.weir.stream.flow;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A life of an item: the first starts with its creation, a further one with each reopening after a
 * completion or cancellation (MODEL.md, section 5).
 *
 * @param number from 0
 * @param completedAt when the item was first in production in it
 */
record Epoch(int number, Instant startedAt, @Nullable Instant completedAt, boolean cancelled) {
  static Epoch first(Instant createdAt) {
    return new Epoch(0, createdAt, null, false);
  }

  boolean hasEnded() {
    return completedAt != null || cancelled;
  }

  Epoch next(Instant reopenedAt) {
    return new Epoch(number + 1, reopenedAt, null, false);
  }

  Epoch completed(Instant at) {
    return completedAt == null ? new Epoch(number, startedAt, at, cancelled) : this;
  }

  Epoch cancel() {
    return cancelled ? this : new Epoch(number, startedAt, completedAt, true);
  }

  /** Whether a change counts in this epoch at an instant. */
  boolean counts(Change change, Instant t, OpenState item, DoneOn doneOn) {
    if (change.createdAt().isAfter(t) || change.isAbandonedAt(t)) {
      return false;
    }
    if (item == OpenState.COMPLETED && change.endsAbandoned()) {
      return false;
    }
    boolean openedInIt = !change.createdAt().isBefore(startedAt);
    return (openedInIt || wasUnderWay(change, t, doneOn)) && !openedAfterCompletion(change, t);
  }

  private boolean wasUnderWay(Change change, Instant t, DoneOn doneOn) {
    return change.isOpenAt(startedAt)
        || (!change.isAbandonedAt(startedAt) && !change.isInProductionAt(startedAt, doneOn))
        || change.openings().anyMatch(opening -> opening.isAfter(startedAt) && !opening.isAfter(t));
  }

  private boolean openedAfterCompletion(Change change, Instant t) {
    return completedAt != null
        && change
            .openings()
            .anyMatch(opening -> opening.isAfter(completedAt) && !opening.isAfter(t));
  }
}

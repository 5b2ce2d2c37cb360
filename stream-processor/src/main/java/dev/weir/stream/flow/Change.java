package dev.weir.stream.flow;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A pull or merge request with everything about it that the stage of an item depends on. It holds
 * what each {@code done_on} would make of it, because the item's team decides. Immutable.
 *
 * @param state closed as CANCELLED means: closed without merging, abandoned
 * @param firstCommitAt earliest known commit
 * @param delivered when it reached production, by deployment, release and tag, and, as part of an
 *     item, by closing that; absent where it did not
 * @param attempts production deployments that would deliver it, by creation
 * @param queued whether it is in the merge queue
 * @param services ids of those that it touches, sorted
 * @param revertedAt when the first change landed that reverts it
 * @param latestFactAt time of the latest fact about it
 */
public record Change(
    String externalId,
    Instant createdAt,
    Steps<OpenState> state,
    Steps<Boolean> draft,
    @Nullable Instant mergedAt,
    @Nullable Instant landedAt,
    @Nullable Instant firstCommitAt,
    Map<DoneOn, Delivered> delivered,
    List<Attempt> attempts,
    Steps<Boolean> queued,
    Reviews reviews,
    Runs runs,
    List<String> services,
    @Nullable Instant revertedAt,
    Instant latestFactAt) {
  public Change {
    Map<DoneOn, Delivered> copy = new EnumMap<>(DoneOn.class);
    copy.putAll(delivered);
    delivered = copy;
    attempts = List.copyOf(attempts);
    services = List.copyOf(services);
  }

  /** When it is in production by a team's {@code done_on}; null where it is not. */
  public @Nullable Delivered production(DoneOn doneOn) {
    return switch (doneOn) {
      case DEPLOYMENT, RELEASE, TAG, CLOSE -> delivered.get(doneOn);
      case MERGE -> mergedAt == null ? null : new Delivered(mergedAt, null, false);
    };
  }

  /**
   * The same as part of an item: work that is done when that is closed is so once this is merged
   * and the item is closed as completed.
   *
   * @param item the state of the item; the change's own where it is its item
   */
  public Change partOf(Steps<OpenState> item) {
    Map<DoneOn, Delivered> done = new EnumMap<>(DoneOn.class);
    done.putAll(delivered);
    done.remove(DoneOn.CLOSE);
    Instant merged = mergedAt;
    if (merged != null) {
      Stream.concat(Stream.of(merged), item.instants())
          .filter(at -> !at.isBefore(merged) && item.at(at) == OpenState.COMPLETED)
          .findFirst()
          .ifPresent(at -> done.put(DoneOn.CLOSE, new Delivered(at, null, false)));
    }
    return new Change(
        externalId,
        createdAt,
        state,
        draft,
        mergedAt,
        landedAt,
        firstCommitAt,
        done,
        attempts,
        queued,
        reviews,
        runs,
        services,
        revertedAt,
        latestFactAt);
  }

  boolean isOpenAt(Instant instant) {
    return !createdAt.isAfter(instant) && state.at(instant) == OpenState.OPEN;
  }

  boolean isAbandonedAt(Instant instant) {
    return state.at(instant) == OpenState.CANCELLED;
  }

  boolean isQueuedAt(Instant instant) {
    return queued.at(instant) && isOpenAt(instant);
  }

  /** Whether it is abandoned once all is told. */
  boolean endsAbandoned() {
    return state.last() == OpenState.CANCELLED;
  }

  boolean isInProductionAt(Instant instant, DoneOn doneOn) {
    Delivered production = production(doneOn);
    return production != null && !production.at().isAfter(instant);
  }

  /** Its creation and each reopening. */
  Stream<Instant> openings() {
    return Stream.concat(
        Stream.of(createdAt),
        state.steps().stream()
            .filter(step -> step.value() == OpenState.OPEN)
            .map(Steps.Step::from));
  }

  /** Whether this is its first opening after an instant. */
  boolean isFirstOpenedAfter(Instant instant, Instant t) {
    return openings()
        .filter(opening -> opening.isAfter(instant))
        .findFirst()
        .equals(Optional.of(t));
  }

  /** Every time at which its stage may change. */
  Stream<Instant> instants(DoneOn doneOn) {
    Delivered production = production(doneOn);
    return Stream.of(
            Stream.of(createdAt),
            state.instants(),
            draft.instants(),
            queued.instants(),
            reviews.instants(),
            runs.instants(),
            Stream.ofNullable(mergedAt),
            Stream.ofNullable(landedAt),
            Stream.of(production, delivered.get(DoneOn.DEPLOYMENT))
                .filter(Objects::nonNull)
                .map(Delivered::at),
            attempts.stream().flatMap(Attempt::instants))
        .flatMap(instants -> instants);
  }
}

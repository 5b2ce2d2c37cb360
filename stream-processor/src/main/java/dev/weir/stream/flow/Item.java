package dev.weir.stream.flow;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An item with everything that its stage depends on. Immutable.
 *
 * @param state of the issue; of a change that is its own item only CANCELLED matters
 * @param assigned whether it has an assignee
 * @param namedAt when a branch or a commit first named it
 * @param changes that belong to it, in no particular order
 */
public record Item(
    Instant createdAt,
    Steps<OpenState> state,
    Steps<Boolean> assigned,
    @Nullable Instant namedAt,
    List<Change> changes) {
  public Item {
    changes = List.copyOf(changes);
  }

  /** A change that names no item is its own. */
  public static Item of(Change change) {
    return new Item(
        change.createdAt(), abandonment(change), Steps.always(false), null, List.of(change));
  }

  private static Steps<OpenState> abandonment(Change change) {
    return new Steps<>(
        OpenState.OPEN,
        change.state().steps().stream()
            .map(
                step ->
                    step.value() == OpenState.CANCELLED
                        ? step
                        : new Steps.Step<>(step.from(), OpenState.OPEN))
            .toList());
  }

  /** Every time at which its stage may change, in order, from its creation on. */
  List<Instant> instants(DoneOn doneOn) {
    return Stream.of(
            Stream.of(createdAt),
            state.instants(),
            assigned.instants(),
            Stream.ofNullable(namedAt),
            changes.stream().flatMap(change -> change.instants(doneOn)))
        .flatMap(instants -> instants)
        .filter(instant -> !instant.isBefore(createdAt))
        .sorted()
        .distinct()
        .toList();
  }
}

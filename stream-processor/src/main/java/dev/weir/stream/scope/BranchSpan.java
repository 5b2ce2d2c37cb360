package dev.weir.stream.scope;

import dev.weir.stream.flow.OpenState;
import dev.weir.stream.flow.Steps;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The time in which pushes to a branch belong to a change: from the closing of the change before it
 * on the same branch to its own (MODEL.md, section 3).
 *
 * @param after pushes after this belong to it; null for all
 * @param upTo pushes up to this belong to it; null for all
 */
record BranchSpan(@Nullable Instant after, @Nullable Instant upTo) {
  static final BranchSpan ALL = new BranchSpan(null, null);

  static BranchSpan of(ObjectFacts change, String subject, Map<String, ObjectFacts> others) {
    Instant after = null;
    boolean hasSuccessor = false;
    for (Map.Entry<String, ObjectFacts> other : others.entrySet()) {
      int order = other.getValue().created().at().compareTo(change.created().at());
      order = order == 0 ? other.getKey().compareTo(subject) : order;
      Instant closed = closedAt(other.getValue().state());
      if (order < 0 && closed != null) {
        after = after == null || closed.isAfter(after) ? closed : after;
      }
      hasSuccessor |= order > 0;
    }
    return new BranchSpan(after, hasSuccessor ? closedAt(change.state()) : null);
  }

  boolean holds(Instant at) {
    return (after == null || at.isAfter(after)) && (upTo == null || !at.isAfter(upTo));
  }

  /** The closing after which it was not open again; null while it is open in the end. */
  static @Nullable Instant closedAt(Steps<OpenState> state) {
    return state.last() == OpenState.OPEN
        ? null
        : state.steps().get(state.steps().size() - 1).from();
  }
}

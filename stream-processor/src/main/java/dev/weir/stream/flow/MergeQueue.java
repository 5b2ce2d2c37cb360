package dev.weir.stream.flow;

import dev.weir.stream.flow.Steps.Seen;
import dev.weir.stream.flow.Steps.Step;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Whether a change is in the merge queue: entered and left by actions, left by closing it too. */
public final class MergeQueue {
  private MergeQueue() {}

  /**
   * Over time.
   *
   * @param told what the actions say
   * @param state of the change; one that is closed at the very time of its entry is not in it
   */
  public static Steps<Boolean> told(List<Seen<Boolean>> told, Steps<OpenState> state) {
    if (told.isEmpty()) {
      return Steps.always(false);
    }
    Steps<Boolean> actions = Steps.told(told, queued -> !queued, false);
    NavigableSet<Instant> instants = new TreeSet<>();
    told.forEach(seen -> instants.add(seen.at()));
    List<Steps<Boolean>> stays = new ArrayList<>();
    Instant first = instants.first();
    Instant closed = closed(state, null);
    if (actions.before() && (closed == null || !closed.isBefore(first))) {
      stays.add(Steps.within(null, first));
    }
    for (Instant entered : instants) {
      if (actions.at(entered) && state.at(entered) == OpenState.OPEN) {
        Instant left = earlier(instants.higher(entered), closed(state, entered));
        stays.add(Steps.within(entered, left));
      }
    }
    return Steps.any(stays);
  }

  /** When it was closed first after an instant. */
  private static @Nullable Instant closed(Steps<OpenState> state, @Nullable Instant after) {
    for (Step<OpenState> step : state.steps()) {
      if (step.value() != OpenState.OPEN && (after == null || step.from().isAfter(after))) {
        return step.from();
      }
    }
    return null;
  }

  private static @Nullable Instant earlier(@Nullable Instant a, @Nullable Instant b) {
    if (a == null || b == null) {
      return a == null ? b : a;
    }
    return a.isBefore(b) ? a : b;
  }
}

package dev.weir.stream.flow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The stage of an item at an instant: the first row that holds of the second table of MODEL.md,
 * section 5. Pure.
 */
final class ItemStage {
  private ItemStage() {}

  /** Null where the item is cancelled. */
  static @Nullable Standing at(Item item, Epoch epoch, Instant t, FlowRules rules) {
    OpenState state = item.state().at(t);
    if (state == OpenState.CANCELLED) {
      return null;
    }
    List<Change> counting = counting(item, epoch, t, rules.doneOn());
    Standing least = leastAdvanced(counting, t, rules.doneOn());
    if (least != null && least.stage() != Stage.PRODUCTION) {
      return least;
    }
    boolean closes = counting.isEmpty() || rules.doneOn() == DoneOn.CLOSE;
    if (least != null || (state == OpenState.COMPLETED && closes)) {
      return Standing.in(Stage.PRODUCTION);
    }
    if (epoch.number() > 0) {
      return Standing.backIn(Stage.DEVELOPMENT);
    }
    if (isNamed(item, t)) {
      return Standing.in(Stage.DEVELOPMENT);
    }
    boolean designing = rules.startOnAssign() && item.assigned().at(t);
    return Standing.in(designing ? Stage.DESIGN : Stage.BACKLOG);
  }

  static List<Change> counting(Item item, Epoch epoch, Instant t, DoneOn doneOn) {
    OpenState state = item.state().at(t);
    List<Change> counting = new ArrayList<>();
    for (Change change : item.changes()) {
      if (epoch.counts(change, t, state, doneOn)) {
        counting.add(change);
      }
    }
    return counting;
  }

  private static @Nullable Standing leastAdvanced(List<Change> counting, Instant t, DoneOn doneOn) {
    Standing least = null;
    for (Change change : counting) {
      Standing standing = ChangeStage.at(change, t, doneOn);
      if (standing != null) {
        least = least == null ? standing : lesser(least, standing);
      }
    }
    return least;
  }

  private static Standing lesser(Standing a, Standing b) {
    int order = a.stage().compareTo(b.stage());
    if (order == 0) {
      return a.rework() ? a : b;
    }
    return order < 0 ? a : b;
  }

  private static boolean isNamed(Item item, Instant t) {
    return (item.namedAt() != null && !item.namedAt().isAfter(t))
        || item.changes().stream().anyMatch(change -> !change.createdAt().isAfter(t));
  }
}

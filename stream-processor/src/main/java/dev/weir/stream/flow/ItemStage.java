package dev.weir.stream.flow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The stage of an item at an instant: the first row that holds of the second table of MODEL.md,
 * section 5. Pure. Its first row, deleted, is none of the flow's: a deleted item is not folded.
 */
final class ItemStage {
  private static final Standing CANCELLED = Standing.nowhere(Rule.ITEM_CANCELLED);
  private static final Standing COMPLETED = Standing.in(Stage.PRODUCTION, Rule.ITEM_COMPLETED);
  private static final Standing REOPENED = Standing.backIn(Stage.DEVELOPMENT, Rule.ITEM_REOPENED);
  private static final Standing NAMED = Standing.in(Stage.DEVELOPMENT, Rule.ITEM_NAMED);
  private static final Standing ASSIGNED = Standing.in(Stage.DESIGN, Rule.ITEM_ASSIGNED);
  private static final Standing CREATED = Standing.in(Stage.BACKLOG, Rule.ITEM_CREATED);

  private ItemStage() {}

  static Standing at(Item item, Epoch epoch, Instant t, FlowRules rules) {
    OpenState state = item.state().at(t);
    if (state == OpenState.CANCELLED) {
      return CANCELLED;
    }
    List<Change> counting = counting(item, epoch, t, rules.doneOn());
    Standing least = leastAdvanced(counting, t, rules);
    if (least != null && least.stage() != Stage.PRODUCTION) {
      return least;
    }
    boolean closes = counting.isEmpty() || rules.doneOn() == DoneOn.CLOSE;
    if (least != null) {
      return COMPLETED.with(least);
    }
    if (state == OpenState.COMPLETED && closes) {
      return COMPLETED;
    }
    return epoch.number() > 0 ? REOPENED : withoutChange(item, t, rules);
  }

  private static Standing withoutChange(Item item, Instant t, FlowRules rules) {
    Stage mapped = rules.statusMap().get(item.status().at(t));
    if (mapped != null) {
      return new Standing(mapped, mapped != Stage.BACKLOG, Rule.ITEM_STATUS_MAPPED, null, null);
    }
    if (isNamed(item, t)) {
      return NAMED;
    }
    return rules.startOnAssign() && item.assigned().at(t) ? ASSIGNED : CREATED;
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

  private static @Nullable Standing leastAdvanced(
      List<Change> counting, Instant t, FlowRules rules) {
    Standing least = null;
    Change decider = null;
    for (Change change : counting) {
      Standing standing = ChangeStage.at(change, t, rules);
      if (least == null || standing.isLessThan(least)) {
        least = standing;
        decider = change;
      }
    }
    return least == null || decider == null ? null : least.by(decider, Rule.ITEM_CHANGE_UNDER_WAY);
  }

  private static boolean isNamed(Item item, Instant t) {
    return (item.namedAt() != null && !item.namedAt().isAfter(t))
        || item.changes().stream().anyMatch(change -> !change.createdAt().isAfter(t));
  }
}

package dev.weir.stream.flow;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The stage of a change at an instant: the first row that holds of the first table of MODEL.md,
 * section 5. Pure.
 */
final class ChangeStage {
  private ChangeStage() {}

  /** Null where the change is abandoned. */
  static @Nullable Standing at(Change change, Instant t, DoneOn doneOn) {
    if (change.isAbandonedAt(t)) {
      return null;
    }
    if (change.isInProductionAt(t, doneOn)) {
      return Standing.in(Stage.PRODUCTION);
    }
    boolean landed = reached(change.landedAt(), t);
    if (landed && !change.isInProductionAt(t, DoneOn.DEPLOYMENT)) {
      Standing attempted = attempted(change.attempts(), t);
      if (attempted != null) {
        return attempted;
      }
    }
    if (landed || reached(change.mergedAt(), t)) {
      return Standing.in(Stage.TESTING);
    }
    return Standing.in(change.draft().at(t) ? Stage.DEVELOPMENT : Stage.CODE_REVIEW);
  }

  /** What the deployments make of it: running before waiting before the failure of the last one. */
  private static @Nullable Standing attempted(List<Attempt> attempts, Instant t) {
    boolean waiting = false;
    Attempt.State last = Attempt.State.NONE;
    for (Attempt attempt : attempts) {
      Attempt.State state = attempt.at(t);
      if (state == Attempt.State.RUNNING) {
        return Standing.in(Stage.DEPLOYMENT);
      }
      waiting |= state == Attempt.State.WAITING;
      last = state == Attempt.State.NONE ? last : state;
    }
    if (waiting) {
      return Standing.in(Stage.DEPLOYMENT_APPROVAL);
    }
    return last == Attempt.State.FAILED ? Standing.backIn(Stage.DEPLOYMENT_APPROVAL) : null;
  }

  private static boolean reached(@Nullable Instant at, Instant t) {
    return at != null && !at.isAfter(t);
  }
}

package dev.weir.stream.flow;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The stage of a change at an instant: the first row that holds of the first table of MODEL.md,
 * section 5. Pure.
 */
final class ChangeStage {
  private static final Standing ABANDONED = Standing.nowhere(Rule.CHANGE_ABANDONED);
  private static final Standing IN_PRODUCTION =
      Standing.in(Stage.PRODUCTION, Rule.CHANGE_IN_PRODUCTION);
  private static final Standing DEPLOYING = Standing.in(Stage.DEPLOYMENT, Rule.CHANGE_DEPLOYING);
  private static final Standing AWAITS_DEPLOYMENT =
      Standing.in(Stage.DEPLOYMENT_APPROVAL, Rule.CHANGE_AWAITS_DEPLOYMENT);
  private static final Standing DEPLOYMENT_FAILED =
      Standing.backIn(Stage.DEPLOYMENT_APPROVAL, Rule.CHANGE_AWAITS_DEPLOYMENT);
  private static final Standing LANDED_RUN_FAILED =
      Standing.backIn(Stage.DEVELOPMENT, Rule.CHANGE_LANDED_RUN_FAILED);
  private static final Standing LANDED_RUNS_PASSED =
      Standing.in(Stage.DEPLOYMENT_APPROVAL, Rule.CHANGE_LANDED_RUNS_PASSED);
  private static final Standing MERGED = Standing.in(Stage.TESTING, Rule.CHANGE_MERGED);
  private static final Standing DRAFT = Standing.in(Stage.DEVELOPMENT, Rule.CHANGE_DRAFT);
  private static final Standing CHANGES_REQUESTED =
      Standing.backIn(Stage.DEVELOPMENT, Rule.CHANGE_CHANGES_REQUESTED);
  private static final Standing RUN_FAILED =
      Standing.backIn(Stage.DEVELOPMENT, Rule.CHANGE_RUN_FAILED);
  private static final Standing APPROVED = Standing.in(Stage.TESTING, Rule.CHANGE_APPROVED);
  private static final Standing OPEN = Standing.in(Stage.CODE_REVIEW, Rule.CHANGE_OPEN);

  private ChangeStage() {}

  static Standing at(Change change, Instant t, FlowRules rules) {
    if (change.isAbandonedAt(t)) {
      return ABANDONED;
    }
    if (change.isInProductionAt(t, rules.doneOn())) {
      return IN_PRODUCTION;
    }
    boolean landed = reached(change.landedAt(), t);
    Standing known = landed ? landed(change, t, rules) : null;
    if (known != null) {
      return known;
    }
    boolean merged = landed || reached(change.mergedAt(), t) || change.isQueuedAt(t);
    return merged ? MERGED : open(change, t, rules);
  }

  /** What deployments and the runs on the landed commit make of it; null where nothing. */
  private static @Nullable Standing landed(Change change, Instant t, FlowRules rules) {
    boolean deployed = change.isInProductionAt(t, DoneOn.DEPLOYMENT);
    Standing attempted = deployed ? null : attempted(change.attempts(), t);
    if (attempted != null) {
      return attempted;
    }
    return switch (change.runs().landedAt(t, rules.requiredRuns())) {
      case FAILED -> LANDED_RUN_FAILED;
      case PASSED -> LANDED_RUNS_PASSED;
      case PENDING, NONE -> null;
    };
  }

  /** Running before waiting before what became of the last one. */
  private static @Nullable Standing attempted(List<Attempt> attempts, Instant t) {
    boolean waiting = false;
    Attempt.State last = Attempt.State.NONE;
    for (Attempt attempt : attempts) {
      Attempt.State state = attempt.at(t);
      if (state == Attempt.State.RUNNING) {
        return DEPLOYING;
      }
      waiting |= state == Attempt.State.WAITING;
      last = state == Attempt.State.NONE ? last : state;
    }
    if (waiting || last == Attempt.State.REJECTED) {
      return AWAITS_DEPLOYMENT;
    }
    return last == Attempt.State.FAILED ? DEPLOYMENT_FAILED : null;
  }

  private static Standing open(Change change, Instant t, FlowRules rules) {
    if (change.draft().at(t)) {
      return DRAFT;
    }
    if (change.reviews().changesRequested().at(t)) {
      return CHANGES_REQUESTED;
    }
    if (change.runs().hasFailedOnHeadAt(t, rules.requiredRuns())) {
      return RUN_FAILED;
    }
    boolean approved = change.reviews().approvals().at(t) >= rules.minApprovals();
    return rules.approvedTesting() && approved ? APPROVED : OPEN;
  }

  private static boolean reached(@Nullable Instant at, Instant t) {
    return at != null && !at.isAfter(t);
  }
}

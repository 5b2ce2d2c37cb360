package dev.weir.stream.flow;

/**
 * The rows of the two tables of MODEL.md, section 5, in their order. Each names what decided where
 * something stood; {@code docs/model-map.md} leads from a row to its constant, its code and its
 * test.
 */
public enum Rule {
  /** A change closed without merging: none (abandoned). */
  CHANGE_ABANDONED("change.abandoned"),
  /** Delivered to production (section 4, or its {@code done_on}): production. */
  CHANGE_IN_PRODUCTION("change.in_production"),
  /** Landed; a production deployment that would deliver it is queued or in progress: deployment. */
  CHANGE_DEPLOYING("change.deploying"),
  /**
   * Landed; such a deployment waits (created, {@code waiting}, review requested), or the last such
   * one failed ↩ or was rejected: deployment_approval.
   */
  CHANGE_AWAITS_DEPLOYMENT("change.awaits_deployment"),
  /**
   * Landed; a required run on the landed commit has failed, no later attempt passed: development ↩.
   */
  CHANGE_LANDED_RUN_FAILED("change.landed_run_failed"),
  /**
   * Landed; every required run on it passed (merge-queue passes count), and there was one:
   * deployment_approval.
   */
  CHANGE_LANDED_RUNS_PASSED("change.landed_runs_passed"),
  /** Merged but not landed yet, landed, or in the merge queue: testing. */
  CHANGE_MERGED("change.merged"),
  /** Draft: development. */
  CHANGE_DRAFT("change.draft"),
  /**
   * Changes requested (a reviewer's latest decisive review: approved, changes requested, dismissed:
   * then that reviewer has none; whatever commit it was for), no push after it: development ↩.
   */
  CHANGE_CHANGES_REQUESTED("change.changes_requested"),
  /**
   * A required run failed on its current head (not cancelled, not skipped), no later attempt
   * passed: development ↩.
   */
  CHANGE_RUN_FAILED("change.run_failed"),
  /**
   * Approved by at least {@code min_approvals} and the team sets {@code approved: testing}:
   * testing.
   */
  CHANGE_APPROVED("change.approved"),
  /** Open: code_review. */
  CHANGE_OPEN("change.open"),
  /** Deleted: no row at all. */
  ITEM_DELETED("item.deleted"),
  /**
   * Closed as not planned or duplicate (its own item: the change abandoned), not reopened since:
   * the visit ends there, cancelled.
   */
  ITEM_CANCELLED("item.cancelled"),
  /**
   * A change that counts is open, or merged and not in production: the least advanced of them (↩ as
   * that change's row), in_progress.
   */
  ITEM_CHANGE_UNDER_WAY("item.change_under_way"),
  /**
   * A change counts and all that do are in production; or closed as completed (GitHub: also without
   * a reason), and no change counts or {@code done_on: close}: production, completed.
   */
  ITEM_COMPLETED("item.completed"),
  /** Reopened (a later epoch): development ↩, in_progress. */
  ITEM_REOPENED("item.reopened"),
  /**
   * Its status maps to a stage ({@code status_map}): that stage (to a lower one ↩, to backlog
   * none).
   */
  ITEM_STATUS_MAPPED("item.status_mapped"),
  /** A branch, a commit or a change names it, an abandoned one too: development, in_progress. */
  ITEM_NAMED("item.named"),
  /** Assigned, and the team sets {@code start_on: assign}: design, in_progress. */
  ITEM_ASSIGNED("item.assigned"),
  /** Created: backlog, open. */
  ITEM_CREATED("item.created");

  private final String id;

  Rule(String id) {
    this.id = id;
  }

  /** Its name in topics, tables and pages, such as change.changes_requested. */
  public String id() {
    return id;
  }
}

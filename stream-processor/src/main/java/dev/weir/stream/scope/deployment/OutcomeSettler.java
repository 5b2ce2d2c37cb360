package dev.weir.stream.scope.deployment;

import dev.weir.stream.scope.state.Dirty;
import dev.weir.stream.scope.state.Dirty.Counted;
import dev.weir.stream.scope.state.Finish;
import dev.weir.stream.scope.state.IncidentTable.Attachment;
import dev.weir.stream.scope.state.OutcomeTable.Outcome;
import dev.weir.stream.scope.state.PushTable;
import dev.weir.stream.scope.state.ScopeState;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Looks again at what became of deployments that count: rollbacks and hotfixes, failures and their
 * recovery (MODEL.md, sections 4 and 8). What one is decides about those before it, down to the
 * rollback or hotfix before it, and no further.
 */
public final class OutcomeSettler {
  private final ScopeState state;
  private final Dirty dirty;

  public OutcomeSettler(ScopeState state, Dirty dirty) {
    this.state = state;
    this.dirty = dirty;
  }

  public void settle() {
    while (!dirty.counted().isEmpty()) {
      Counted counted = dirty.counted().first();
      dirty.counted().remove(counted);
      settle(counted);
    }
  }

  private void settle(Counted counted) {
    Outcome old = state.outcomes.of(counted.service(), counted.deployment());
    Finish finish = state.series.of(counted.service(), counted.deployment());
    Outcome now = finish == null ? null : outcome(finish);
    if (Objects.equals(old, now)) {
      return;
    }
    state.outcomes.replace(old, now);
    state.days.replace(old, now);
    dirty.deployments().add(counted.deployment());
    markAfter(old, now);
    markAfter(now, old);
    Finish was = old != null && old.isRework() ? old.finish() : null;
    Finish is = now != null && now.isRework() ? now.finish() : null;
    if (!Objects.equals(was, is)) {
      markBefore(was);
      markBefore(is);
    }
  }

  /** What failed, or repaired, no longer or only now: looks again at the repair after it. */
  private void markAfter(@Nullable Outcome one, @Nullable Outcome other) {
    if (one != null
        && (other == null
            || one.failed() != other.failed()
            || one.isRework() != other.isRework()
            || !one.finish().equals(other.finish()))) {
      mark(state.outcomes.reworkAfter(one.finish()));
    }
  }

  /** A rollback or hotfix came or went: looks again at what it makes a failure, or recovers. */
  private void markBefore(@Nullable Finish rework) {
    if (rework == null) {
      return;
    }
    mark(state.series.before(rework));
    state.outcomes.failuresBefore(rework).forEach(this::mark);
  }

  private void mark(@Nullable Finish finish) {
    if (finish != null) {
      dirty.counted().add(new Counted(finish.service(), finish.deployment()));
    }
  }

  private Outcome outcome(Finish finish) {
    boolean rollback = isRollback(finish);
    boolean hotfix = isHotfix(finish);
    Finish next = state.series.after(finish);
    List<Attachment> incidents = incidentsAfter(finish);
    boolean failed = !incidents.isEmpty() || (next != null && (isRollback(next) || isHotfix(next)));
    return new Outcome(
        finish,
        rollback,
        hotfix,
        failed,
        failed ? recoveredAt(finish, incidents) : null,
        (rollback || hotfix) && followsIncident(finish));
  }

  private boolean isRollback(Finish finish) {
    return state.series.isRollback(finish);
  }

  private boolean isHotfix(Finish finish) {
    return state.hotfixes.has(finish.service(), finish.deployment());
  }

  /** The incidents laid to it that followed it; one that was there before is no failure of it. */
  private List<Attachment> incidentsAfter(Finish finish) {
    return state.incidents.attachedTo(finish.deployment()).stream()
        .filter(incident -> !incident.openedAt().isBefore(finish.at()))
        .toList();
  }

  /** The first of its incidents' resolution and the next rollback or hotfix. */
  private @Nullable Instant recoveredAt(Finish finish, List<Attachment> incidents) {
    Finish rework = state.outcomes.reworkAfter(finish);
    Instant recovered = rework == null ? null : rework.at();
    for (Attachment incident : incidents) {
      recovered = PushTable.earliest(recovered, incident.resolvedAt());
    }
    return recovered;
  }

  /** Whether an incident of what it repairs had begun: of what failed since the repair before. */
  private boolean followsIncident(Finish rework) {
    return state.outcomes.failuresBefore(rework).stream()
        .filter(failure -> !failure.equals(rework))
        .flatMap(failure -> incidentsAfter(failure).stream())
        .anyMatch(incident -> !incident.openedAt().isAfter(rework.at()));
  }
}

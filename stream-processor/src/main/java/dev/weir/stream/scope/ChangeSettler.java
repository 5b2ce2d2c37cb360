package dev.weir.stream.scope;

import dev.weir.schema.avro.RecordOrigin;
import dev.weir.stream.fact.Scope;
import dev.weir.stream.flow.Change;
import dev.weir.stream.flow.Delivered;
import dev.weir.stream.flow.DoneOn;
import dev.weir.stream.flow.Reviews;
import dev.weir.stream.flow.Runs;
import dev.weir.stream.flow.Steps;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** Looks at changes again: when they landed, what delivered them, which items they belong to. */
final class ChangeSettler {
  private final ScopeState state;
  private final Dirty dirty;
  private final Branches branches;
  private final Deliveries deliveries;
  private final ChangeLinks links;

  ChangeSettler(
      Scope scope,
      ScopeState state,
      Policy policy,
      Outbox outbox,
      RecordOrigin origin,
      Dirty dirty) {
    this.state = state;
    this.dirty = dirty;
    this.branches = new Branches(scope, state, policy, dirty);
    this.deliveries = new Deliveries(scope, state, policy);
    this.links = new ChangeLinks(scope, state, policy, outbox, origin, dirty);
  }

  void settle() {
    while (!dirty.changes().isEmpty()) {
      String subject = dirty.changes().first();
      dirty.changes().remove(subject);
      ObjectFacts told = ObjectFacts.of(state.facts.of(subject));
      if (told != null) {
        settle(subject, told);
      }
    }
  }

  private void settle(String subject, ObjectFacts told) {
    ChangeEntry old = state.changes.get(subject);
    List<String> commits = Branches.commits(told);
    commits.forEach(sha -> state.landings.await(sha, subject));
    if (old != null) {
      old.commits().stream()
          .filter(sha -> !commits.contains(sha))
          .forEach(sha -> state.landings.forget(sha, subject));
    }
    String branch = branches.of(told);
    List<PushTable.Push> pushes = branches.pushes(told, branch, subject);
    Change change = change(told, branches.landedAt(told, subject), pushes);
    SortedSet<String> names = links.names(told, pushes, subject);
    ChangeEntry now =
        new ChangeEntry(
            change.landedAt(),
            commits,
            branch,
            branches.mergedInto(told),
            told.mergedAt(),
            Tenure.of(subject, told),
            change.delivered(),
            Deliveries.leadTime(change),
            names,
            old == null ? 1 : old.version() + 1);
    state.changes.replace(subject, old, now);
    if (old == null || isElsewhere(old, now)) {
      branches.markRelated(old, now);
    }
    deliveries.countLeadTime(told, subject, old, now);
    links.tell(subject, old, now, change);
  }

  /** Whether pushes, or changes merged into its branch, may stand otherwise than before. */
  private static boolean isElsewhere(ChangeEntry old, ChangeEntry now) {
    return !Objects.equals(old.branch(), now.branch())
        || !Objects.equals(old.landedAt(), now.landedAt())
        || !old.tenure().equals(now.tenure());
  }

  private Change change(ObjectFacts told, @Nullable Instant landedAt, List<PushTable.Push> pushes) {
    Instant firstCommitAt = null;
    for (PushTable.Push push : pushes) {
      firstCommitAt = PushTable.earliest(firstCommitAt, push.firstCommitAt());
    }
    Map<DoneOn, Delivered> delivered = deliveries.of(landedAt);
    return new Change(
        told.created().subject(),
        told.created().at(),
        told.state(),
        told.draft(),
        told.mergedAt(),
        landedAt,
        firstCommitAt,
        delivered,
        deliveries.attempts(landedAt, delivered),
        Steps.always(false),
        Reviews.NONE,
        Runs.NONE,
        told.latestAt());
  }
}

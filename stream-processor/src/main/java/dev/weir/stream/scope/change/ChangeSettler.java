package dev.weir.stream.scope.change;

import dev.weir.stream.fact.Attributes;
import dev.weir.stream.fact.Scope;
import dev.weir.stream.flow.Change;
import dev.weir.stream.flow.Reviews;
import dev.weir.stream.flow.Run;
import dev.weir.stream.flow.Runs;
import dev.weir.stream.flow.Steps;
import dev.weir.stream.scope.mail.Post;
import dev.weir.stream.scope.object.ObjectFacts;
import dev.weir.stream.scope.object.Tenure;
import dev.weir.stream.scope.policy.Policy;
import dev.weir.stream.scope.policy.Services;
import dev.weir.stream.scope.state.ChangeEntry;
import dev.weir.stream.scope.state.Dirty;
import dev.weir.stream.scope.state.PushTable;
import dev.weir.stream.scope.state.ScopeState;
import dev.weir.stream.scope.state.ServiceArrival;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** Looks at changes again: when they landed, what delivered them, which items they belong to. */
public final class ChangeSettler {
  private final ScopeState state;
  private final Dirty dirty;
  private final Branches branches;
  private final Footprints footprints;
  private final Deliveries deliveries;
  private final Reverts reverts;
  private final Hotfixes hotfixes;
  private final ChangeLinks links;

  public ChangeSettler(
      Scope scope, ScopeState state, Policy policy, Services services, Post post, Dirty dirty) {
    this.state = state;
    this.dirty = dirty;
    this.branches = new Branches(scope, state, policy, dirty);
    this.footprints = new Footprints(state, services, branches);
    this.deliveries =
        new Deliveries(
            state,
            policy.firstDeploymentWindow(policy.teamOf(scope, state.names.shownRepository())));
    this.reverts = new Reverts(scope, state, dirty);
    this.hotfixes = new Hotfixes(scope, state, policy, reverts, dirty);
    this.links = new ChangeLinks(scope, state, policy, post, dirty);
  }

  public void settle() {
    while (!dirty.changes().isEmpty()) {
      String subject = dirty.changes().first();
      dirty.changes().remove(subject);
      ObjectFacts told = ObjectFacts.of(state.facts.of(subject));
      if (told == null) {
        links.withdraw(subject);
      } else if (told.isChange()) {
        settle(subject, told);
      }
    }
  }

  private void settle(String subject, ObjectFacts told) {
    ChangeEntry old = state.changes.get(subject);
    String branch = branches.of(told);
    Set<String> commits = commits(told);
    SortedSet<String> footprint = footprints.commits(told, branch, subject);
    commits.addAll(footprint);
    await(subject, old == null ? Set.of() : Set.copyOf(old.commits()), commits);
    List<PushTable.Push> own = branches.ownPushes(told, branch, subject);
    List<PushTable.Push> pushes = branches.withMerge(told, own);
    List<String> landing = Branches.commits(told);
    Instant landedAt = branches.landedAt(told, subject);
    SortedMap<String, ServiceArrival> arrivals =
        deliveries.arrivals(landedAt, footprints.of(footprint));
    Change change =
        change(
            told,
            landedAt,
            firstCommitAt(pushes),
            reviews(told, own),
            arrivals,
            reverts.revertedAt(subject, landing));
    SortedSet<String> names = links.names(told, pushes, subject);
    SortedSet<String> reverted = reverts.of(told, pushes, subject);
    ChangeEntry now =
        new ChangeEntry(
            landedAt,
            List.copyOf(commits),
            landing,
            branch,
            branches.mergedInto(told),
            told.mergedAt(),
            Tenure.of(subject, told),
            change.delivered(),
            arrivals,
            Deliveries.leadTime(change),
            hotfixes.of(subject, told, arrivals, reverted, names),
            reverted,
            names);
    replace(subject, old, now);
    links.tell(subject, names, change);
  }

  private void replace(String subject, @Nullable ChangeEntry old, ChangeEntry now) {
    state.changes.replace(subject, old, now);
    if (old == null || isElsewhere(old, now)) {
      branches.markRelated(old, now);
    }
    deliveries.countLeadTime(subject, old, now);
    hotfixes.settle(subject, old, now);
    reverts.settle(subject, old, now);
  }

  /** Whether pushes, or changes merged into its branch, may stand otherwise than before. */
  private static boolean isElsewhere(ChangeEntry old, ChangeEntry now) {
    return !Objects.equals(old.branch(), now.branch())
        || !Objects.equals(old.landedAt(), now.landedAt())
        || !old.tenure().equals(now.tenure());
  }

  private static @Nullable Instant firstCommitAt(List<PushTable.Push> pushes) {
    Instant first = null;
    for (PushTable.Push push : pushes) {
      first = PushTable.earliest(first, push.firstCommitAt());
    }
    return first;
  }

  private Change change(
      ObjectFacts told,
      @Nullable Instant landedAt,
      @Nullable Instant firstCommitAt,
      Reviews reviews,
      SortedMap<String, ServiceArrival> arrivals,
      @Nullable Instant revertedAt) {
    return new Change(
        told.created().subject(),
        told.created().at(),
        told.state(),
        told.draft(),
        told.mergedAt(),
        landedAt,
        firstCommitAt,
        deliveries.of(landedAt, arrivals),
        deliveries.attempts(landedAt, arrivals),
        told.queued(),
        reviews,
        runs(told, landedAt),
        List.copyOf(arrivals.keySet()),
        revertedAt,
        told.latestAt());
  }

  private static Reviews reviews(ObjectFacts told, List<PushTable.Push> own) {
    NavigableSet<Instant> pushed = told.pushes();
    own.forEach(push -> pushed.add(push.at()));
    return Reviews.told(told.reviews(), pushed, told.author());
  }

  private Runs runs(ObjectFacts told, @Nullable Instant landedAt) {
    Map<String, List<Run>> known = new HashMap<>();
    return Runs.told(
        told.heads(),
        landedAt == null ? null : landedCommit(told),
        sha -> known.computeIfAbsent(sha, state.runs::on));
  }

  /** The merge commit, if that has landed itself, else the head; null where it is not told. */
  private @Nullable String landedCommit(ObjectFacts told) {
    String merge = told.mergeCommit();
    String head = told.latest(Attributes.HEAD_SHA);
    boolean untold = merge == null && state.landings.landedAt(head) == null;
    return untold ? null : state.landings.landedAt(merge) == null ? head : merge;
  }

  /** Commits whose landing, pushes or runs it depends on: its merge commit and all its heads. */
  private static Set<String> commits(ObjectFacts told) {
    Set<String> commits = new LinkedHashSet<>(Branches.commits(told));
    Steps<String> heads = told.heads();
    commits.add(heads.before());
    heads.steps().forEach(step -> commits.add(step.value()));
    commits.remove("");
    return commits;
  }

  private void await(String subject, Set<String> before, Set<String> now) {
    now.stream()
        .filter(sha -> !before.contains(sha))
        .forEach(sha -> state.landings.await(sha, subject));
    before.stream()
        .filter(sha -> !now.contains(sha))
        .forEach(sha -> state.landings.forget(sha, subject));
  }
}

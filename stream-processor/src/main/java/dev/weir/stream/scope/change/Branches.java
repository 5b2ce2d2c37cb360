package dev.weir.stream.scope.change;

import dev.weir.stream.fact.Attributes;
import dev.weir.stream.fact.Scope;
import dev.weir.stream.scope.name.Items;
import dev.weir.stream.scope.object.BranchSpan;
import dev.weir.stream.scope.object.ObjectFacts;
import dev.weir.stream.scope.object.Tenure;
import dev.weir.stream.scope.policy.Policy;
import dev.weir.stream.scope.state.ChangeEntry;
import dev.weir.stream.scope.state.Dirty;
import dev.weir.stream.scope.state.PushTable;
import dev.weir.stream.scope.state.ScopeState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What changes know of one another by their branches: whose pushes are whose, and that a change
 * that was merged into the branch of another lands with it (MODEL.md, sections 3 and 4).
 */
public final class Branches {
  private final Scope scope;
  private final ScopeState state;
  private final Policy policy;
  private final Dirty dirty;

  public Branches(Scope scope, ScopeState state, Policy policy, Dirty dirty) {
    this.scope = scope;
    this.state = state;
    this.policy = policy;
    this.dirty = dirty;
  }

  /** The branch of its head, where that is in this repository. */
  @Nullable String of(ObjectFacts told) {
    String repository = told.latest(Attributes.HEAD_REPO);
    boolean own =
        repository != null && state.names.canonical(repository).equalsIgnoreCase(scope.name());
    return own ? told.latest(Attributes.HEAD_REF) : null;
  }

  /** The branch, none that commits land on, that it was merged into. */
  @Nullable String mergedInto(ObjectFacts told) {
    String base = told.mergedInto();
    return base == null || isLanding(told, base) ? null : base;
  }

  private boolean isLanding(ObjectFacts told, String base) {
    String team = policy.teamOf(scope, Items.repositoryOf(told.created().subject()));
    return told.mergedIntoDefault() || policy.isLandingBranch(team, base);
  }

  /** When it was merged into a branch that commits land on, by a commit that is not told. */
  private @Nullable Instant landedUntold(ObjectFacts told) {
    String base = told.mergedInto();
    boolean untold = told.mergeCommit() == null && base != null && isLanding(told, base);
    return untold ? told.mergedAt() : null;
  }

  /** Its merge commit, else its head. */
  static List<String> commits(ObjectFacts told) {
    List<String> commits = new ArrayList<>();
    for (String sha : new String[] {told.mergeCommit(), told.latest(Attributes.HEAD_SHA)}) {
      if (sha != null && !sha.isEmpty() && !commits.contains(sha)) {
        commits.add(sha);
      }
    }
    return commits;
  }

  /** Pushes to its branch since the change before it there was closed. */
  List<PushTable.Push> ownPushes(ObjectFacts told, @Nullable String branch, String subject) {
    if (branch == null) {
      return List.of();
    }
    BranchSpan span = span(Tenure.of(subject, told), branch);
    return state.pushes.ofBranch(branch, span.after()).stream()
        .filter(push -> span.holds(push.at()))
        .toList();
  }

  /** Those, and the one that merged it. */
  List<PushTable.Push> withMerge(ObjectFacts told, List<PushTable.Push> own) {
    PushTable.Push merge = state.pushes.endingIn(told.mergeCommit());
    if (merge == null) {
      return own;
    }
    List<PushTable.Push> pushes = new ArrayList<>(own);
    pushes.add(merge);
    return pushes;
  }

  /** The time in which pushes to its branch belong to it. */
  BranchSpan span(ObjectFacts told, String branch, String subject) {
    return span(Tenure.of(subject, told), branch);
  }

  private BranchSpan span(Tenure own, String branch) {
    return BranchSpan.of(own, state.changes.ofBranch(branch));
  }

  /** When its commits landed, or the change that it was merged into if that was earlier. */
  @Nullable Instant landedAt(ObjectFacts told, String subject) {
    return landedAt(told, new TreeSet<>(Set.of(subject)));
  }

  private @Nullable Instant landedAt(ObjectFacts told, Set<String> seen) {
    Instant landed =
        commits(told).stream()
            .map(state.landings::landedAt)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    String base = mergedInto(told);
    Instant mergedAt = told.mergedAt();
    if (base == null || mergedAt == null) {
      return PushTable.earliest(landed, landedUntold(told));
    }
    for (Tenure carrier : state.changes.ofBranch(base)) {
      if (!carrier.hasEndedBefore(mergedAt) && seen.add(carrier.change())) {
        landed = PushTable.earliest(landed, carriedAt(carrier, base, mergedAt, seen));
        seen.remove(carrier.change());
      }
    }
    return landed;
  }

  /** When a change landed whose branch took another one in; null where it did not carry it. */
  private @Nullable Instant carriedAt(
      Tenure carrier, String branch, Instant mergedAt, Set<String> seen) {
    ObjectFacts told = ObjectFacts.of(state.facts.of(carrier.change()));
    if (told == null || !span(carrier, branch).holds(mergedAt)) {
      return null;
    }
    Instant landed = landedAt(told, seen);
    return landed == null || landed.isBefore(mergedAt) ? null : landed;
  }

  /** Looks again at the changes that a push to a branch may belong to. */
  public void markPushed(String branch, Instant at) {
    List<Tenure> tenures = state.changes.ofBranch(branch);
    for (Tenure tenure : tenures) {
      if (!tenure.hasEndedBefore(at) || tenures.stream().noneMatch(tenure::isBefore)) {
        dirty.changes().add(tenure.change());
      }
    }
  }

  /** A change is not what it was: looks again at whoever depends on it. */
  void markRelated(@Nullable ChangeEntry before, ChangeEntry now) {
    if (before != null && before.branch() != null) {
      markRelated(before.branch(), before.tenure());
    }
    if (now.branch() != null
        && !(before != null
            && now.tenure().equals(before.tenure())
            && now.branch().equals(before.branch()))) {
      markRelated(now.branch(), now.tenure());
    }
  }

  private void markRelated(String branch, Tenure own) {
    state.changes.ofBranch(branch).stream()
        .map(Tenure::change)
        .filter(other -> !other.equals(own.change()))
        .forEach(other -> dirty.changes().add(other));
    markMergedInto(branch, own);
  }

  /** Those that were merged into its branch since the change before it there was closed. */
  private void markMergedInto(String branch, Tenure own) {
    for (String carried : state.changes.mergedInto(branch, span(own, branch).after())) {
      ChangeEntry entry = state.changes.get(carried);
      if (dirty.changes().add(carried) && entry != null && entry.branch() != null) {
        markMergedInto(entry.branch(), entry.tenure());
      }
    }
  }
}

package dev.weir.stream.scope.deployment;

import dev.weir.stream.fact.Attributes;
import dev.weir.stream.fact.Fact;
import dev.weir.stream.fact.FactKind;
import dev.weir.stream.fact.Scope;
import dev.weir.stream.flow.DoneOn;
import dev.weir.stream.flow.Steps;
import dev.weir.stream.scope.name.Items;
import dev.weir.stream.scope.object.Observations;
import dev.weir.stream.scope.policy.Policy;
import dev.weir.stream.scope.state.Dirty;
import dev.weir.stream.scope.state.ReachTable;
import dev.weir.stream.scope.state.Released;
import dev.weir.stream.scope.state.ScopeState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What releases and tags ship, for teams whose work is done with them (MODEL.md, section 4). */
final class Releases {
  private final Scope scope;
  private final ScopeState state;
  private final Policy policy;
  private final Dirty dirty;

  Releases(Scope scope, ScopeState state, Policy policy, Dirty dirty) {
    this.scope = scope;
    this.state = state;
    this.policy = policy;
    this.dirty = dirty;
  }

  void settle(String subject) {
    Released now = subject.indexOf('@') >= 0 ? tag(subject) : release(subject);
    Released old = state.tags.released(subject);
    if (Objects.equals(old, now)) {
      return;
    }
    state.tags.replaceReleased(subject, now);
    if (old != null) {
      state.reaches.remove(old.channel(), "", old.reach(), arrival(subject, old));
      mark(old);
    }
    if (now != null) {
      state.reaches.put(now.channel(), "", now.reach(), arrival(subject, now));
      mark(now);
    }
  }

  private void mark(Released released) {
    state.changes.unreleased(released.channel(), released.reach(), released.at(), dirty.changes());
  }

  private static ReachTable.Arrival arrival(String subject, Released released) {
    return new ReachTable.Arrival(released.at(), subject, released.id());
  }

  /** What a release ships; null where it is none that counts. */
  private @Nullable Released release(String subject) {
    List<Fact> facts = state.facts.of(subject);
    Fact release =
        facts.stream()
            .filter(fact -> fact.kind() == FactKind.RELEASE_PUBLISHED)
            .min(Comparator.comparing(Fact::at))
            .orElse(null);
    Instant releasedAt = release == null ? null : releasedAt(release.at(), facts);
    if (release == null || releasedAt == null) {
      return null;
    }
    String tag = release.text("tag");
    state.tags.await(tag, subject);
    String target = release.text("target");
    String tagged = state.tags.commitOf(tag);
    String sha = tagged == null && isCommit(target) ? target : tagged;
    Instant landedAt =
        sha == null ? landedAt(release, target) : state.landings.awaited(sha, subject);
    return released(DoneOn.RELEASE, release, releasedAt, landedAt);
  }

  /** When it was published and no prerelease, or none any more; null where it is one still. */
  private static @Nullable Instant releasedAt(Instant published, List<Fact> facts) {
    Steps<Boolean> prerelease = prerelease(facts);
    return Stream.concat(Stream.of(published), prerelease.instants())
        .filter(at -> !at.isBefore(published) && !prerelease.at(at))
        .findFirst()
        .orElse(null);
  }

  /** A publication is an action too: that it is no prerelease does not say that it was one. */
  private static Steps<Boolean> prerelease(List<Fact> facts) {
    List<Steps.Seen<Boolean>> seen = new ArrayList<>();
    for (Fact fact : facts) {
      if (fact.kind() == FactKind.RELEASE_OBSERVED) {
        boolean is = fact.text(Attributes.PRERELEASE).equals("true");
        boolean action = Observations.isChange(fact, Attributes.PRERELEASE);
        seen.add(new Steps.Seen<>(fact.at(), is, action));
      }
    }
    return Steps.told(seen, is -> is, false);
  }

  /** Without a commit it is of a branch: of all that had landed there by then. */
  private @Nullable Instant landedAt(Fact release, String branch) {
    String team = policy.teamOf(scope, Items.repositoryOf(release.subject()));
    boolean lands =
        branch.isEmpty()
            || !release.text("landing").equals("false")
            || policy.isLandingBranch(team, branch);
    return lands ? release.at() : null;
  }

  /** What a tag ships; null where none was pushed. */
  private @Nullable Released tag(String subject) {
    Fact push =
        state.facts.of(subject).stream()
            .filter(fact -> !fact.text("commits").isEmpty())
            .min(Comparator.comparing(Fact::at).thenComparing(Fact::id))
            .orElse(null);
    if (push == null) {
      return null;
    }
    String sha =
        state.tags.commitOf(push.subject().substring(push.subject().indexOf("@refs/tags/") + 11));
    return released(DoneOn.TAG, push, push.at(), state.landings.awaited(sha, subject));
  }

  private static @Nullable Released released(
      DoneOn channel, Fact fact, Instant at, @Nullable Instant landedAt) {
    if (landedAt == null) {
      return null;
    }
    return new Released(channel, landedAt.isBefore(at) ? landedAt : at, at, fact.id());
  }

  private static boolean isCommit(String target) {
    return target.length() == 40 && target.chars().allMatch(c -> Character.digit(c, 16) >= 0);
  }
}

package dev.weir.stream.scope.deployment;

import dev.weir.stream.fact.Fact;
import dev.weir.stream.flow.DoneOn;
import dev.weir.stream.scope.state.Dirty;
import dev.weir.stream.scope.state.ReachTable;
import dev.weir.stream.scope.state.Released;
import dev.weir.stream.scope.state.ScopeState;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What releases and tags ship, for teams whose work is done with them (MODEL.md, section 4). */
final class Releases {
  private final ScopeState state;
  private final Dirty dirty;

  Releases(ScopeState state, Dirty dirty) {
    this.state = state;
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
    if (facts.isEmpty() || facts.get(0).text("prerelease").equals("true")) {
      return null;
    }
    Fact release = facts.stream().min(Comparator.comparing(Fact::at)).orElseThrow();
    String tag = release.text("tag");
    state.tags.await(tag, subject);
    String target = release.text("target");
    String sha = isCommit(target) ? target : state.tags.commitOf(tag);
    // Without a commit it is of a branch: of all that had landed by then.
    Instant landedAt = sha == null ? release.at() : state.landings.awaited(sha, subject);
    return released(DoneOn.RELEASE, release, landedAt);
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
    return released(DoneOn.TAG, push, state.landings.awaited(sha, subject));
  }

  private static @Nullable Released released(
      DoneOn channel, Fact fact, @Nullable Instant landedAt) {
    if (landedAt == null) {
      return null;
    }
    Instant reach = landedAt.isBefore(fact.at()) ? landedAt : fact.at();
    return new Released(channel, reach, fact.at(), fact.id());
  }

  private static boolean isCommit(String target) {
    return target.length() == 40 && target.chars().allMatch(c -> Character.digit(c, 16) >= 0);
  }
}

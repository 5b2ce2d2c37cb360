package dev.weir.stream.scope;

import dev.weir.stream.fact.Fact;
import dev.weir.stream.flow.Attempt;
import dev.weir.stream.flow.DoneOn;
import dev.weir.stream.flow.Steps;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What releases and tags ship, for teams whose work is done with them (MODEL.md, section 4). */
final class Releases {
  private final ScopeState state;

  Releases(ScopeState state) {
    this.state = state;
  }

  /** What a release ships; null where it is none that counts. */
  @Nullable Shipment release(String subject) {
    List<Fact> facts = state.facts.of(subject);
    if (facts.isEmpty() || facts.get(0).text("prerelease").equals("true")) {
      return null;
    }
    Fact release = facts.stream().min(Comparator.comparing(Fact::at)).orElseThrow();
    String tag = release.text("tag");
    state.deployments.awaitTag(tag, subject);
    String target = release.text("target");
    String sha = isCommit(target) ? target : state.deployments.commitOf(tag);
    // Without a commit it is of a branch: of all that had landed by then.
    Instant landedAt = sha == null ? release.at() : state.landings.awaited(sha, subject);
    return shipped(subject, DoneOn.RELEASE, release.id(), release.at(), landedAt);
  }

  /** What a tag ships; null where none was pushed. */
  @Nullable Shipment tag(String subject) {
    Fact push =
        state.facts.of(subject).stream()
            .filter(fact -> !fact.text("commits").isEmpty())
            .min(Comparator.comparing(Fact::at).thenComparing(Fact::id))
            .orElse(null);
    if (push == null) {
      return null;
    }
    String sha =
        state.deployments.commitOf(
            push.subject().substring(push.subject().indexOf("@refs/tags/") + 11));
    return shipped(subject, DoneOn.TAG, push.id(), push.at(), state.landings.awaited(sha, subject));
  }

  private static Shipment shipped(
      String subject, DoneOn channel, UUID id, Instant at, @Nullable Instant landedAt) {
    return new Shipment(
        subject, channel, id, "", at, Steps.always(Attempt.State.NONE), landedAt, at);
  }

  private static boolean isCommit(String target) {
    return target.length() == 40 && target.chars().allMatch(c -> Character.digit(c, 16) >= 0);
  }
}

package dev.weir.stream.scope;

import dev.weir.schema.avro.Contribution;
import dev.weir.schema.avro.ContributionKind;
import dev.weir.schema.avro.RecordOrigin;
import dev.weir.stream.fact.Attributes;
import dev.weir.stream.fact.FactIds;
import dev.weir.stream.fact.FactKind;
import dev.weir.stream.fact.Scope;
import dev.weir.stream.flow.Change;
import dev.weir.stream.scope.LinkTable.Link;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which items a change names, and what they are told of it (MODEL.md, section 3). */
final class ChangeLinks {
  private final Scope scope;
  private final ScopeState state;
  private final Policy policy;
  private final Outbox outbox;
  private final RecordOrigin origin;
  private final Dirty dirty;

  ChangeLinks(
      Scope scope,
      ScopeState state,
      Policy policy,
      Outbox outbox,
      RecordOrigin origin,
      Dirty dirty) {
    this.scope = scope;
    this.state = state;
    this.policy = policy;
    this.outbox = outbox;
    this.origin = origin;
    this.dirty = dirty;
  }

  /** Items that its title, body, branch or pushes name. */
  SortedSet<String> names(ObjectFacts told, List<PushTable.Push> pushes, String subject) {
    SortedSet<String> names =
        new TreeSet<>(
            policy.names(
                scope,
                told.latest(Attributes.TITLE),
                told.latest(Attributes.BODY),
                told.latest(Attributes.HEAD_REF)));
    pushes.forEach(push -> names.addAll(push.names()));
    names.removeIf(name -> name.equals(subject) || Items.scopeOf(name) == null);
    return names;
  }

  /** Tells the items that it names of its timeline, and those that it names no more. */
  void tell(String subject, @Nullable ChangeEntry old, ChangeEntry now, Change change) {
    byte[] timeline = Codecs.write(change);
    boolean same = Arrays.equals(timeline, state.changes.timeline(subject));
    state.changes.putTimeline(subject, timeline);
    Link link = new Link(scope.name(), subject);
    SortedSet<String> known = old == null ? new TreeSet<>() : old.names();
    known.stream()
        .filter(item -> !now.names().contains(item))
        .forEach(item -> send(item, link, now.version(), null));
    now.names().stream()
        .filter(item -> !same || !known.contains(item))
        .forEach(item -> send(item, link, now.version(), timeline));
    dirty.items().add(subject);
  }

  /** The change's timeline goes to an item's scope, or is withdrawn from it. */
  private void send(String item, Link link, long version, byte @Nullable [] timeline) {
    String target = Items.scopeOf(item);
    if (target == null) {
      return;
    }
    if (!target.equals(scope.name())) {
      outbox.contribution(scope.sibling(target), contribution(item, link, version, timeline));
    } else if (timeline == null) {
      state.links.withdraw(item, link);
      dirty.items().add(item);
    } else if (state.links.contribute(item, link, version, timeline)) {
      dirty.items().add(item);
    }
  }

  private Contribution contribution(
      String item, Link link, long version, byte @Nullable [] timeline) {
    return Contribution.newBuilder()
        .setKind(timeline == null ? ContributionKind.WITHDRAWN : ContributionKind.CHANGE)
        .setItem(item)
        .setChange(link.change())
        .setChangeScope(link.changeScope())
        .setVersion(version)
        .setTimeline(timeline == null ? null : ByteBuffer.wrap(timeline))
        .setRecord(origin)
        .build();
  }

  /**
   * Whether an item that a change names exists: an issue of this scope, or one that has answered.
   */
  static boolean exists(Scope scope, ScopeState state, String item) {
    if (!scope.name().equals(Items.scopeOf(item))) {
      return state.links.isKnownToExist(item);
    }
    return state.facts.has(item, FactIds.of(scope, FactKind.ISSUE_CREATED, item, ""));
  }
}

package dev.weir.stream.scope;

import dev.weir.schema.avro.Contribution;
import dev.weir.schema.avro.ContributionKind;
import dev.weir.schema.avro.RecordOrigin;
import dev.weir.stream.fact.Attributes;
import dev.weir.stream.fact.FactIds;
import dev.weir.stream.fact.FactKind;
import dev.weir.stream.fact.Scope;
import dev.weir.stream.flow.Attempt;
import dev.weir.stream.flow.Change;
import dev.weir.stream.flow.Delivered;
import dev.weir.stream.flow.DoneOn;
import dev.weir.stream.scope.LinkTable.Link;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Looks at changes again: when they landed, what delivered them, which items they belong to. */
final class ChangeSettler {
  private final Scope scope;
  private final ScopeState state;
  private final Policy policy;
  private final Outbox outbox;
  private final RecordOrigin origin;
  private final Dirty dirty;
  private final Branches branches;

  ChangeSettler(
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
    this.branches = new Branches(scope, state, policy, dirty);
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
    SortedSet<String> names = names(told, pushes, subject);
    ChangeEntry now =
        new ChangeEntry(
            change.landedAt(),
            commits,
            branch,
            branches.mergedInto(told),
            told.mergedAt(),
            Tenure.of(subject, told),
            change.delivered(),
            leadTime(change),
            names,
            old == null ? 1 : old.version() + 1);
    state.changes.replace(subject, old, now);
    if (old == null || isElsewhere(old, now)) {
      branches.markRelated(old, now);
    }
    countLeadTime(told, subject, old, now);
    link(subject, old, now, change);
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
    Map<DoneOn, Delivered> delivered = delivered(landedAt);
    Delivered deployed = delivered.get(DoneOn.DEPLOYMENT);
    List<Attempt> attempts =
        landedAt == null
            ? List.of()
            : state.shipments.attempts(landedAt, deployed == null ? null : deployed.at());
    return new Change(
        told.created().subject(),
        told.created().at(),
        told.state(),
        told.draft(),
        told.mergedAt(),
        landedAt,
        firstCommitAt,
        delivered,
        attempts,
        told.latestAt());
  }

  private Map<DoneOn, Delivered> delivered(@Nullable Instant landedAt) {
    Map<DoneOn, Delivered> delivered = new EnumMap<>(DoneOn.class);
    if (landedAt == null) {
      return delivered;
    }
    for (DoneOn channel : List.of(DoneOn.DEPLOYMENT, DoneOn.RELEASE, DoneOn.TAG)) {
      Delivered delivery = state.shipments.delivery(channel, landedAt);
      if (channel == DoneOn.DEPLOYMENT && isBeforeRecords(landedAt)) {
        delivery = new Delivered(landedAt, null, true);
      }
      if (delivery != null) {
        delivered.put(channel, delivery);
      }
    }
    return delivered;
  }

  private boolean isBeforeRecords(Instant landedAt) {
    Instant first = state.shipments.firstSuccessLanding();
    Duration window = policy.firstDeploymentWindow(policy.teamOf(scope, scope.name()));
    return first != null && landedAt.isBefore(first.minus(window));
  }

  private SortedSet<String> names(ObjectFacts told, List<PushTable.Push> pushes, String subject) {
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

  private static @Nullable Duration leadTime(Change change) {
    Delivered deployed = change.delivered().get(DoneOn.DEPLOYMENT);
    if (deployed == null || deployed.beforeRecords()) {
      return null;
    }
    Instant begun = PushTable.earliest(change.createdAt(), change.firstCommitAt());
    return Duration.between(begun, deployed.at());
  }

  private void countLeadTime(
      ObjectFacts told, String subject, @Nullable ChangeEntry old, ChangeEntry now) {
    String service = Items.repositoryOf(told.created().subject());
    if (old != null && old.leadTime() != null) {
      Delivered was = old.delivered().get(DoneOn.DEPLOYMENT);
      if (was != null) {
        state.days.removeChange(service, was.at(), subject);
      }
    }
    Delivered is = now.delivered().get(DoneOn.DEPLOYMENT);
    if (is != null && now.leadTime() != null) {
      state.days.add(service, is.at(), subject, now.leadTime());
    }
  }

  private void link(String subject, @Nullable ChangeEntry old, ChangeEntry now, Change change) {
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

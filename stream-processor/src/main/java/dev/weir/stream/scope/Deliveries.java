package dev.weir.stream.scope;

import dev.weir.stream.fact.Scope;
import dev.weir.stream.flow.Attempt;
import dev.weir.stream.flow.Change;
import dev.weir.stream.flow.Delivered;
import dev.weir.stream.flow.DoneOn;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What brought a change to production, or would have (MODEL.md, section 4). */
final class Deliveries {
  private final Scope scope;
  private final ScopeState state;
  private final Policy policy;

  Deliveries(Scope scope, ScopeState state, Policy policy) {
    this.scope = scope;
    this.state = state;
    this.policy = policy;
  }

  /** When it reached production on each channel; absent where it did not. */
  Map<DoneOn, Delivered> of(@Nullable Instant landedAt) {
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

  /** Deployments that would deliver it. */
  List<Attempt> attempts(@Nullable Instant landedAt, Map<DoneOn, Delivered> delivered) {
    Delivered deployed = delivered.get(DoneOn.DEPLOYMENT);
    return landedAt == null
        ? List.of()
        : state.shipments.attempts(landedAt, deployed == null ? null : deployed.at());
  }

  /** Change lead time; null where it was not deployed inside the records. */
  static @Nullable Duration leadTime(Change change) {
    Delivered deployed = change.delivered().get(DoneOn.DEPLOYMENT);
    if (deployed == null || deployed.beforeRecords()) {
      return null;
    }
    Instant begun = PushTable.earliest(change.createdAt(), change.firstCommitAt());
    return Duration.between(begun, deployed.at());
  }

  /** Counts its lead time on the day of its service where it belongs now. */
  void countLeadTime(ObjectFacts told, String subject, @Nullable ChangeEntry old, ChangeEntry now) {
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
}

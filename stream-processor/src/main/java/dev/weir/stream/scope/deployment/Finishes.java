package dev.weir.stream.scope.deployment;

import dev.weir.stream.fact.Scope;
import dev.weir.stream.flow.DoneOn;
import dev.weir.stream.scope.policy.Policy;
import dev.weir.stream.scope.policy.Services;
import dev.weir.stream.scope.state.Dirty;
import dev.weir.stream.scope.state.Dirty.Counted;
import dev.weir.stream.scope.state.Finish;
import dev.weir.stream.scope.state.ReachTable;
import dev.weir.stream.scope.state.ScopeState;
import dev.weir.stream.scope.state.Shipment;
import dev.weir.stream.scope.state.SuccessTable.Success;
import dev.weir.stream.valuestream.Production;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which deployments count, service by service, and whom it concerns that one does, or does no
 * longer: the changes that it delivers, its neighbours in time, the incidents after it.
 */
final class Finishes {
  private final ScopeState state;
  private final Services services;
  private final Duration recordsWindow;
  private final Duration incidentWindow;
  private final Dirty dirty;

  Finishes(Scope scope, ScopeState state, Policy policy, Services services, Dirty dirty) {
    this.state = state;
    this.services = services;
    String team = policy.teamOf(scope, state.names.shownRepository());
    this.recordsWindow = policy.firstDeploymentWindow(team);
    this.incidentWindow = policy.incidentWindow(team);
    this.dirty = dirty;
  }

  /** A deployment is not what it was. */
  void replace(@Nullable Shipment old, @Nullable Shipment now) {
    Success was = success(old);
    Success is = success(now);
    Set<Slot> slots = new TreeSet<>();
    slots.addAll(Slot.of(old));
    slots.addAll(Slot.of(now));
    List<Slot> shared = new ArrayList<>(slots.stream().filter(this::isShared).toList());
    if (!Objects.equals(was, is)) {
      replaceSuccess(was, is);
    }
    for (Slot slot : slots) {
      if (shared.contains(slot) || isShared(slot)) {
        replaceAll(slot, was);
      } else {
        replaceOwn(slot, old, now);
      }
    }
  }

  /** A service with a commit. */
  private record Slot(String service, String sha) implements Comparable<Slot> {
    static List<Slot> of(@Nullable Shipment shipment) {
      return shipment == null
          ? List.of()
          : shipment.services().stream().map(id -> new Slot(id, shipment.sha())).toList();
    }

    @Override
    public int compareTo(Slot other) {
      int order = service.compareTo(other.service);
      return order == 0 ? sha.compareTo(other.sha) : order;
    }
  }

  private static @Nullable Success success(@Nullable Shipment shipment) {
    return shipment == null || shipment.succeededAt() == null
        ? null
        : new Success(
            shipment.sha(),
            shipment.environment(),
            shipment.succeededAt(),
            shipment.deployment(),
            shipment.id());
  }

  /** Only the first of a commit in an environment is no redeployment. */
  private void replaceSuccess(@Nullable Success was, @Nullable Success is) {
    for (Success success : new Success[] {was, is}) {
      markFirst(success);
    }
    if (was != null) {
      state.successes.remove(was);
    }
    if (is != null) {
      state.successes.put(is);
    }
    for (Success success : new Success[] {was, is}) {
      markFirst(success);
    }
  }

  private void markFirst(@Nullable Success of) {
    Success first = of == null ? null : state.successes.first(of.sha(), of.environment());
    if (first != null) {
      dirty.deployments().add(first.deployment());
    }
  }

  /** Whether the successes of several members may make one deployment. */
  private boolean isShared(Slot slot) {
    Production production = services.named(slot.service()).production();
    List<String> members =
        production.members().stream()
            .map(member -> member.toLowerCase(Locale.ROOT))
            .distinct()
            .toList();
    if (slot.sha().isEmpty() || members.size() == 1) {
      return false;
    }
    return production.doneWhen() == Production.DoneWhen.ALL
        || members.stream()
                .filter(member -> state.successes.first(slot.sha(), member) != null)
                .count()
            > 1;
  }

  private void replaceAll(Slot slot, @Nullable Success was) {
    List<Success> successes = state.successes.of(slot.sha());
    Production production = services.named(slot.service()).production();
    List<Success> finishing = Members.finishing(production, successes);
    Instant landedAt = state.landings.landedAt(slot.sha());
    Set<String> deployments = new TreeSet<>();
    successes.forEach(success -> deployments.add(success.deployment()));
    if (was != null) {
      deployments.add(was.deployment());
    }
    for (String deployment : deployments) {
      Finish now =
          finishing.stream()
              .filter(success -> success.deployment().equals(deployment))
              .map(success -> finish(slot.service(), success, landedAt))
              .findFirst()
              .orElse(null);
      replace(state.series.of(slot.service(), deployment), now);
    }
  }

  private void replaceOwn(Slot slot, @Nullable Shipment old, @Nullable Shipment now) {
    Success success = now != null && Slot.of(now).contains(slot) ? success(now) : null;
    Finish finish =
        now == null || success == null ? null : finish(slot.service(), success, now.landedAt());
    boolean same = old != null && now != null && old.deployment().equals(now.deployment());
    if (old != null && !same) {
      replace(state.series.of(slot.service(), old.deployment()), null);
    }
    String deployment = now != null ? now.deployment() : Objects.requireNonNull(old).deployment();
    Finish before = state.series.of(slot.service(), deployment);
    if (finish != null || before == null || before.sha().equals(slot.sha())) {
      replace(before, finish);
    }
  }

  private static Finish finish(String service, Success success, @Nullable Instant landedAt) {
    return new Finish(
        service, success.at(), landedAt, success.sha(), success.deployment(), success.id());
  }

  private void replace(@Nullable Finish before, @Nullable Finish now) {
    if (Objects.equals(before, now)) {
      return;
    }
    String service = before == null ? Objects.requireNonNull(now).service() : before.service();
    Instant firstBefore = state.series.firstLanding(service);
    if (before != null) {
      state.series.remove(before);
      reach(before, state.reaches::remove);
    }
    if (now != null) {
      state.series.add(now);
      reach(now, state.reaches::put);
    }
    markRecords(service, firstBefore, state.series.firstLanding(service));
    mark(before);
    mark(now);
  }

  private interface Placement {
    void at(DoneOn channel, String service, Instant reach, ReachTable.Arrival arrival);
  }

  private static void reach(Finish finish, Placement placement) {
    Instant reach = finish.reach();
    if (reach != null) {
      placement.at(
          DoneOn.DEPLOYMENT,
          finish.service(),
          reach,
          new ReachTable.Arrival(finish.at(), finish.deployment(), finish.id()));
    }
  }

  private void mark(@Nullable Finish finish) {
    if (finish == null) {
      return;
    }
    dirty.deployments().add(finish.deployment());
    Finish next = state.series.after(finish);
    mark(finish, finish);
    mark(state.series.before(finish), finish);
    mark(next, finish);
    mark(state.series.landedAfter(finish), finish);
    if (finish.reach() != null) {
      state.changes.undelivered(finish.service(), finish.reach(), finish.at(), dirty.changes());
    }
    state.incidents.markAfter(
        finish, next == null ? null : next.at(), incidentWindow, dirty.incidents());
  }

  private void mark(@Nullable Finish neighbour, Finish of) {
    if (neighbour != null) {
      dirty.counted().add(new Counted(of.service(), neighbour.deployment()));
    }
  }

  /** The records begin elsewhere: what landed in between is delivered otherwise. */
  private void markRecords(String service, @Nullable Instant before, @Nullable Instant now) {
    if (Objects.equals(before, now)) {
      return;
    }
    if (before == null || now == null) {
      Instant only = before == null ? Objects.requireNonNull(now) : before;
      dirty.changes().addAll(state.changes.landed(service, null, only.minus(recordsWindow)));
    } else {
      Instant low = before.isBefore(now) ? before : now;
      Instant high = before.isBefore(now) ? now : before;
      dirty
          .changes()
          .addAll(
              state.changes.landed(service, low.minus(recordsWindow), high.minus(recordsWindow)));
    }
  }
}

package dev.weir.stream.scope.change;

import dev.weir.stream.fact.Attributes;
import dev.weir.stream.fact.Scope;
import dev.weir.stream.scope.name.Items;
import dev.weir.stream.scope.object.ObjectFacts;
import dev.weir.stream.scope.policy.Policy;
import dev.weir.stream.scope.state.ChangeEntry;
import dev.weir.stream.scope.state.Dirty;
import dev.weir.stream.scope.state.Dirty.Counted;
import dev.weir.stream.scope.state.ScopeState;
import dev.weir.stream.scope.state.ServiceArrival;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which changes make a hotfix of the deployment that first delivers them: by label or branch, by
 * what they revert, by the incident that they belong to (MODEL.md, section 8).
 */
final class Hotfixes {
  private final Scope scope;
  private final ScopeState state;
  private final Policy policy;
  private final Reverts reverts;
  private final Dirty dirty;

  Hotfixes(Scope scope, ScopeState state, Policy policy, Reverts reverts, Dirty dirty) {
    this.scope = scope;
    this.state = state;
    this.policy = policy;
    this.reverts = reverts;
    this.dirty = dirty;
  }

  /** Services to which a deployment brought the change that is a hotfix by it. */
  SortedSet<String> of(
      String subject,
      ObjectFacts told,
      SortedMap<String, ServiceArrival> arrivals,
      SortedSet<String> reverted,
      SortedSet<String> names) {
    SortedSet<String> services = new TreeSet<>();
    if (arrivals.values().stream().allMatch(arrival -> arrival.by() == null)) {
      return services;
    }
    boolean urgent =
        policy.isHotfix(
                policy.teamOf(scope, state.names.shownRepository()),
                told.labels(),
                told.latest(Attributes.HEAD_REF))
            || names.stream().anyMatch(this::isIncident);
    arrivals.forEach(
        (service, arrival) -> {
          if (arrival.by() != null
              && arrival.at() != null
              && (urgent || reverts.revertsDelivered(subject, reverted, service, arrival.at()))) {
            services.add(service);
          }
        });
    return services;
  }

  private boolean isIncident(String item) {
    return scope.name().equals(Items.scopeOf(item))
        ? state.incidents.isIncident(item)
        : state.answers.of(item).incident();
  }

  /** A change is not what it was: looks again at the deployments that are hotfixes by it. */
  void settle(String change, @Nullable ChangeEntry old, ChangeEntry now) {
    if (old != null) {
      old.hotfixOf().forEach(service -> place(service, old, now, change, false));
    }
    now.hotfixOf().forEach(service -> place(service, now, old, change, true));
  }

  private void place(
      String service,
      ChangeEntry entry,
      @Nullable ChangeEntry other,
      String change,
      boolean there) {
    String deployment = by(entry, service);
    if (deployment == null || deployment.equals(by(other, service))) {
      return;
    }
    if (there) {
      state.hotfixes.put(service, deployment, change);
    } else {
      state.hotfixes.remove(service, deployment, change);
    }
    dirty.counted().add(new Counted(service, deployment));
  }

  private static @Nullable String by(@Nullable ChangeEntry entry, String service) {
    return entry == null || !entry.hotfixOf().contains(service)
        ? null
        : entry.services().getOrDefault(service, ServiceArrival.NONE).by();
  }
}

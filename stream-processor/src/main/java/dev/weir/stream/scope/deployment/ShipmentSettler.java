package dev.weir.stream.scope.deployment;

import dev.weir.stream.fact.Fact;
import dev.weir.stream.fact.FactIds;
import dev.weir.stream.fact.FactKind;
import dev.weir.stream.fact.Scope;
import dev.weir.stream.scope.object.DeploymentFacts;
import dev.weir.stream.scope.policy.Policy;
import dev.weir.stream.scope.policy.Services;
import dev.weir.stream.scope.state.Dirty;
import dev.weir.stream.scope.state.GroupTable.Membership;
import dev.weir.stream.scope.state.Outbox;
import dev.weir.stream.scope.state.ScopeState;
import dev.weir.stream.scope.state.Shipment;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Looks at deployments, releases and tags again, and marks the changes whose production or whose
 * stage depends on what is new about them.
 */
public final class ShipmentSettler {
  private final Scope scope;
  private final ScopeState state;
  private final Services services;
  private final Outbox outbox;
  private final Dirty dirty;
  private final Releases releases;
  private final Finishes finishes;
  private final Elsewhere elsewhere;

  public ShipmentSettler(
      Scope scope, ScopeState state, Policy policy, Services services, Outbox outbox, Dirty dirty) {
    this.scope = scope;
    this.state = state;
    this.services = services;
    this.outbox = outbox;
    this.dirty = dirty;
    this.releases = new Releases(scope, state, policy, dirty);
    this.finishes = new Finishes(scope, state, policy, services, dirty);
    this.elsewhere = new Elsewhere(state, dirty);
  }

  public void settle() {
    while (!dirty.shipments().isEmpty()) {
      String subject = dirty.shipments().first();
      dirty.shipments().remove(subject);
      settle(subject);
    }
  }

  private void settle(String subject) {
    if (subject.indexOf('@') >= 0 || subject.contains("/releases/")) {
      releases.settle(subject);
    } else if (subject.contains("/runs/")) {
      reviewed(subject);
    } else {
      deployment(subject);
    }
  }

  private void deployment(String subject) {
    DeploymentFacts told = DeploymentFacts.of(state.facts.of(subject));
    if (told == null) {
      return;
    }
    Membership old = state.groups.of(subject);
    Membership now = Membership.of(subject, told);
    if (!now.equals(old)) {
      state.groups.move(subject, old, now);
      if (old != null) {
        group(old.group());
        reviewsOf(subject, old);
      }
      reviewsOf(subject, now);
    }
    state.landings.await(told.text("sha"), subject);
    group(now.group());
  }

  /** The jobs of a matrix together, or the deployment alone. */
  private void group(String group) {
    List<String> members = state.groups.members(group);
    dirty.deployments().addAll(members);
    members.forEach(member -> state.incidents.markNaming(member, dirty.incidents()));
    if (members.isEmpty()) {
      replace(group, null);
      return;
    }
    replace(group, shipment(group, members.get(0), GroupFacts.of(state, members)));
  }

  private @Nullable Shipment shipment(String group, String deployment, List<Fact> facts) {
    DeploymentFacts told = DeploymentFacts.of(facts);
    if (told == null) {
      return null;
    }
    String environment = told.text("environment").toLowerCase(Locale.ROOT);
    boolean passing = told.text("transient").equals("true");
    return new Shipment(
        group,
        deployment,
        FactIds.of(scope.tenant(), scope.instance(), deployment),
        environment,
        told.text("sha"),
        passing ? List.of() : services.inProduction(environment),
        told.createdAt(),
        told.states(),
        state.landings.landedAt(told.attribute("sha")),
        passing ? null : told.succeededAt());
  }

  /** A run's reviews are of its deployments; of one that is not told, they are all that is. */
  private void reviewed(String run) {
    TreeSet<String> environments = new TreeSet<>();
    for (Fact fact : state.facts.of(run)) {
      if (fact.kind() == FactKind.DEPLOYMENT_REVIEWED) {
        environments.add(fact.text("environment").toLowerCase(Locale.ROOT));
        state.landings.await(fact.text("sha"), run);
      }
    }
    environments.forEach(environment -> reviewed(run, environment));
  }

  private void reviewed(String run, String environment) {
    List<String> groups = state.groups.ofRun(number(run), environment);
    groups.forEach(this::group);
    List<Fact> facts = GroupFacts.reviewsOfNone(state, run, environment, groups);
    String alone = run + " " + environment;
    replace(alone, facts.isEmpty() ? null : shipment(alone, alone, facts));
  }

  private void reviewsOf(String subject, Membership membership) {
    if (!membership.run().isEmpty()) {
      reviewed(GroupFacts.runOf(subject, membership), membership.environment());
    }
  }

  private static String number(String run) {
    return run.substring(run.lastIndexOf('/') + 1);
  }

  private void replace(String group, @Nullable Shipment now) {
    Shipment old = state.shipments.get(group);
    if (Objects.equals(old, now)) {
      attempted(now).forEach(outbox::toExplain);
      return;
    }
    state.shipments.replace(group, old, now);
    finishes.replace(old, now);
    elsewhere.replace(old, now);
    dirty.changes().addAll(attempted(old));
    dirty.changes().addAll(attempted(now));
  }

  /**
   * The changes that it would deliver; and, as a success ends attempts that began before it, those
   * that such an attempt would deliver, also where they were to land only after it.
   */
  private Set<String> attempted(@Nullable Shipment shipment) {
    Set<String> changes = new TreeSet<>();
    if (shipment == null) {
      return changes;
    }
    Instant succeeded = shipment.succeededAt();
    for (String service : shipment.services()) {
      if (succeeded != null) {
        Instant landedUpTo = succeeded.plus(state.shipments.premature());
        state.changes.undelivered(service, landedUpTo, succeeded, changes);
      }
      if (shipment.landedAt() != null) {
        state.changes.undelivered(service, shipment.landedAt(), shipment.createdAt(), changes);
      }
    }
    return changes;
  }
}

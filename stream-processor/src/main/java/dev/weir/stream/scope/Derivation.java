package dev.weir.stream.scope;

import dev.weir.schema.avro.RecordOrigin;
import dev.weir.stream.fact.Fact;
import dev.weir.stream.fact.Scope;
import dev.weir.stream.scope.change.ChangeSettler;
import dev.weir.stream.scope.deployment.DeploymentRows;
import dev.weir.stream.scope.deployment.IncidentSettler;
import dev.weir.stream.scope.deployment.OutcomeSettler;
import dev.weir.stream.scope.deployment.ShipmentSettler;
import dev.weir.stream.scope.item.ItemSettler;
import dev.weir.stream.scope.mail.Boards;
import dev.weir.stream.scope.mail.Forwarding;
import dev.weir.stream.scope.mail.Post;
import dev.weir.stream.scope.policy.Policy;
import dev.weir.stream.scope.policy.Services;
import dev.weir.stream.scope.state.Dirty;
import dev.weir.stream.scope.state.FactTable.Guest;
import dev.weir.stream.scope.state.Outbox;
import dev.weir.stream.scope.state.ScopeState;

/**
 * What follows from the facts of a scope. First the facts, then what ships, then changes, then
 * items: each step marks what the next has to look at, and none leads back.
 */
final class Derivation {
  private final Scope scope;
  private final ScopeState state;
  private final Policy policy;
  private final Outbox outbox;
  private final Post post;
  private final Forwarding forwarding;
  private final Dirty dirty;
  private final Boards boards;
  private final FactIntake intake;
  private final Services services;
  private final ShipmentSettler shipments;
  private final IncidentSettler incidents;
  private final ChangeSettler changes;
  private final OutcomeSettler outcomes;
  private final DeploymentRows deployments;
  private final ItemSettler items;

  Derivation(
      Scope scope,
      ScopeState state,
      Policy policy,
      Outbox outbox,
      RecordOrigin origin,
      Post post,
      Forwarding forwarding,
      Dirty dirty) {
    this.scope = scope;
    this.state = state;
    this.policy = policy;
    this.outbox = outbox;
    this.forwarding = forwarding;
    this.dirty = dirty;
    this.post = post;
    boards = new Boards(scope, state, policy, outbox, post, dirty);
    intake = new FactIntake(scope, state, policy, outbox, origin, post, boards, forwarding, dirty);
    services = new Services(scope, policy, state.names.shownRepository());
    shipments = new ShipmentSettler(scope, state, policy, services, outbox, dirty);
    incidents = new IncidentSettler(scope, state, policy, services, outbox, origin, dirty);
    changes = new ChangeSettler(scope, state, policy, services, post, dirty);
    outcomes = new OutcomeSettler(state, dirty);
    deployments = new DeploymentRows(scope, state, policy, services, outbox, origin, dirty);
    items = new ItemSettler(scope, state, policy, outbox, origin, post, dirty);
  }

  Boards boards() {
    return boards;
  }

  void take(Fact fact) {
    intake.take(fact);
  }

  void take(Guest guest) {
    intake.take(guest);
  }

  void settle() {
    post.tellNamed();
    shipments.settle();
    incidents.recognise();
    changes.settle();
    incidents.attach();
    outcomes.settle();
    deployments.settle();
    items.settle();
    forwarding.withdrawn(
        state.days.settle(
            policy,
            scope,
            outbox,
            service -> services.shown(service, state.shownRepository(scope)),
            state.incidents::any));
  }

  /**
   * The repository has another home, or another name to be shown by: all that follows from its
   * facts follows again, in its home, and nothing any more elsewhere. What was told to the world
   * and to other scopes is kept, so that only what is different is told.
   */
  void beginAgain() {
    state.forgetDerived();
    dirty.named().addAll(state.tellings.toldOfNaming());
    intake.again();
    dirty.items().addAll(state.items.subjects());
    dirty.items().addAll(state.answers.items(scope.name()));
    dirty.items().addAll(state.links.items());
    for (String subject : state.sent.of(scope.name())) {
      if (state.answers.of(subject).parent() == null) {
        dirty.changes().add(subject);
      }
    }
    for (String subject : state.deployments.subjects()) {
      (subject.indexOf('#') >= 0 ? dirty.incidents() : dirty.deployments()).add(subject);
    }
    state.days.touchAll();
  }
}

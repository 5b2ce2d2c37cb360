package dev.weir.stream.scope;

import dev.weir.schema.avro.Contribution;
import dev.weir.schema.avro.RecordOrigin;
import dev.weir.stream.fact.Fact;
import dev.weir.stream.fact.Scope;
import dev.weir.stream.ledger.Ledger;
import java.util.List;

/**
 * Takes facts, and what other scopes contribute, into the state of a scope, and tells what has
 * changed. First the facts, then what ships, then changes, then what became of deployments, then
 * items: each step marks what the next has to look at, and none leads back. Needs no Kafka; not
 * thread-safe.
 */
public final class ScopeFold {
  private final Scope scope;
  private final ScopeState state;
  private final Policy policy;
  private final Outbox outbox;
  private final Dirty dirty = new Dirty();
  private final Post post;
  private final Boards boards;
  private final FactIntake intake;
  private final Services services;
  private final ShipmentSettler shipments;
  private final IncidentSettler incidents;
  private final ChangeSettler changes;
  private final OutcomeSettler outcomes;
  private final DeploymentRows deployments;
  private final ItemSettler items;

  /**
   * @param ledger state of all scopes
   * @param origin raw record, or contribution, that is being taken in
   */
  public ScopeFold(Ledger ledger, Scope scope, Policy policy, Outbox outbox, RecordOrigin origin) {
    this.scope = scope;
    this.policy = policy;
    this.outbox = outbox;
    state = new ScopeState(ledger, scope);
    post = new Post(scope, state, outbox, origin, dirty);
    boards = new Boards(scope, state, policy, outbox, post, dirty);
    intake = new FactIntake(scope, state, policy, outbox, origin, post, boards, dirty);
    services = new Services(scope, policy);
    shipments = new ShipmentSettler(scope, state, policy, services, outbox, dirty);
    incidents = new IncidentSettler(scope, state, policy, services, outbox, origin, dirty);
    changes = new ChangeSettler(scope, state, policy, services, post, dirty);
    outcomes = new OutcomeSettler(state, dirty);
    deployments = new DeploymentRows(scope, state, policy, services, outbox, origin, dirty);
    items = new ItemSettler(scope, state, policy, outbox, origin, post, dirty);
  }

  /** Facts of a delivery. */
  public void take(List<Fact> facts) {
    facts.forEach(intake::take);
    settle();
  }

  /** What another scope says of an item or a change of this one. */
  public void take(Contribution contribution) {
    switch (contribution.getKind()) {
      case CHANGE, CHILD, WITHDRAWN -> post.take(contribution);
      case NAMED -> post.hearName(contribution);
      case EXISTS, ABSENT -> post.hear(contribution);
      case NAMES, FACTS -> {}
      case STATUS -> boards.hear(contribution);
      case TELLINGS -> post.hearTellings(contribution);
    }
    settle();
  }

  private void settle() {
    shipments.settle();
    incidents.recognise();
    changes.settle();
    incidents.attach();
    outcomes.settle();
    deployments.settle();
    items.settle();
    state.days.settle(
        policy,
        scope,
        outbox,
        service -> services.shown(service, state.name.written(scope.name())),
        state.incidents::any);
  }
}

package dev.weir.stream.scope;

import dev.weir.schema.avro.Contribution;
import dev.weir.schema.avro.RecordOrigin;
import dev.weir.stream.fact.Fact;
import dev.weir.stream.fact.Scope;
import dev.weir.stream.ledger.Ledger;
import dev.weir.stream.scope.LinkTable.Link;
import java.util.List;

/**
 * Takes facts, and what other scopes contribute, into the state of a scope, and tells what has
 * changed. First the facts, then what ships, then changes, then items: each step marks what the
 * next has to look at, and none leads back. Needs no Kafka; not thread-safe.
 */
public final class ScopeFold {
  private final Scope scope;
  private final ScopeState state;
  private final Policy policy;
  private final Outbox outbox;
  private final Dirty dirty = new Dirty();
  private final FactIntake intake;
  private final ShipmentSettler shipments;
  private final ChangeSettler changes;
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
    intake = new FactIntake(scope, state, policy, outbox, origin, dirty);
    shipments = new ShipmentSettler(scope, state, policy, outbox, origin, dirty);
    changes = new ChangeSettler(scope, state, policy, outbox, origin, dirty);
    items = new ItemSettler(scope, state, policy, outbox, origin, dirty);
  }

  /** Facts of a delivery. */
  public void take(List<Fact> facts) {
    facts.forEach(intake::take);
    settle();
  }

  /** What another scope says of an item or a change of this one. */
  public void take(Contribution contribution) {
    String item = contribution.getItem();
    Link link = new Link(contribution.getChangeScope(), contribution.getChange());
    switch (contribution.getKind()) {
      case CHANGE -> {
        byte[] timeline = FactIntake.timeline(contribution);
        if (state.links.contribute(item, link, contribution.getVersion(), timeline)) {
          dirty.items().add(item);
        }
        if (ChangeLinks.exists(scope, state, item)) {
          outbox.contribution(scope.sibling(link.changeScope()), intake.answer(item, link));
        }
      }
      case WITHDRAWN -> {
        state.links.withdraw(item, link);
        dirty.items().add(item);
      }
      case NAMED -> intake.named(item, FactIntake.namedAt(contribution));
      case EXISTS -> {
        state.links.exists(item);
        dirty.items().add(link.change());
      }
    }
    settle();
  }

  private void settle() {
    shipments.settle();
    changes.settle();
    items.settle();
    state.days.settle(policy, scope, outbox);
  }
}

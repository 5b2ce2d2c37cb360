package dev.weir.stream.scope;

import dev.weir.schema.avro.Contribution;
import dev.weir.schema.avro.RecordOrigin;
import dev.weir.stream.fact.Fact;
import dev.weir.stream.fact.Scope;
import dev.weir.stream.ledger.Ledger;
import dev.weir.stream.scope.mail.Forwarding;
import dev.weir.stream.scope.mail.NameExchange;
import dev.weir.stream.scope.mail.Post;
import dev.weir.stream.scope.policy.Policy;
import dev.weir.stream.scope.state.Dirty;
import dev.weir.stream.scope.state.FactTable.Guest;
import dev.weir.stream.scope.state.Outbox;
import dev.weir.stream.scope.state.ScopeState;
import java.util.List;

/**
 * Takes facts, and what other scopes contribute, into the state of a scope, and tells what has
 * changed. First which names things have, and with that where their facts belong; then what follows
 * from facts, see {@link Derivation}. Needs no Kafka; not thread-safe.
 */
public final class ScopeFold {
  private final Scope scope;
  private final ScopeState state;
  private final Policy policy;
  private final Outbox outbox;
  private final RecordOrigin origin;
  private final Dirty dirty = new Dirty();
  private final Post post;
  private final Forwarding forwarding;
  private final NameExchange exchange;

  /**
   * @param ledger state of all scopes
   * @param origin raw record, or contribution, that is being taken in
   */
  public ScopeFold(Ledger ledger, Scope scope, Policy policy, Outbox outbox, RecordOrigin origin) {
    this.scope = scope;
    this.policy = policy;
    this.outbox = outbox;
    this.origin = origin;
    state = new ScopeState(ledger, scope, policy::unaliased);
    post = new Post(scope, state, outbox, origin, dirty);
    forwarding = new Forwarding(scope, state, outbox, post);
    exchange = new NameExchange(scope, state, outbox, post, forwarding, dirty);
  }

  /** Facts of a delivery. */
  public void take(List<Fact> facts) {
    facts.forEach(exchange::learn);
    Derivation derivation = derivation();
    facts.forEach(derivation::take);
    settle(derivation);
  }

  /** What another scope says of an item or a change of this one. */
  public void take(Contribution contribution) {
    switch (contribution.getKind()) {
      case CHANGE, CHILD, WITHDRAWN -> post.take(contribution);
      case NAMED -> post.hearName(contribution);
      case EXISTS, ABSENT -> post.hear(contribution);
      case NAMES -> exchange.hear(contribution);
      case FACTS -> {
        takeGuests(contribution);
        return;
      }
      case STATUS -> derivation().boards().hear(contribution);
      case TELLINGS -> post.hearTellings(contribution);
    }
    settle(derivation());
  }

  /** An alias is the other name from the start, and so are facts that name it. */
  private void takeGuests(Contribution contribution) {
    List<Guest> guests = forwarding.read(contribution);
    guests.stream()
        .map(Guest::fact)
        .filter(fact -> Forwarding.namesRepository(fact.kind()))
        .forEach(exchange::learn);
    Derivation derivation = derivation();
    guests.forEach(derivation::take);
    settle(derivation);
  }

  private Derivation derivation() {
    return new Derivation(scope, state, policy, outbox, origin, post, forwarding, dirty);
  }

  private void settle(Derivation derivation) {
    if (exchange.hasMoved()) {
      exchange.tellAgain();
      derivation.beginAgain();
    }
    derivation.settle();
    forwarding.flush();
  }
}

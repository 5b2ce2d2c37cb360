package dev.weir.bench.model;

import dev.weir.bench.model.Discard.Mail;
import dev.weir.schema.avro.RecordOrigin;
import dev.weir.stream.fact.Fact;
import dev.weir.stream.fact.Scope;
import dev.weir.stream.ledger.BufferedLedger;
import dev.weir.stream.scope.ScopeFold;
import dev.weir.stream.scope.item.Explainer;
import dev.weir.stream.scope.policy.Policy;
import dev.weir.stream.scope.policy.ValueStreamPolicy;
import dev.weir.stream.valuestream.ValueStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** The scope processor's work without Kafka: folds, carries mail, explains. Not thread-safe. */
final class Folding implements AutoCloseable {
  private static final String TOPIC = "weir.webhooks.v1";

  /** As many deliveries as come in the processor's interval of explaining, at 2,000 a second. */
  private static final int EXPLAIN_AFTER = 500;

  private final State state;
  private final BufferedLedger ledger;
  private final Policy policy;
  private final Discard outbox = new Discard();
  private final Map<Scope, SortedSet<String>> unexplained = new HashMap<>();
  private long taken;

  Folding(ValueStream valueStream) throws IOException {
    this(valueStream, State.open());
  }

  /**
   * @param state is closed with this
   */
  Folding(ValueStream valueStream, State state) {
    this.state = state;
    this.ledger = new BufferedLedger(state.ledger());
    policy = new ValueStreamPolicy(valueStream);
  }

  void take(Scope scope, List<Fact> facts) {
    fold(scope).take(facts);
    finish(scope);
    for (Mail one = outbox.mail().poll(); one != null; one = outbox.mail().poll()) {
      fold(one.target()).take(one.contribution());
      finish(one.target());
    }
    taken++;
    if (taken % EXPLAIN_AFTER == 0) {
      explain();
    }
  }

  private ScopeFold fold(Scope scope) {
    return new ScopeFold(ledger, scope, policy, outbox, new RecordOrigin(TOPIC, 0, taken));
  }

  private void finish(Scope scope) {
    ledger.apply();
    if (!outbox.unexplained().isEmpty()) {
      unexplained.computeIfAbsent(scope, s -> new TreeSet<>()).addAll(outbox.unexplained());
      outbox.unexplained().clear();
    }
  }

  private void explain() {
    unexplained.forEach(
        (scope, subjects) -> {
          new Explainer(ledger, scope, policy, outbox, TOPIC).explain(subjects);
          ledger.apply();
        });
    unexplained.clear();
  }

  long told() {
    return outbox.told();
  }

  long bytes() throws IOException {
    return state.bytes();
  }

  @Override
  public void close() throws IOException {
    state.close();
  }
}

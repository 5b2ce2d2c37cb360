package dev.weir.registry;

import dev.weir.registry.ledger.Decision;
import dev.weir.registry.ledger.LedgerState;
import dev.weir.registry.ledger.Registering;
import org.apache.avro.Schema;

/**
 * A registry in memory, for tests: the rules of the embedded one (ids from 1, BACKWARD_TRANSITIVE),
 * without its log. Thread-safe.
 */
public final class InMemorySchemaRegistry implements SchemaRegistry {
  private LedgerState state = LedgerState.empty();

  @Override
  public synchronized int register(String subject, Schema schema) {
    Decision<Integer> decision = Registering.register(state, subject, schema.toString());
    if (decision instanceof Decision.Accepted<Integer> accepted) {
      state = state.after(accepted.events());
      return accepted.answer();
    }
    throw new IncompatibleSchemaException(((Decision.Refused<Integer>) decision).error().message());
  }

  @Override
  public synchronized Schema byId(int id) {
    return state
        .schema(id)
        .map(text -> new Schema.Parser().parse(text))
        .orElseThrow(() -> new UnknownSchemaException("no schema has the id " + id));
  }
}

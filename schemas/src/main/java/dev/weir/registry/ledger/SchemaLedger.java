package dev.weir.registry.ledger;

import java.util.function.Function;

/**
 * The registry's state, kept in step with its log: a change is in the log before it is answered or
 * seen. Thread-safe: changes are made one after the other, readers wait for nobody.
 */
public final class SchemaLedger implements AutoCloseable {
  private final LedgerLog log;
  private volatile LedgerState state = LedgerState.empty();
  private boolean inStep;

  private SchemaLedger(LedgerLog log) {
    this.log = log;
  }

  /**
   * A ledger with everything that its log holds; closes the log when it is closed, or cannot be
   * opened.
   *
   * @throws LedgerUnavailableException if the log cannot be read
   */
  public static SchemaLedger open(LedgerLog log) {
    SchemaLedger ledger = new SchemaLedger(log);
    try {
      ledger.catchUp();
      return ledger;
    } catch (RuntimeException e) {
      log.close();
      throw e;
    }
  }

  /** The state after the last change that is safe. */
  public LedgerState state() {
    return state;
  }

  /**
   * Decides on a call with the state as it is, and keeps what it changes before it returns.
   *
   * @throws LedgerUnavailableException if it is not known whether the change was kept
   */
  public synchronized <T> Decision<T> change(Function<LedgerState, Decision<T>> call) {
    if (!inStep) {
      catchUp();
    }
    Decision<T> decision = call.apply(state);
    if (decision instanceof Decision.Accepted<T> accepted && !accepted.events().isEmpty()) {
      inStep = false;
      log.append(accepted.events());
      state = state.after(accepted.events());
      inStep = true;
    }
    return decision;
  }

  private synchronized void catchUp() {
    state = state.after(log.catchUp());
    inStep = true;
  }

  @Override
  public synchronized void close() {
    log.close();
  }
}

package dev.weir.registry;

import dev.weir.registry.ledger.LedgerEvent;
import dev.weir.registry.ledger.LedgerLog;
import dev.weir.registry.ledger.LedgerUnavailableException;
import java.util.ArrayList;
import java.util.List;

/** A log in memory that outlives the ledgers that are opened over it, and can be told to fail. */
public final class InMemoryLedgerLog implements LedgerLog {
  /** What an append does. */
  public enum Fault {
    NONE,
    LOST,
    KEPT_WITHOUT_ANSWER
  }

  private final List<LedgerEvent> events = new ArrayList<>();
  private Fault fault = Fault.NONE;
  private int answered;

  /** Makes appends fail from now on, or succeed again. */
  public synchronized void fail(Fault with) {
    fault = with;
  }

  /** The next ledger starts from the beginning. */
  public synchronized InMemoryLedgerLog reopened() {
    answered = 0;
    return this;
  }

  @Override
  public synchronized List<LedgerEvent> catchUp() {
    List<LedgerEvent> unseen = List.copyOf(events.subList(answered, events.size()));
    answered = events.size();
    return unseen;
  }

  @Override
  public synchronized void append(List<LedgerEvent> appended) {
    if (fault != Fault.LOST) {
      events.addAll(appended);
    }
    if (fault != Fault.NONE) {
      throw new LedgerUnavailableException("told to fail", new IllegalStateException());
    }
  }

  @Override
  public void close() {}
}

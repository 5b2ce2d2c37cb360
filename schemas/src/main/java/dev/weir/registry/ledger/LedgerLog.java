package dev.weir.registry.ledger;

import java.util.List;

/** Where the registry's events are kept. Used by one thread at a time. */
public interface LedgerLog extends AutoCloseable {
  /**
   * Shuts out every other writer, ends what was begun, and answers the events that were not
   * answered before, in order: all of them at first.
   *
   * @throws LedgerUnavailableException if the log cannot be read to its end now
   */
  List<LedgerEvent> catchUp();

  /**
   * Keeps events, all or none; returns once they are safe.
   *
   * @throws LedgerUnavailableException if that is not known: they may be kept or not, which {@link
   *     #catchUp} tells
   */
  void append(List<LedgerEvent> events);

  @Override
  void close();
}

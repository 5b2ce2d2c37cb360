package dev.weir.registry.ledger;

import java.util.List;
import java.util.function.Function;

/** What comes of a call: an answer with what it changes, or a refusal. */
public sealed interface Decision<T> {
  /** The answer holds once the events are in the log. */
  record Accepted<T>(T answer, List<LedgerEvent> events) implements Decision<T> {
    /** Copies the events. */
    public Accepted {
      events = List.copyOf(events);
    }
  }

  /** Nothing changes. */
  record Refused<T>(RegistryError error) implements Decision<T> {}

  /** An answer that changes nothing. */
  static <T> Decision<T> answer(T answer) {
    return new Accepted<>(answer, List.of());
  }

  /** A refusal. */
  static <T> Decision<T> refuse(RegistryError error) {
    return new Refused<>(error);
  }

  /** What comes of it next; a refusal stays. Only for answers that change nothing. */
  default <R> Decision<R> then(Function<T, Decision<R>> next) {
    if (this instanceof Accepted<T> accepted) {
      return next.apply(accepted.answer());
    }
    return refuse(((Refused<T>) this).error());
  }
}

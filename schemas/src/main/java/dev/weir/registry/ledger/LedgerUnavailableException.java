package dev.weir.registry.ledger;

/** The log of the registry cannot be read or written now; the call may be tried again. */
public final class LedgerUnavailableException extends RuntimeException {
  /** With what happened and why. */
  public LedgerUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}

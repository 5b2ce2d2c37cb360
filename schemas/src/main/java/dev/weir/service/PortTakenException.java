package dev.weir.service;

import java.util.Optional;

/** A port that the configuration names is another process's. The message says which, and whose. */
public final class PortTakenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Looks up who holds the port.
   *
   * @param what that wanted it
   * @param variable that sets it
   */
  public PortTakenException(String what, int port, String variable, Throwable cause) {
    super(message(what, port, variable, PortHolder.of(port)), cause);
  }

  private static String message(String what, int port, String variable, Optional<String> holder) {
    return "port %d, wanted for %s, is in use%s: free it, or set %s to another"
        .formatted(port, what, holder.map(who -> " by " + who).orElse(""), variable);
  }
}

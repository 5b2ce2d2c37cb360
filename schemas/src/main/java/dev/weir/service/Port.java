package dev.weir.service;

import java.io.IOException;
import java.net.BindException;

/**
 * A port and the variable that sets it, to be named when it is taken.
 *
 * @param what listens on it
 * @param number 0 for a free one
 */
public record Port(String what, String variable, int number) {
  /** The host is no address of this machine, whatever the port. */
  private static final String NOT_OURS = "assign requested address";

  /**
   * Does what needs the port.
   *
   * @throws PortTakenException when the port turns out to be another's
   * @throws Exception what else the start throws
   */
  public <T> T use(Parts.Start<T> start) throws Exception {
    try {
      return start.start();
    } catch (IOException | RuntimeException e) {
      if (number != 0 && isTaken(e)) {
        throw new PortTakenException(what, number, variable, e);
      }
      throw e;
    }
  }

  private static boolean isTaken(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException) {
        return !String.valueOf(cause.getMessage()).contains(NOT_OURS);
      }
    }
    return false;
  }
}

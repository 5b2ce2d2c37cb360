package dev.weir.standalone.lifecycle;

import dev.weir.embedded.PortInUseException;
import java.io.UncheckedIOException;
import java.net.BindException;

/**
 * A port and the variable that sets it, to be named when it is taken.
 *
 * @param what listens on it
 * @param number 0 for a free one
 */
public record Port(String what, String variable, int number) {
  /**
   * Does what needs the port.
   *
   * @throws PortTakenException when the port turns out to be another's
   * @throws Exception what else the start throws
   */
  public <T> T use(Parts.Start<T> start) throws Exception {
    try {
      return start.start();
    } catch (PortInUseException | BindException e) {
      throw new PortTakenException(what, number, variable, e);
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof BindException) {
        throw new PortTakenException(what, number, variable, e);
      }
      throw e;
    }
  }
}

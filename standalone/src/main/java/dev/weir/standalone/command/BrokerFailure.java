package dev.weir.standalone.command;

import org.apache.kafka.common.utils.Exit;

/**
 * What happens when the embedded broker finds that it cannot go on, such as a full disk. Kafka then
 * ends the process; ended in the ordinary way it would count as stopped in order, with exit code 0.
 */
final class BrokerFailure {
  private BrokerFailure() {}

  /** From now on such a failure ends the process at once, with a message and Kafka's exit code. */
  static void endsTheProcess() {
    Exit.setExitProcedure(BrokerFailure::end);
    Exit.setHaltProcedure(BrokerFailure::end);
  }

  private static void end(int code, String message) {
    System.err.println(
        "weir: Kafka failed and ended the process; the log says why"
            + (message == null ? "" : ": " + message));
    Runtime.getRuntime().halt(code == 0 ? 1 : code);
  }
}

package dev.weir.standalone;

import dev.weir.standalone.command.Weir;

/** The entry to {@code ./weir}. */
public final class Main {
  private Main() {}

  /** Exit codes: 0 done, 1 failed, 2 usage or configuration, 3 port or folder in use. */
  public static void main(String[] arguments) {
    int code = Weir.run(arguments);
    if (code != 0) {
      System.exit(code);
    }
  }
}

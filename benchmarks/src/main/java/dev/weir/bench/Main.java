package dev.weir.bench;

import picocli.CommandLine;

/** The entry to {@code ./weir bench}. */
public final class Main {
  private Main() {}

  /** Exit codes: 0 done, 1 failed, 2 usage. */
  public static void main(String[] arguments) {
    int code = new CommandLine(new BenchCommand()).execute(arguments);
    if (code != 0) {
      System.exit(code);
    }
  }
}

package dev.weir.standalone.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * Stands in the list of commands; the launcher starts the benchmarks, which are not part of this.
 */
@Command(name = "bench", description = "Runs the benchmarks, each beside its limit and its peers.")
final class BenchCommand implements Callable<Integer> {
  private static final int USAGE = 2;

  @Override
  public Integer call() {
    System.err.println("weir: run the benchmarks with ./weir bench");
    return USAGE;
  }
}

package dev.weir.standalone.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Stands in the list of commands; the launcher does the work, before there is anything to run. */
@Command(name = "test", description = "Passes the tests, all of them; also what CI runs.")
final class TestCommand implements Callable<Integer> {
  private static final int USAGE = 2;

  @Override
  public Integer call() {
    System.err.println("weir: run the tests with ./weir test");
    return USAGE;
  }
}

package dev.weir.bench;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The entry to {@code ./weir bench}. */
public final class Main {
  private static final int FAILED = 1;
  private static final int USAGE = 2;

  private Main() {}

  /** Exit codes: 0 done, 1 failed, 2 usage. */
  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  static int run(String... arguments) {
    return new CommandLine(new BenchCommand())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(Main::tell)
        .setParameterExceptionHandler(Main::refuse)
        .execute(arguments);
  }

  private static int refuse(ParameterException failure, String[] arguments) {
    CommandLine line = failure.getCommandLine();
    line.getErr().println("weir: " + failure.getMessage());
    line.getErr().println("See ./weir bench --help");
    line.getErr().flush();
    return USAGE;
  }

  private static int tell(Exception failure, CommandLine line, ParseResult result) {
    if (!isEnding()) {
      StringBuilder text = new StringBuilder("weir: ").append(own(failure));
      for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
        if (!text.toString().contains(own(cause))) {
          text.append("; ").append(own(cause));
        }
      }
      line.getErr().println(text);
      line.getErr().flush();
    }
    return FAILED;
  }

  /** After Ctrl-C whatever fails fails because of it. */
  private static boolean isEnding() {
    Thread hook = new Thread(() -> {});
    try {
      Runtime.getRuntime().addShutdownHook(hook);
      Runtime.getRuntime().removeShutdownHook(hook);
      return false;
    } catch (IllegalStateException e) {
      return true;
    }
  }

  private static String own(Throwable failure) {
    String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }
}

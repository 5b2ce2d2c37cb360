package dev.weir.service;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * SIGTERM and Ctrl-C: what is to be stopped is stopped, in bounded time, and the process exits with
 * 0. At most one at a time.
 */
public final class StopSignal implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(100);
  private static final int FAILED = 1;

  private final CountDownLatch never = new CountDownLatch(1);
  private final Thread hook;

  private StopSignal(Runnable stop) {
    this.hook = new Thread(() -> stopAndExit(stop), "weir-stop");
  }

  /** From now on a signal runs the given action, once. */
  public static StopSignal on(Runnable stop) {
    StopSignal signal = new StopSignal(stop);
    Runtime.getRuntime().addShutdownHook(signal.hook);
    return signal;
  }

  private static void stopAndExit(Runnable stop) {
    Thread limit = new Thread(StopSignal::exitAtLimit, "weir-stop-limit");
    limit.setDaemon(true);
    limit.start();
    int code = 0;
    try {
      stop.run();
    } catch (RuntimeException e) {
      System.err.println("weir: not stopped in order: " + e.getMessage());
      code = FAILED;
    }
    System.out.flush();
    Runtime.getRuntime().halt(code);
  }

  private static void exitAtLimit() {
    try {
      Thread.sleep(LIMIT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    System.err.println("weir: not stopped within " + LIMIT.toSeconds() + " s; giving up");
    Runtime.getRuntime().halt(FAILED);
  }

  /** Waits for the signal; the process then ends without this returning. */
  public void await() {
    try {
      never.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Signals mean what they meant before. While one is being obeyed this waits with it, so that
   * nothing else is said or done until the process ends.
   */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      await();
    }
  }
}

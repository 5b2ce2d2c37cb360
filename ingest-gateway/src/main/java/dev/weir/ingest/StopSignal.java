package dev.weir.ingest;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * SIGTERM and Ctrl-C, taken as a request to stop in order: the process ends with code 0 once {@link
 * #stopped} was called, and with 1 if that takes more than a minute. Thread-safe.
 */
final class StopSignal {
  private static final long LIMIT_SECONDS = 60;

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);

  /** Listens from now on. */
  void listen() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "weir-stop"));
  }

  /** Waits until somebody asks to stop. */
  void await() {
    try {
      asked.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Everything is closed. */
  void stopped() {
    stopped.countDown();
  }

  private void stop() {
    asked.countDown();
    try {
      boolean inTime = stopped.await(LIMIT_SECONDS, TimeUnit.SECONDS);
      // The platform would end with 143, though nothing went wrong.
      Runtime.getRuntime().halt(inTime ? 0 : 1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

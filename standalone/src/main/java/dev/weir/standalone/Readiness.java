package dev.weir.standalone;

import dev.weir.standalone.terminal.Progress;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Waits until all checks are well. State that must be read back after a kill takes its time. */
final class Readiness {
  private static final Duration LIMIT = Duration.ofMinutes(30);
  private static final Duration TELL = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofMillis(20);

  private final Progress progress;

  Readiness(Progress progress) {
    this.progress = progress;
  }

  /**
   * Returns when no check names a cause.
   *
   * @throws IllegalStateException with the causes, after half an hour
   * @throws InterruptedException when the thread is interrupted
   */
  void await(Map<String, Supplier<Optional<String>>> checks) throws InterruptedException {
    long start = System.nanoTime();
    long told = start;
    for (Map<String, String> causes = causes(checks); !causes.isEmpty(); causes = causes(checks)) {
      long now = System.nanoTime();
      if (now - start > LIMIT.toNanos()) {
        throw new IllegalStateException("not ready after " + LIMIT.toMinutes() + " min: " + causes);
      }
      if (now - told > TELL.toNanos()) {
        told = now;
        progress.step("waiting: " + String.join("; ", causes.values()));
      }
      TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
    }
  }

  private static Map<String, String> causes(Map<String, Supplier<Optional<String>>> checks) {
    Map<String, String> causes = new TreeMap<>();
    checks.forEach((name, check) -> check.get().ifPresent(cause -> causes.put(name, cause)));
    return causes;
  }
}

package dev.weir.standalone.doctor.report;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs checks beside each other, each within its limit. */
public final class Checks {
  private Checks() {}

  private record Begun(Check check, Findings findings, Future<?> end) {}

  /**
   * What they find, in the order of the checks. Never throws for a check: one that fails or hangs
   * is a finding. Returns within the longest limit.
   *
   * @throws InterruptedException when the thread is interrupted
   */
  public static List<Finding> run(List<Check> checks) throws InterruptedException {
    ExecutorService threads =
        Executors.newCachedThreadPool(
            task -> {
              Thread thread = new Thread(task, "weir-doctor");
              thread.setDaemon(true);
              return thread;
            });
    try {
      long start = System.nanoTime();
      List<Begun> begun = checks.stream().map(check -> begin(check, threads)).toList();
      List<Finding> found = new ArrayList<>();
      for (Begun one : begun) {
        await(one, start);
        found.addAll(one.findings().soFar());
      }
      return found;
    } finally {
      threads.shutdownNow();
    }
  }

  private static Begun begin(Check check, ExecutorService threads) {
    Findings findings = new Findings(check.section());
    return new Begun(
        check,
        findings,
        threads.submit(
            () -> {
              check.examination().examine(findings);
              return findings;
            }));
  }

  private static void await(Begun begun, long start) throws InterruptedException {
    Check check = begun.check();
    Duration left = check.limit().minusNanos(System.nanoTime() - start);
    try {
      begun.end().get(Math.max(0, left.toNanos()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      begun.end().cancel(true);
      begun
          .findings()
          .wrong(
              check.what(),
              "gives no answer within %d s".formatted(check.limit().toSeconds()),
              "see that it runs, is reachable from here, and has not more to do than it can");
    } catch (ExecutionException e) {
      begun
          .findings()
          .wrong(
              check.what(), "cannot be looked at: " + Causes.of(e.getCause()), "mend that first");
    }
  }
}

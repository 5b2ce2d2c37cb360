package dev.weir.ingest.http;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One deadline of a connection, moved often and seldom reached: it wakes at the time first set and
 * sleeps on if it was moved meanwhile. For the connection's event loop alone.
 */
final class Deadline {
  private final EventExecutor executor;
  private final Runnable action;
  private long dueNanos;
  private long wakeNanos;
  private @Nullable ScheduledFuture<?> wake;
  private boolean armed;

  Deadline(EventExecutor executor, Runnable action) {
    this.executor = executor;
    this.action = action;
  }

  /** Runs the action after this time unless it is set or cancelled again before. */
  void set(Duration fromNow) {
    long now = System.nanoTime();
    dueNanos = now + fromNow.toNanos();
    armed = true;
    if (wake == null || wakeNanos - dueNanos > 0) {
      if (wake != null) {
        wake.cancel(false);
      }
      sleepUntilDue(now);
    }
  }

  void cancel() {
    armed = false;
    if (wake != null) {
      wake.cancel(false);
      wake = null;
    }
  }

  private void sleepUntilDue(long now) {
    wakeNanos = dueNanos;
    wake = executor.schedule(this::wakeUp, dueNanos - now, TimeUnit.NANOSECONDS);
  }

  private void wakeUp() {
    wake = null;
    if (!armed) {
      return;
    }
    long now = System.nanoTime();
    if (dueNanos - now > 0) {
      sleepUntilDue(now);
    } else {
      armed = false;
      action.run();
    }
  }
}

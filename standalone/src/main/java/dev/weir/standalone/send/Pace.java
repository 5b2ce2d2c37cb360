package dev.weir.standalone.send;

import java.util.concurrent.TimeUnit;

/** Keeps a rate: the n-th goes no earlier than n ÷ rate after the first. For one thread. */
final class Pace {
  private static final double NANOS = 1e9;

  private final double perSecond;
  private final long start = System.nanoTime();
  private long gone;

  /** At most so many a second; 0: as fast as may be. */
  Pace(double perSecond) {
    this.perSecond = perSecond;
  }

  /** Waits until the next may go. */
  void await() throws InterruptedException {
    if (perSecond > 0) {
      long due = start + (long) (gone / perSecond * NANOS);
      long wait = due - System.nanoTime();
      if (wait > 0) {
        TimeUnit.NANOSECONDS.sleep(wait);
      }
    }
    gone++;
  }
}

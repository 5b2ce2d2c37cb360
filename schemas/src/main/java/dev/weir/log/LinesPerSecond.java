package dev.weir.log;

import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets so many lines a second into the log, so that what is told of each delivery costs next to
 * nothing when there are thousands. Thread-safe; threads that race into a new second may let a few
 * more pass.
 */
public final class LinesPerSecond {
  private final int most;
  private final InstantSource clock;
  private final AtomicInteger written = new AtomicInteger();
  private volatile long second;

  /**
   * A limit.
   *
   * @param most lines a second; 0: none
   */
  public LinesPerSecond(int most, InstantSource clock) {
    this.most = most;
    this.clock = clock;
  }

  /** Whether one more may be written now; it is counted then. */
  public boolean admits() {
    if (most == 0) {
      return false;
    }
    long now = Math.floorDiv(clock.millis(), 1_000L);
    if (now != second) {
      second = now;
      written.set(0);
    }
    return written.get() < most && written.incrementAndGet() <= most;
  }
}

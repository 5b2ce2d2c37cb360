package dev.weir.stream.pace;

import java.time.Duration;

/**
 * When something that costs much each time is to be done for records: after an interval while they
 * are young, and the later the longer they have waited, so that a backlog is worked off with few of
 * them and a record waits at most by a share of what it has waited before. For one thread.
 */
public final class Pace {
  /** The interval is this share of the age of the record that was noted last. */
  private static final int SHARE = 4;

  private final long leastMillis;
  private final long mostMillis;
  private long doneAt;
  private long age;
  private boolean pending;

  /**
   * A pace.
   *
   * @param least between two times while records are young
   * @param most between two times, however old they are
   */
  public Pace(Duration least, Duration most) {
    leastMillis = least.toMillis();
    mostMillis = Math.max(leastMillis, most.toMillis());
  }

  /**
   * Something is to be done for a record.
   *
   * @param timestamp when that came into its topic, in milliseconds since 1970, as is the clock
   */
  public void note(long timestamp, long nowMillis) {
    pending = true;
    age = Math.max(0, nowMillis - timestamp);
  }

  /** Whether anything is to be done, now or later. */
  public boolean isPending() {
    return pending;
  }

  /** Whether to do it now; it is then taken as done. */
  public boolean isDue(long nowMillis) {
    long interval = Math.min(mostMillis, Math.max(leastMillis, age / SHARE));
    boolean clockSetBack = nowMillis < doneAt;
    if (!pending || (nowMillis - doneAt < interval && !clockSetBack)) {
      return false;
    }
    doneAt = nowMillis;
    pending = false;
    return true;
  }
}

package dev.weir.stream.commit;

import java.time.Duration;

/**
 * When a thread's transaction is to be committed: after the interval while records are young, and
 * the later the longer they have waited, so that a backlog is worked off with few transactions and
 * a record waits for its commit at most a share of what it has waited before. A commit is of all
 * tasks of a thread, so they share one of these. For one thread.
 */
public final class CommitPace {
  /** A transaction may last this share of the age of the records in it. */
  private static final int SHARE = 4;

  private final long leastMillis;
  private final long mostMillis;
  private long askedAt;
  private long age;
  private boolean pending;

  /**
   * A pace.
   *
   * @param least between two commits while records are young
   * @param most between two commits, however old they are
   */
  public CommitPace(Duration least, Duration most) {
    leastMillis = least.toMillis();
    mostMillis = Math.max(leastMillis, most.toMillis());
  }

  /**
   * Something is to be committed that came of a record.
   *
   * @param timestamp when that came into its topic, in milliseconds since 1970, as is the clock
   */
  public void note(long timestamp, long nowMillis) {
    pending = true;
    age = Math.max(0, nowMillis - timestamp);
  }

  /** Whether to ask for a commit now; it is then taken as asked for. */
  public boolean isDue(long nowMillis) {
    long interval = Math.min(mostMillis, Math.max(leastMillis, age / SHARE));
    boolean clockSetBack = nowMillis < askedAt;
    if (!pending || (nowMillis - askedAt < interval && !clockSetBack)) {
      return false;
    }
    askedAt = nowMillis;
    pending = false;
    return true;
  }
}

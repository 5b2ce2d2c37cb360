package dev.weir.stream.pace;

import java.time.Duration;

/**
 * When a thread's transaction is to be committed. A commit is of all tasks of a thread, so they
 * share one pace. Thread-safe.
 */
public final class CommitPaces {
  /** How often tasks look whether a commit is due, where no record makes them look. */
  public static final Duration LOOK = Duration.ofMillis(10);

  private final ThreadLocal<Pace> ofThreads;

  /**
   * Paces.
   *
   * @param least between two commits while records are young
   * @param most between two commits, however old they are
   */
  public CommitPaces(Duration least, Duration most) {
    ofThreads = ThreadLocal.withInitial(() -> new Pace(least, most));
  }

  /** That of the calling thread. */
  public Pace ofThread() {
    return ofThreads.get();
  }
}

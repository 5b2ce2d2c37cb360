package dev.weir.stream.commit;

import java.time.Duration;

/** A pace for each thread that processes. Thread-safe. */
public final class CommitPaces {
  /** How often tasks look whether a commit is due, where no record makes them look. */
  public static final Duration LOOK = Duration.ofMillis(10);

  private final ThreadLocal<CommitPace> ofThreads;

  /**
   * Paces.
   *
   * @param least between two commits while records are young
   * @param most between two commits, however old they are
   */
  public CommitPaces(Duration least, Duration most) {
    ofThreads = ThreadLocal.withInitial(() -> new CommitPace(least, most));
  }

  /** That of the calling thread. */
  public CommitPace ofThread() {
    return ofThreads.get();
  }
}

package dev.weir.stream.team;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records of our own topic of team items that could not be read. There should be none: each is
 * counted, and the log tells of them once a minute. Thread-safe.
 */
public final class SkippedTeamItems {
  private static final Logger LOG = LoggerFactory.getLogger(SkippedTeamItems.class);
  private static final Duration QUIET = Duration.ofMinutes(1);

  private final InstantSource clock;
  private final LongAdder count = new LongAdder();
  private final AtomicReference<Instant> loggedAt = new AtomicReference<>(Instant.MIN);

  public SkippedTeamItems(InstantSource clock) {
    this.clock = clock;
  }

  /** How many were skipped since the start. */
  public long count() {
    return count.sum();
  }

  void skipped(String origin, RuntimeException reason) {
    count.increment();
    Instant now = clock.instant();
    Instant last = loggedAt.get();
    if (now.minus(QUIET).isAfter(last) && loggedAt.compareAndSet(last, now)) {
      LOG.error(
          "Skipped an unreadable team item at {} ({} so far): {}",
          origin,
          count(),
          reason.toString());
    }
  }
}

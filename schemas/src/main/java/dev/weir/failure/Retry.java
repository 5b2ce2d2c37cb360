package dev.weir.failure;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** When to try again. For one thread. */
public final class Retry {
  private final Backoff backoff;
  private final Clock clock;
  private int attempts;
  private Instant notBefore = Instant.EPOCH;

  /** Due at once. */
  public Retry(Backoff backoff, Clock clock) {
    this.backoff = backoff;
    this.clock = clock;
  }

  /** Whether the last wait is over. */
  public boolean isDue() {
    return !clock.instant().isBefore(notBefore);
  }

  /** How long until it is due; zero if it is. */
  public Duration wait(Duration limit) {
    Duration left = Duration.between(clock.instant(), notBefore);
    return left.isNegative() ? Duration.ZERO : left.compareTo(limit) < 0 ? left : limit;
  }

  /** It went well: nothing is waited for. */
  public void succeeded() {
    attempts = 0;
    notBefore = Instant.EPOCH;
  }

  /** It failed once more: the next wait is longer. */
  public void failed() {
    attempts++;
    waitFor(backoff.after(attempts));
  }

  /** Waits as long as somebody else says. */
  public void waitFor(Duration wait) {
    notBefore = clock.instant().plus(wait);
  }
}

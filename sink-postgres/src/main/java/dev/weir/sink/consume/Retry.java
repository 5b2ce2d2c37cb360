package dev.weir.sink.consume;

import dev.weir.sink.failure.Backoff;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** When to try again. For one thread. */
final class Retry {
  private final Backoff backoff;
  private final Clock clock;
  private int attempts;
  private Instant notBefore = Instant.EPOCH;

  Retry(Backoff backoff, Clock clock) {
    this.backoff = backoff;
    this.clock = clock;
  }

  boolean isDue() {
    return !clock.instant().isBefore(notBefore);
  }

  /** How long until it is due; zero if it is. */
  Duration wait(Duration limit) {
    Duration left = Duration.between(clock.instant(), notBefore);
    return left.isNegative() ? Duration.ZERO : left.compareTo(limit) < 0 ? left : limit;
  }

  void succeeded() {
    attempts = 0;
    notBefore = Instant.EPOCH;
  }

  void failed() {
    attempts++;
    waitFor(backoff.after(attempts));
  }

  void waitFor(Duration wait) {
    notBefore = clock.instant().plus(wait);
  }
}

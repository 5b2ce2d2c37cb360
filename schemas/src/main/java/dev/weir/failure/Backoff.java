package dev.weir.failure;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * Exponential back-off with jitter: between half and all of the doubled wait, never over the limit.
 * Thread-safe if the jitter is.
 *
 * @param first the first wait
 * @param limit the longest wait
 * @param jitter numbers from 0 (included) to 1 (excluded)
 */
public record Backoff(Duration first, Duration limit, DoubleSupplier jitter) {
  private static final int DOUBLINGS = 30;

  /** The wait after a number of attempts that failed, from 1. */
  public Duration after(int attempts) {
    long doubled = first.toMillis() << Math.min(attempts - 1, DOUBLINGS);
    long longest = Math.min(doubled, limit.toMillis());
    return Duration.ofMillis(longest / 2 + (long) (longest / 2.0 * jitter.getAsDouble()));
  }
}

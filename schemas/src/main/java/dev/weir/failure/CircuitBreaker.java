package dev.weir.failure;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a server in trouble from being asked by every worker: after a number of failures in a row
 * nobody asks for a while; then a few probes do, and one failure among them starts the wait again.
 * Thread-safe.
 */
public final class CircuitBreaker {
  private final Settings settings;
  private final Clock clock;
  private int failures;
  private int probesLeft;
  private int probesPassed;
  private @Nullable Instant opensAgain;

  public CircuitBreaker(Settings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * When to stop asking, and for how long.
   *
   * @param failures failures in a row that open the circuit
   * @param open how long it stays open
   * @param probes successes that close it again
   */
  public record Settings(int failures, Duration open, int probes) {}

  /** The state that operators see. */
  public enum State {
    CLOSED(0),
    PROBING(1),
    OPEN(2);

    private final int level;

    State(int level) {
      this.level = level;
    }

    /** As the gauge tells it. */
    public int level() {
      return level;
    }
  }

  /** How long to wait before asking; zero means: ask now, and tell what came of it. */
  public synchronized Duration untilAllowed() {
    if (opensAgain == null) {
      return Duration.ZERO;
    }
    Duration wait = Duration.between(clock.instant(), opensAgain);
    if (wait.compareTo(Duration.ZERO) > 0) {
      return wait;
    }
    if (probesLeft == 0) {
      return settings.open().dividedBy(60);
    }
    probesLeft--;
    return Duration.ZERO;
  }

  /** The server answered. */
  public synchronized void succeeded() {
    failures = 0;
    if (opensAgain != null && ++probesPassed >= settings.probes()) {
      opensAgain = null;
    } else if (opensAgain != null && probesLeft == 0) {
      probesLeft = 1;
    }
  }

  /** The server failed. */
  public synchronized void failed() {
    failures++;
    if (opensAgain != null || failures >= settings.failures()) {
      opensAgain = clock.instant().plus(settings.open());
      probesLeft = settings.probes();
      probesPassed = 0;
    }
  }

  /** A probe ended without an answer of the server's: another may take its place. */
  public synchronized void undecided() {
    if (opensAgain != null) {
      probesLeft = Math.min(settings.probes(), probesLeft + 1);
    }
  }

  /** The state now. */
  public synchronized State state() {
    if (opensAgain == null) {
      return State.CLOSED;
    }
    return clock.instant().isBefore(opensAgain) ? State.OPEN : State.PROBING;
  }
}

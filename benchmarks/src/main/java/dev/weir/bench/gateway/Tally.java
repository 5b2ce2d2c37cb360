package dev.weir.bench.gateway;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What the client counts: written by its one event loop, read by others once {@link #await} says
 * that it is over.
 */
final class Tally {
  /** Answer times of a second at most, in steps of 10 µs. */
  private static final int STEPS = 100_000;

  private static final long STEP_NANOS = 10_000;

  private final long nanos;
  private final CountDownLatch open;
  private final long[] times = new long[STEPS];
  private long begun;
  private long ended;
  private long answers;
  private long bytes;
  private volatile @Nullable String failure;

  Tally(int connections, double seconds) {
    this.nanos = (long) (seconds * 1e9);
    this.open = new CountDownLatch(connections);
  }

  void answered(long took, int bodyBytes) {
    ended = System.nanoTime();
    if (begun == 0) {
      begun = ended - took;
    }
    answers++;
    bytes += bodyBytes;
    times[(int) Math.min(STEPS - 1, took / STEP_NANOS)]++;
  }

  boolean isOver() {
    return ended - begun >= nanos;
  }

  /** A connection has had its last answer. */
  void ended() {
    open.countDown();
  }

  void failed(String why) {
    failure = why;
    while (open.getCount() > 0) {
      open.countDown();
    }
  }

  boolean await(long time, TimeUnit unit) throws InterruptedException {
    return open.await(time, unit);
  }

  @Nullable String failure() {
    return failure;
  }

  long answers() {
    return answers;
  }

  /** Bytes of all bodies. */
  long bytes() {
    return bytes;
  }

  double seconds() {
    return (ended - begun) / 1e9;
  }

  /** Answer time that a share of the requests kept. */
  double millis(double share) {
    long rank = (long) (share * Arrays.stream(times).sum());
    int step = 0;
    for (long seen = times[0]; seen <= rank && step < STEPS - 1; seen += times[step]) {
      step++;
    }
    return step * STEP_NANOS / 1e6;
  }
}

package dev.weir.bench.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Lag, every second, by a thread of its own. Thread-safe. */
final class LagSamples implements AutoCloseable {
  /** Of all that was sent in the second half, at most this share may be added to the lag. */
  private static final double GROWTH = 0.02;

  /** Lag of so many seconds of sending will not go away. */
  private static final double HOPELESS_SECONDS = 20;

  /** Raw records, outcomes, facts and rows all count: some ten offsets a delivery. */
  private static final double OFFSETS_A_DELIVERY = 10;

  private final Callable<Long> lag;
  private final double rate;
  private final double seconds;
  private final List<Double> samples = new ArrayList<>();
  private final Thread thread;

  LagSamples(Callable<Long> lag, double rate, double seconds) {
    this.lag = lag;
    this.rate = rate;
    this.seconds = seconds;
    thread = new Thread(this::take, "bench-lag");
    thread.setDaemon(true);
    thread.start();
  }

  private void take() {
    try {
      while (true) {
        double now = lag.call();
        synchronized (this) {
          samples.add(now);
        }
        TimeUnit.SECONDS.sleep(1);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Exception e) {
      throw new IllegalStateException("lag cannot be told", e);
    }
  }

  synchronized boolean isHopeless() {
    return !samples.isEmpty()
        && samples.get(samples.size() - 1) > HOPELESS_SECONDS * rate * OFFSETS_A_DELIVERY;
  }

  /** Whether it grew by less in the second half than the share that may be. */
  synchronized boolean isFlat() {
    int fifth = Math.max(1, samples.size() / 5);
    if (samples.size() < 3 * fifth || isHopeless()) {
      return false;
    }
    int half = samples.size() / 2;
    double middle = mean(samples.subList(half - fifth / 2 - 1, half - fifth / 2 - 1 + fifth));
    double last = mean(samples.subList(samples.size() - fifth, samples.size()));
    return last - middle < GROWTH * rate * OFFSETS_A_DELIVERY * seconds / 2;
  }

  synchronized double mean() {
    return mean(samples);
  }

  private static double mean(List<Double> some) {
    return some.stream().mapToDouble(Double::doubleValue).average().orElse(Double.NaN);
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}

package dev.weir.standalone.simulation.time;

import java.util.List;
import java.util.SplittableRandom;

/** All chance of a simulation; the same from the same seed. For one thread. */
public final class Dice {
  private static final String HEX = "0123456789abcdef";
  private final SplittableRandom random;

  /** A stream of chance of its own for each number. */
  public Dice(long seed, long number) {
    this.random = new SplittableRandom(seed * 0x9E3779B97F4A7C15L + number * 0xBF58476D1CE4E5B9L);
  }

  /** Whether something of this probability happens. */
  public boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** A number from 0 to below the bound. */
  public int below(int bound) {
    return random.nextInt(bound);
  }

  /** A number from one to another, both included. */
  public long between(long least, long most) {
    return random.nextLong(least, most + 1);
  }

  /** One of them. */
  public <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  /** A log-normal duration in seconds: half of them below the median; a fifth above its double. */
  public long around(long medianSeconds) {
    double spread = Math.exp(0.8 * gaussian());
    double bounded = Math.min(20, Math.max(0.05, spread));
    return Math.max(1, Math.round(medianSeconds * bounded));
  }

  /** An exponential duration in seconds: what arrives by itself. */
  public long until(double meanSeconds) {
    return Math.max(1, Math.round(-meanSeconds * Math.log(1 - random.nextDouble())));
  }

  /** Forty hexadecimal digits. */
  public String sha() {
    char[] digits = new char[40];
    long bits = 0;
    for (int i = 0; i < digits.length; i++) {
      bits = i % 16 == 0 ? random.nextLong() : bits >>> 4;
      digits[i] = HEX.charAt((int) (bits & 15));
    }
    return new String(digits);
  }

  /** A random UUID as text. */
  public String uuid() {
    long high = (random.nextLong() & 0xFFFFFFFFFFFF0FFFL) | 0x4000L;
    long low = (random.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
    return new java.util.UUID(high, low).toString();
  }

  private double gaussian() {
    double sum = 0;
    for (int i = 0; i < 12; i++) {
      sum += random.nextDouble();
    }
    return sum - 6;
  }
}

package dev.weir.standalone.simulation.truth;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Percentiles by linear interpolation. */
final class Middle {
  private Middle() {}

  /** The value that a share of the values does not exceed, to the millisecond; null of none. */
  static @Nullable Double of(List<Long> values, double share) {
    if (values.isEmpty()) {
      return null;
    }
    List<Long> sorted = values.stream().sorted().toList();
    double place = share * (sorted.size() - 1);
    int below = (int) place;
    int above = Math.min(below + 1, sorted.size() - 1);
    double low = sorted.get(below);
    double exact = low + (place - below) * (sorted.get(above) - low);
    return Math.round(exact * 1000) / 1000.0;
  }
}

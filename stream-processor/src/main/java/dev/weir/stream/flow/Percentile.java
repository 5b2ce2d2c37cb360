package dev.weir.stream.flow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Percentiles by linear interpolation, as PostgreSQL's percentile_cont. Pure. */
public final class Percentile {
  private Percentile() {}

  /**
   * @param sorted values, ascending
   * @param fraction between 0 and 1
   * @return null where there is no value
   */
  public static @Nullable Double of(List<Long> sorted, double fraction) {
    if (sorted.isEmpty()) {
      return null;
    }
    double position = fraction * (sorted.size() - 1);
    int below = (int) Math.floor(position);
    int above = (int) Math.ceil(position);
    double low = sorted.get(below);
    return low + (position - below) * (sorted.get(above) - low);
  }
}

package dev.weir.stream.flow;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Exact percentiles by linear interpolation, as {@code percentile_cont} of SQL. Immutable. */
public final class Percentiles {
  private final long[] sorted;

  public Percentiles(Collection<Long> values) {
    this.sorted = values.stream().mapToLong(Long::longValue).sorted().toArray();
  }

  public int count() {
    return sorted.length;
  }

  /**
   * The value below which a share of the values lies; null if there are none.
   *
   * @param share from 0 to 1
   */
  public @Nullable Double at(double share) {
    if (sorted.length == 0) {
      return null;
    }
    double rank = share * (sorted.length - 1);
    int below = (int) Math.floor(rank);
    int above = (int) Math.ceil(rank);
    double low = sorted[below];
    return below == above ? low : low + (rank - below) * (sorted[above] - low);
  }
}

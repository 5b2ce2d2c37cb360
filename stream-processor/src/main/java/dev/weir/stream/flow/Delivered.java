package dev.weir.stream.flow;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * That a change reached production.
 *
 * @param by the deployment or release that delivered it; null before the records begin
 * @param beforeRecords it landed long before the first known success: delivered at its landing,
 *     outside every time metric
 * @param needless nothing of it is deployed: complete at its landing, outside lead time
 */
public record Delivered(Instant at, @Nullable UUID by, boolean beforeRecords, boolean needless) {
  public Delivered(Instant at, @Nullable UUID by, boolean beforeRecords) {
    this(at, by, beforeRecords, false);
  }

  /** Of a change that needs no delivery. */
  public static Delivered atLanding(Instant landedAt) {
    return new Delivered(landedAt, null, false, true);
  }
}

package dev.weir.stream.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an item went through. Immutable.
 *
 * @param visits at least one, in order
 * @param startedAt first entry to stages 2 to 7
 * @param completedAt start of the production visit that still stands
 * @param cancelledAt when it was cancelled, null where it is not
 * @param completionBasis a {@link DoneOn} id, before_records or closed; null until completed
 * @param activeTime time in active stages between started and completed; null until completed, and
 *     where it was never started or is outside the time metrics
 * @param waitTime likewise
 * @param blockedTime likewise; as far as it fell into active stages it is part of the wait time
 */
public record Timeline(
    List<Visit> visits,
    Status status,
    @Nullable Instant startedAt,
    @Nullable Instant completedAt,
    @Nullable Instant cancelledAt,
    @Nullable String completionBasis,
    @Nullable Duration activeTime,
    @Nullable Duration waitTime,
    @Nullable Duration blockedTime,
    int reworkCount,
    int postDeliveryRework) {
  public Timeline {
    visits = List.copyOf(visits);
  }

  /** The stage after the last fact; where it was cancelled, the last one. */
  public Stage currentStage() {
    return visits.get(visits.size() - 1).stage();
  }

  /** Basis of an item that was completed before the records begin. */
  public static final String BEFORE_RECORDS = "before_records";

  /** Basis of an item that was completed by closing it. */
  public static final String CLOSED = "closed";
}

package dev.weir.stream.team;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An item as its team's metrics see it. Times are milliseconds since the epoch. Immutable.
 *
 * @param human whether a person made it; false for a bot's
 * @param beforeRecords completed, but outside every time metric
 * @param activeSeconds 0 where there is none
 * @param waitSeconds 0 where there is none
 * @param load times in stages 2 to 7, disjoint and in order
 * @param ended times in between at which it was completed or cancelled, disjoint and in order
 * @param reworkAt transitions back, in order
 */
record WorkItem(
    ItemType type,
    boolean human,
    long createdAt,
    @Nullable Long startedAt,
    @Nullable Long completedAt,
    @Nullable Long cancelledAt,
    boolean beforeRecords,
    long activeSeconds,
    long waitSeconds,
    List<LoadSpan> load,
    List<LoadSpan> ended,
    List<Long> reworkAt) {

  /** The times that a day can be told of. */
  static final long EARLIEST = Instant.parse("2000-01-01T00:00:00Z").toEpochMilli();

  static final long LATEST = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

  /**
   * @throws IllegalArgumentException if a time lies outside the years 2000 to 9999
   */
  WorkItem {
    load = LoadSpan.disjoint(load);
    ended = LoadSpan.disjoint(ended);
    reworkAt = reworkAt.stream().sorted().toList();
    Stream.of(
            Stream.of(createdAt),
            Stream.of(startedAt, completedAt, cancelledAt).filter(Objects::nonNull),
            spans(load, ended).map(LoadSpan::enteredAt),
            spans(load, ended).filter(span -> !span.isLasting()).map(LoadSpan::leftAt),
            reworkAt.stream())
        .flatMap(times -> times)
        .forEach(WorkItem::check);
  }

  private static Stream<LoadSpan> spans(List<LoadSpan> load, List<LoadSpan> ended) {
    return Stream.concat(load.stream(), ended.stream());
  }

  /** When it was no longer open: the earlier of completed and cancelled, if either. */
  @Nullable Long endedAt() {
    if (completedAt == null || cancelledAt == null) {
      return completedAt == null ? cancelledAt : completedAt;
    }
    return Math.min(completedAt, cancelledAt);
  }

  private static void check(long time) {
    if (time < EARLIEST || time > LATEST) {
      throw new IllegalArgumentException("time outside the years 2000 to 9999: " + time);
    }
  }
}

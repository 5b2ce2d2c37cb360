package dev.weir.sink.webhook;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/**
 * Makes the partitions of times that were not seen before. What it knows expires, since a partition
 * may be dropped by retention. Thread-safe.
 */
public final class EnsurePartitions {
  private static final Instant FIRST_WEEK = Instant.parse("2001-01-01T00:00:00Z");
  private static final Duration WEEK = Duration.ofDays(7);
  private static final int KNOWN_LIMIT = 2_000;

  private final Map<Long, Boolean> known = new ConcurrentHashMap<>();

  /**
   * Makes what is missing, each in a transaction of its own.
   *
   * @param session outside of any transaction
   * @throws org.jooq.exception.DataAccessException with class 22 for a time out of bounds
   */
  public void ensure(DSLContext session, Collection<Instant> times) {
    Map<Long, Instant> missing = new TreeMap<>();
    for (Instant time : times) {
      long week = week(time);
      if (!known.containsKey(week)) {
        missing.put(week, time);
      }
    }
    missing.forEach((week, time) -> make(session, week, time));
  }

  /** Forgets what it knows, after a failure that may come from a partition that is gone. */
  public void forget() {
    known.clear();
  }

  private void make(DSLContext session, long week, Instant time) {
    session
        .select(
            DSL.function(
                "ensure_webhook_partition",
                SQLDataType.CLOB,
                DSL.val(time.atOffset(ZoneOffset.UTC))))
        .fetch();
    if (known.size() >= KNOWN_LIMIT) {
      known.clear();
    }
    known.put(week, true);
  }

  private static long week(Instant time) {
    return Math.floorDiv(time.getEpochSecond() - FIRST_WEEK.getEpochSecond(), WEEK.toSeconds());
  }
}

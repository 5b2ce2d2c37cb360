package dev.weir.stream.topology;

import dev.weir.log.LinesPerSecond;
import dev.weir.log.LogContext;
import dev.weir.schema.avro.DeadLetter;
import dev.weir.schema.avro.Outcome;
import dev.weir.schema.avro.RawWebhook;
import dev.weir.schema.avro.RecordOrigin;
import java.time.InstantSource;
import java.util.Locale;
import org.apache.kafka.common.header.Headers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of deliveries in the log, and of dead letters, of so many a second each. Thread-safe, one
 * for all tasks.
 */
public final class OutcomeLog {
  private static final Logger LOG = LoggerFactory.getLogger(OutcomeLog.class);

  private final LinesPerSecond outcomes;
  private final LinesPerSecond faults;

  /**
   * A log.
   *
   * @param perSecond lines of each kind a second, at most
   */
  public OutcomeLog(int perSecond, InstantSource clock) {
    outcomes = new LinesPerSecond(perSecond, clock);
    faults = new LinesPerSecond(perSecond, clock);
  }

  void outcome(RawWebhook raw, Headers headers, RecordOrigin origin, Outcome outcome, int facts) {
    if (outcomes.admits()) {
      try (LogContext context = about(headers, origin)) {
        context.delivery(raw.getTenant(), raw.getSource(), raw.getDeliveryId());
        LOG.info("{}: {} facts", outcome.name().toLowerCase(Locale.ROOT), facts);
      }
    }
  }

  void deadLetter(DeadLetter letter, Headers headers) {
    if (faults.admits()) {
      try (LogContext context = about(headers, letter.getOrigin())) {
        LOG.warn("dead letter, {}: {}", letter.getReason(), letter.getMessage());
      }
    }
  }

  /** What lines tell beside their text; to be closed. */
  static LogContext about(Headers headers, RecordOrigin origin) {
    return LogContext.open()
        .record(origin.getTopic(), origin.getPartition(), origin.getOffset())
        .trace(headers);
  }
}

package dev.weir.standalone.terminal;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.util.List;

/**
 * Lets through what a person at the terminal should know: our warnings, and errors of all but
 * Kafka, which calls errors what it recovers from by itself; what it does not recover from is ours
 * to tell.
 */
public final class ForPeople extends Filter<ILoggingEvent> {
  private static final String OURS = "dev.weir.";
  private static final List<String> KAFKA =
      List.of("org.apache.kafka.", "kafka.", "state.change.logger");

  @Override
  public FilterReply decide(ILoggingEvent event) {
    String logger = event.getLoggerName();
    if (KAFKA.stream().anyMatch(logger::startsWith)) {
      return FilterReply.DENY;
    }
    Level least = logger.startsWith(OURS) ? Level.WARN : Level.ERROR;
    return event.getLevel().isGreaterOrEqual(least) ? FilterReply.NEUTRAL : FilterReply.DENY;
  }
}

package dev.weir.standalone.terminal;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;

/**
 * Lets through what a person at the terminal should know: our warnings, and errors of all but Kafka
 * Streams, which calls the recovery after a kill an error; what it does not recover from is ours to
 * tell.
 */
public final class ForPeople extends Filter<ILoggingEvent> {
  private static final String OURS = "dev.weir.";
  private static final String STREAMS = "org.apache.kafka.streams.";

  @Override
  public FilterReply decide(ILoggingEvent event) {
    if (event.getLoggerName().startsWith(STREAMS)) {
      return FilterReply.DENY;
    }
    Level least = event.getLoggerName().startsWith(OURS) ? Level.WARN : Level.ERROR;
    return event.getLevel().isGreaterOrEqual(least) ? FilterReply.NEUTRAL : FilterReply.DENY;
  }
}

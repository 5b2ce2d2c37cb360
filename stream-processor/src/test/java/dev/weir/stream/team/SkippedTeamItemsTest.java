package dev.weir.stream.team;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SkippedTeamItemsTest {
  private final Logger logger = (Logger) LoggerFactory.getLogger(SkippedTeamItems.class);
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private Instant now = Instant.parse("2026-05-04T12:00:00Z");

  @BeforeEach
  void listen() {
    logger.setAdditive(false);
    logger.addAppender(log);
    log.start();
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(log);
    logger.setAdditive(true);
  }

  @Test
  void shouldCountEachAndLogOnceAMinute() {
    SkippedTeamItems skipped = new SkippedTeamItems(() -> now);
    for (int second = 0; second < 90; second++) {
      skipped.skipped("topic-0@" + second, new IllegalStateException("not Avro"));
      now = now.plus(Duration.ofSeconds(1));
    }
    assertThat(skipped.count()).isEqualTo(90);
    assertThat(log.list)
        .extracting(ILoggingEvent::getFormattedMessage)
        .containsExactly(
            "Skipped an unreadable team item at topic-0@0 (1 so far):"
                + " java.lang.IllegalStateException: not Avro",
            "Skipped an unreadable team item at topic-0@61 (62 so far):"
                + " java.lang.IllegalStateException: not Avro");
  }
}

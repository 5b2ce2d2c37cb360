package dev.weir.standalone.demo;

import dev.weir.standalone.StandaloneService;
import dev.weir.standalone.terminal.Progress;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * Waits until all that was taken stands in the tables with all that follows from it: every delivery
 * has its outcome, the stream processor has read its topics to their ends, and the sink all that it
 * made of them.
 */
public final class Settled {
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Duration STUCK = Duration.ofMinutes(2);

  private final Tables tables;
  private final ProcessedTopics topics;
  private final StandaloneService.Running system;
  private final Progress progress;

  /** Over a running system. */
  public Settled(
      StandaloneService.Running system, Tables tables, ProcessedTopics topics, Progress progress) {
    this.system = system;
    this.tables = tables;
    this.topics = topics;
    this.progress = progress;
  }

  /**
   * Returns when the tables are complete.
   *
   * @param deliveries that the tables will hold in all, repeats counted
   * @throws IllegalStateException when nothing moves for two minutes
   */
  public void await(long deliveries) throws SQLException, ExecutionException, InterruptedException {
    long moved = System.nanoTime();
    long before = -1;
    while (!isSettled(deliveries)) {
      long processed = tables.processedDeliveries();
      if (processed != before) {
        before = processed;
        moved = System.nanoTime();
      } else if (System.nanoTime() - moved > STUCK.toNanos()) {
        throw new IllegalStateException(
            "%,d of %,d deliveries processed, and nothing has moved for %d min; see the log"
                .formatted(processed, deliveries, STUCK.toMinutes()));
      }
      progress.count("processing", processed, deliveries);
      TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
    }
    progress.finished();
  }

  private boolean isSettled(long deliveries)
      throws SQLException, ExecutionException, InterruptedException {
    if (tables.processedDeliveries() < deliveries) {
      return false;
    }
    ProcessedTopics.Places places = topics.places();
    return topics.isReadToTheEnd(places)
        && system.sink().caughtUp()
        && topics.places().equals(places);
  }
}

package dev.weir.sink.consume;

import dev.weir.failure.CircuitBreaker;
import dev.weir.sink.offset.ClaimOffset;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.apache.kafka.common.TopicPartition;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/** Where partitions stand in the database, read outside of any batch. Thread-safe. */
public final class Offsets {
  private final DataSource database;

  public Offsets(DataSource database) {
    this.database = database;
  }

  /**
   * Where a partition stands; at its beginning if it was never read.
   *
   * @throws DataAccessException if the database did not answer
   */
  long claim(String topicId, TopicPartition partition, long beginning) {
    try (Connection connection = database.getConnection()) {
      return new ClaimOffset(DSL.using(connection, SQLDialect.POSTGRES))
          .claim(topicId, partition, beginning);
    } catch (SQLException e) {
      throw new DataAccessException("no connection", e);
    }
  }

  /** Where a partition that was taken over stands now; empty if it cannot be told yet. */
  OptionalLong standing(Feed<?, ?> feed, CircuitBreaker circuit) {
    Duration wait = circuit.untilAllowed();
    if (!wait.isZero()) {
      feed.retry().waitFor(wait);
      return OptionalLong.empty();
    }
    try {
      long next = claim(feed.topicId(), feed.partition(), feed.stored());
      circuit.succeeded();
      return OptionalLong.of(next);
    } catch (DataAccessException e) {
      circuit.failed();
      feed.retry().failed();
      return OptionalLong.empty();
    }
  }
}

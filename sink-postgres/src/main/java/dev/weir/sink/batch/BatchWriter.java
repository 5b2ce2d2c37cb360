package dev.weir.sink.batch;

import dev.weir.sink.failure.DeadLetters;
import dev.weir.sink.failure.RowFault;
import dev.weir.sink.metrics.SinkMetrics;
import dev.weir.sink.offset.MoveOffset;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.TransactionalRunnable;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/**
 * Writes batches of one topic: dead letters first, then one transaction that moves the offset and
 * writes the rows. The only place where transactions are opened. Thread-safe.
 */
public final class BatchWriter<K, V> {
  private final DataSource database;
  private final TopicWriter<K, V> writer;
  private final DeadLetters deadLetters;
  private final SinkMetrics metrics;

  public BatchWriter(
      DataSource database, TopicWriter<K, V> writer, DeadLetters deadLetters, SinkMetrics metrics) {
    this.database = database;
    this.writer = writer;
    this.deadLetters = deadLetters;
    this.metrics = metrics;
  }

  /**
   * Tries a batch. A row's own fault bisects it, until the row stands alone and is refused.
   *
   * @return what is left to do in its place, in order: nothing once it is committed
   * @throws dev.weir.sink.offset.FencedException if another instance took over
   * @throws RuntimeException of any other kind: nothing was committed, try again later
   */
  public List<PartitionBatch<K, V>> attempt(PartitionBatch<K, V> batch) {
    try {
      write(batch, writer);
      return List.of();
    } catch (DataAccessException failure) {
      RowFault fault = fault(failure);
      return batch.entries().size() > 1 ? batch.halves() : alone(batch, fault);
    }
  }

  private RowFault fault(DataAccessException failure) {
    Optional<RowFault> fault = RowFault.in(failure);
    if (fault.isEmpty()) {
      writer.failed();
    }
    return fault.orElseThrow(() -> failure);
  }

  private List<PartitionBatch<K, V>> alone(PartitionBatch<K, V> batch, RowFault fault) {
    if (batch.writable().isEmpty()) {
      throw new IllegalStateException("an offset was refused: " + fault);
    }
    Optional<RowFault> still =
        writer.lenient().map(w -> lenient(batch, w)).orElse(Optional.of(fault));
    return still
        .map(f -> List.of(batch.refused(writer.table(), f.sqlState(), f.message())))
        .orElse(List.of());
  }

  private Optional<RowFault> lenient(PartitionBatch<K, V> batch, TopicWriter<K, V> lenient) {
    try {
      write(batch, lenient);
      return Optional.empty();
    } catch (DataAccessException failure) {
      return Optional.of(fault(failure));
    }
  }

  private void write(PartitionBatch<K, V> batch, TopicWriter<K, V> with) {
    List<Entry.Refused<K, V>> refused = batch.refused();
    if (!refused.isEmpty()) {
      deadLetters.send(refused);
    }
    long started = System.nanoTime();
    try (Connection connection = database.getConnection()) {
      DSLContext session = DSL.using(connection, SQLDialect.POSTGRES);
      List<Received<K, V>> records = batch.writable();
      with.prepare(session, records);
      transact(
          session,
          transaction -> {
            new MoveOffset(transaction.dsl())
                .move(
                    batch.topicId(), batch.partition().partition(), batch.expected(), batch.next());
            with.write(transaction.dsl(), records);
          });
    } catch (SQLException e) {
      throw new DataAccessException("no connection", e);
    }
    Duration took = Duration.ofNanos(System.nanoTime() - started);
    metrics.committed(writer.table(), batch.entries().size(), took);
  }

  private void transact(DSLContext session, TransactionalRunnable writes) {
    metrics.begun();
    try {
      session.transaction(writes);
    } catch (RuntimeException e) {
      metrics.rolledBack();
      throw e;
    }
  }
}

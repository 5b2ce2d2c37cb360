package dev.weir.sink.batch;

import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;

/** Writes the rows that a topic's records lead to. Implementations are thread-safe. */
public interface TopicWriter<K, V> {
  /** The table that a refused record is told of. */
  String table();

  /**
   * What must be there before the transaction, such as partitions. Commits on its own, and may be
   * done again at any time.
   */
  default void prepare(DSLContext session, List<Received<K, V>> records) {}

  /** Writes, in the caller's transaction; records of one key come in their order. */
  void write(DSLContext transaction, List<Received<K, V>> records);

  /** A batch failed for no fault of a row's: what was learnt of the database may hold no more. */
  default void failed() {}

  /** A writer that leaves out what may be left out, for a record that this one cannot write. */
  default Optional<TopicWriter<K, V>> lenient() {
    return Optional.empty();
  }
}

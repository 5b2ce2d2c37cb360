package dev.weir.sink.batch;

import dev.weir.embedded.postgres.EmbeddedPostgres.Version;
import dev.weir.sink.SinkConfig;
import dev.weir.sink.TestDatabase;
import dev.weir.sink.failure.DeadLetters;
import dev.weir.sink.metrics.SinkMetrics;
import dev.weir.sink.migrate.Role;
import dev.weir.sink.migrate.Schemas;
import dev.weir.sink.offset.ClaimOffset;
import dev.weir.sink.pool.WriterPool;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** Writes batches to a real database, without Kafka: one partition of one topic. */
public final class WriterHarness<K, V> implements AutoCloseable, DeadLetters {
  public static final String TOPIC = "weir.webhooks.v1";
  private static final String TOPIC_ID = "id";

  private final TestDatabase database;
  private final WriterPool pool;
  private final BatchWriter<K, V> writer;
  private final List<String> deadLetters = new ArrayList<>();
  private final int partition;
  private long next;

  public WriterHarness(TestDatabase database, TopicWriter<K, V> topicWriter, int partition) {
    SinkMetrics metrics = new SinkMetrics(new PrometheusRegistry(), java.time.Clock.systemUTC());
    this.database = database;
    this.partition = partition;
    this.pool =
        new WriterPool(database.writer(), new SinkConfig.Pool(0, 4), new Schemas(1), metrics);
    this.writer = new BatchWriter<>(pool.source(), topicWriter, this, metrics);
    try (Connection connection = pool.source().getConnection()) {
      next =
          new ClaimOffset(DSL.using(connection, SQLDialect.POSTGRES))
              .claim(TOPIC_ID, new TopicPartition(TOPIC, partition), 0);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public static <K, V> WriterHarness<K, V> on(Version version, TopicWriter<K, V> writer) {
    return new WriterHarness<>(TestDatabase.migrated(version), writer, 0);
  }

  public TestDatabase database() {
    return database;
  }

  public List<String> deadLetters() {
    return deadLetters;
  }

  @Override
  public void send(List<? extends Entry.Refused<?, ?>> refused) {
    refused.forEach(r -> deadLetters.add(r.raw().offset() + " " + r.step() + " " + r.reason()));
  }

  /** Where the partition stands in the database. */
  public long stored() {
    return Long.parseLong(
        database
            .rows(Role.WRITER, "SELECT next FROM sink_offsets WHERE partition = " + partition)
            .get(0));
  }

  /** Writes records as one batch, whatever it takes. */
  @SafeVarargs
  public final void write(Received<K, V>... records) {
    write(batch(records));
  }

  /** Writes records as one batch, whatever it takes. */
  public void writeAll(List<Received<K, V>> records) {
    write(batchOf(records));
  }

  /** A batch that follows the last one. */
  @SafeVarargs
  public final PartitionBatch<K, V> batch(Received<K, V>... records) {
    List<Received<K, V>> listed = new ArrayList<>();
    for (Received<K, V> record : records) {
      listed.add(record);
    }
    return batchOf(listed);
  }

  private PartitionBatch<K, V> batchOf(List<Received<K, V>> records) {
    List<Entry<K, V>> entries = new ArrayList<>();
    for (Received<K, V> record : records) {
      entries.add(new Entry.Writable<>(raw(record.position().offset()), record));
    }
    long end = records.get(records.size() - 1).position().offset() + 1;
    PartitionBatch<K, V> batch =
        new PartitionBatch<>(new TopicPartition(TOPIC, partition), TOPIC_ID, next, end, entries);
    next = end;
    return batch;
  }

  public void write(PartitionBatch<K, V> batch) {
    Deque<PartitionBatch<K, V>> left = new ArrayDeque<>(List.of(batch));
    while (!left.isEmpty()) {
      List<PartitionBatch<K, V>> more = attempt(left.removeFirst());
      for (int i = more.size() - 1; i >= 0; i--) {
        left.addFirst(more.get(i));
      }
    }
  }

  public List<PartitionBatch<K, V>> attempt(PartitionBatch<K, V> batch) {
    return writer.attempt(batch);
  }

  /** A record at the next offset. */
  public Received<K, V> record(long offset, K key, V value) {
    return new Received<>(key, value, new Position(TOPIC, partition, offset), new RecordHeaders());
  }

  private ConsumerRecord<byte[], byte[]> raw(long offset) {
    return new ConsumerRecord<>(TOPIC, partition, offset, new byte[0], new byte[0]);
  }

  @Override
  public void close() {
    pool.close();
  }
}

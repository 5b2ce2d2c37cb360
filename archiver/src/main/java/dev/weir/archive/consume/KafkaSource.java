package dev.weir.archive.consume;

import dev.weir.archive.batch.Batch;
import dev.weir.archive.batch.RecordSource;
import dev.weir.archive.batch.Row;
import dev.weir.archive.dataset.Dataset;
import dev.weir.topic.Cluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * A partition that is read when a batch is made, and only then is the consumer's: what waits stays
 * in the log. For the consumer's thread.
 */
final class KafkaSource implements RecordSource {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final int EMPTY_POLLS = 100;

  private final TopicPartition partition;
  private final Consumer<byte[], byte[]> consumer;
  private final Dataset<?, ?> dataset;
  private final Cluster cluster;
  private final Limits limits;
  private long lastBytes;

  KafkaSource(
      TopicPartition partition,
      Consumer<byte[], byte[]> consumer,
      Dataset<?, ?> dataset,
      Cluster cluster,
      Limits limits) {
    this.partition = partition;
    this.consumer = consumer;
    this.dataset = dataset;
    this.cluster = cluster;
    this.limits = limits;
  }

  /** Bytes of the keys and values of the last batch. */
  long lastBytes() {
    return lastBytes;
  }

  @Override
  public Bounds bounds() {
    Set<TopicPartition> asked = Set.of(partition);
    return new Bounds(
        Objects.requireNonNull(cluster.beginnings(asked).get(partition)),
        Objects.requireNonNull(cluster.ends(asked).get(partition)));
  }

  @Override
  public Batch read(long from) {
    long end = Objects.requireNonNull(cluster.committedEnds(Set.of(partition)).get(partition));
    return read(from, end, limits.batchRecords(), limits.batchBytes());
  }

  @Override
  public Batch read(long from, long next) {
    return read(from, next, Integer.MAX_VALUE, Long.MAX_VALUE);
  }

  private Batch read(long from, long end, int mostRecords, long mostBytes) {
    boolean goesOn =
        consumer.assignment().contains(partition) && consumer.position(partition) == from;
    if (!goesOn) {
      consumer.assign(Set.of(partition));
      consumer.seek(partition, from);
    }
    return polled(from, end, mostRecords, mostBytes);
  }

  private Batch polled(long from, long end, int mostRecords, long mostBytes) {
    List<Row> rows = new ArrayList<>();
    long bytes = 0;
    long appendedAt = 0;
    long position = from;
    int empty = 0;
    while (position < end && rows.size() < mostRecords && bytes < mostBytes) {
      for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL).records(partition)) {
        if (record.offset() < end) {
          rows.add(dataset.row(record));
          bytes += size(record);
          appendedAt = Math.max(appendedAt, record.timestamp());
        }
      }
      long reached = consumer.position(partition);
      empty = reached == position ? empty + 1 : 0;
      if (empty >= EMPTY_POLLS) {
        throw new KafkaException(partition + " brings nothing at " + position);
      }
      position = reached;
    }
    lastBytes = bytes;
    return new Batch(Math.min(position, Math.max(from, end)), rows, appendedAt);
  }

  private static long size(ConsumerRecord<byte[], byte[]> record) {
    return (long) Math.max(0, record.serializedKeySize())
        + Math.max(0, record.serializedValueSize());
  }
}

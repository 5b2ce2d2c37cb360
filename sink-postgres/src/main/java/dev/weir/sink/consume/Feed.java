package dev.weir.sink.consume;

import dev.weir.failure.CircuitBreaker;
import dev.weir.failure.Retry;
import dev.weir.sink.batch.Entry;
import dev.weir.sink.batch.PartitionBatch;
import dev.weir.sink.offset.FencedException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A partition with what was read of it and is not written yet. While something is left over the
 * partition is paused, so that it holds at most what one poll brought. For one thread.
 */
final class Feed<K extends SpecificRecord, V extends SpecificRecord> {
  private static final Logger log = LoggerFactory.getLogger(Feed.class);

  private final TopicPartition partition;
  private final String topicId;
  private final Route<K, V> route;
  private final BatchLimits limits;
  private final Retry retry;
  private final Deque<Piece> pieces = new ArrayDeque<>();
  private final Deque<PartitionBatch<K, V>> batches = new ArrayDeque<>();
  private long stored;
  private long newest;
  private boolean fenced;

  Feed(
      TopicPartition partition,
      String topicId,
      Route<K, V> route,
      BatchLimits limits,
      Retry retry,
      long stored) {
    this.partition = partition;
    this.topicId = topicId;
    this.route = route;
    this.limits = limits;
    this.retry = retry;
    this.stored = stored;
  }

  /** Records of a piece, and where the partition goes on after them. */
  private record Piece(List<ConsumerRecord<byte[], byte[]>> records, long next) {}

  TopicPartition partition() {
    return partition;
  }

  String topicId() {
    return topicId;
  }

  Retry retry() {
    return retry;
  }

  /** The offset that the database holds. */
  long stored() {
    return stored;
  }

  /** Timestamp of the newest record that was taken, in milliseconds; 0 before there was one. */
  long newest() {
    return newest;
  }

  /** The offset to read next. */
  long readFrom() {
    return pieces.isEmpty() ? stored : pieces.getLast().next();
  }

  /** Whether another instance took the partition over. */
  boolean isFenced() {
    return fenced;
  }

  boolean isIdle() {
    return pieces.isEmpty() && batches.isEmpty();
  }

  /** Goes on where the database says, after {@link #isFenced}. */
  void resumeAt(long next) {
    stored = next;
    fenced = false;
  }

  /** Takes what a poll brought, which follows what was taken before. */
  void take(List<ConsumerRecord<byte[], byte[]>> records, long next) {
    newest = records.get(records.size() - 1).timestamp();
    List<List<ConsumerRecord<byte[], byte[]>>> cut = limits.cut(records);
    for (int i = 0; i < cut.size(); i++) {
      boolean last = i == cut.size() - 1;
      pieces.add(new Piece(cut.get(i), last ? next : cut.get(i + 1).get(0).offset()));
    }
  }

  /** Moves past offsets that hold nothing for readers. */
  void takeNothing(long next) {
    pieces.add(new Piece(List.of(), next));
  }

  /**
   * Writes as much as can be written now.
   *
   * @return whether all of it was
   */
  boolean write(CircuitBreaker circuit) {
    while (!isIdle()) {
      Duration wait = circuit.untilAllowed();
      if (!wait.isZero()) {
        retry.waitFor(wait);
        return false;
      }
      if (!attempt(circuit)) {
        return false;
      }
    }
    return true;
  }

  private boolean attempt(CircuitBreaker circuit) {
    try {
      writeNext();
      circuit.succeeded();
      retry.succeeded();
      return true;
    } catch (FencedException e) {
      circuit.succeeded();
      giveUp(e);
    } catch (KafkaException e) {
      circuit.undecided();
      failed(e);
    } catch (RuntimeException e) {
      circuit.failed();
      failed(e);
    }
    return false;
  }

  private void writeNext() {
    if (batches.isEmpty()) {
      Piece piece = pieces.getFirst();
      batches.add(
          new PartitionBatch<>(partition, topicId, stored, piece.next(), decoded(piece.records())));
      pieces.removeFirst();
    }
    PartitionBatch<K, V> batch = batches.getFirst();
    List<PartitionBatch<K, V>> left = route.writer().attempt(batch);
    batches.removeFirst();
    for (int i = left.size() - 1; i >= 0; i--) {
      batches.addFirst(left.get(i));
    }
    if (left.isEmpty()) {
      stored = batch.next();
    }
  }

  private List<Entry<K, V>> decoded(List<ConsumerRecord<byte[], byte[]>> records) {
    List<Entry<K, V>> entries = new ArrayList<>(records.size());
    records.forEach(record -> entries.add(route.decode(record)));
    return entries;
  }

  private void failed(RuntimeException failure) {
    retry.failed();
    log.warn("{} waits at {}: {}", partition, stored, failure.toString(), failure);
  }

  private void giveUp(FencedException failure) {
    log.warn("{} was taken over: {}", partition, failure.getMessage());
    pieces.clear();
    batches.clear();
    fenced = true;
    retry.failed();
  }
}

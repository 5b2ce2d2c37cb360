package dev.weir.sink.consume;

import static java.util.Objects.requireNonNull;

import dev.weir.failure.CircuitBreaker;
import dev.weir.sink.metrics.SinkMetrics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * One worker's reading of its partitions, until something about the topics changes. A poll returns
 * as soon as there is a record; what it brings is written at once. For one thread.
 */
final class Session {
  private static final Duration POLL = Duration.ofMillis(500);
  private static final int EMPTY_POLLS = 20;

  private final Consumer<byte[], byte[]> consumer;
  private final Map<TopicPartition, Feed<?, ?>> feeds;
  private final Offsets offsets;
  private final CircuitBreaker circuit;
  private final Progress progress;
  private final SinkMetrics metrics;
  private int emptyPolls;

  Session(
      Consumer<byte[], byte[]> consumer,
      List<Feed<?, ?>> feeds,
      Offsets offsets,
      CircuitBreaker circuit,
      Progress progress,
      SinkMetrics metrics) {
    this.consumer = consumer;
    this.feeds = feeds.stream().collect(Collectors.toMap(Feed::partition, feed -> feed));
    this.offsets = offsets;
    this.circuit = circuit;
    this.progress = progress;
    this.metrics = metrics;
  }

  void start() {
    consumer.assign(feeds.keySet());
    for (Feed<?, ?> feed : feeds.values()) {
      consumer.seek(feed.partition(), feed.readFrom());
      progress.reached(feed.partition(), feed.stored());
    }
  }

  /**
   * Polls once, and writes what there is to write.
   *
   * @return whether it has just written the last of what there was
   */
  boolean step() {
    ConsumerRecords<byte[], byte[]> records = consumer.poll(pollWait());
    for (TopicPartition partition : records.partitions()) {
      feed(partition).take(records.records(partition), consumer.position(partition));
    }
    emptyPolls = records.isEmpty() ? emptyPolls + 1 : 0;
    if (emptyPolls >= EMPTY_POLLS) {
      emptyPolls = 0;
      feeds.values().forEach(this::settle);
    }
    feeds.values().forEach(this::advance);
    metrics.circuit(circuit.state().level());
    return !records.isEmpty() && feeds.values().stream().allMatch(this::isLevel);
  }

  private boolean isLevel(Feed<?, ?> feed) {
    return feed.isIdle() && consumer.currentLag(feed.partition()).orElse(0) == 0;
  }

  /** Stores where an idle partition stands behind the last marker, lest retention overtake it. */
  private void settle(Feed<?, ?> feed) {
    if (feed.isIdle() && !feed.isFenced()) {
      long position = consumer.position(feed.partition());
      if (position > feed.stored()) {
        feed.takeNothing(position);
      }
    }
  }

  private void advance(Feed<?, ?> feed) {
    if (feed.isFenced() && feed.retry().isDue()) {
      retake(feed);
    }
    if (!feed.isFenced() && feed.retry().isDue() && !feed.isIdle()) {
      writeAndCount(feed);
    }
    if (feed.isFenced() || !feed.isIdle()) {
      consumer.pause(List.of(feed.partition()));
      behind(feed, Math.max(1, consumer.position(feed.partition()) - feed.stored()));
    } else {
      consumer.resume(List.of(feed.partition()));
      reached(feed);
    }
  }

  private void writeAndCount(Feed<?, ?> feed) {
    if (!feed.write(circuit)) {
      String topic = feed.partition().topic();
      if (feed.isFenced()) {
        metrics.fenced(topic);
      } else {
        metrics.failed(topic);
      }
    }
  }

  /** Another instance had the partition: goes on where the database stands now. */
  private void retake(Feed<?, ?> feed) {
    offsets
        .standing(feed, circuit)
        .ifPresent(
            next -> {
              feed.resumeAt(next);
              consumer.seek(feed.partition(), next);
            });
  }

  private void reached(Feed<?, ?> feed) {
    long position = consumer.position(feed.partition());
    progress.reached(feed.partition(), position);
    if (feed.newest() > 0) {
      metrics.progress().of(feed.partition()).processed(feed.newest());
    }
    behind(feed, 0);
  }

  /**
   * What Kafka has and was not read, with what was read and is not written: while the database is
   * away nothing more is read.
   */
  private void behind(Feed<?, ?> feed, long unwritten) {
    consumer
        .currentLag(feed.partition())
        .ifPresent(lag -> metrics.progress().of(feed.partition()).behind(lag + unwritten));
  }

  private Duration pollWait() {
    Duration wait = POLL;
    for (Feed<?, ?> feed : feeds.values()) {
      if (feed.isFenced() || !feed.isIdle()) {
        wait = feed.retry().wait(wait);
      }
    }
    return wait;
  }

  private Feed<?, ?> feed(TopicPartition partition) {
    return requireNonNull(feeds.get(partition), "not assigned");
  }
}

package dev.weir.sink.consume;

import static java.util.Objects.requireNonNull;

import dev.weir.failure.Backoff;
import dev.weir.failure.CircuitBreaker;
import dev.weir.failure.Retry;
import dev.weir.sink.metrics.SinkMetrics;
import dev.weir.topic.Cluster;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Opens sessions: finds the partitions of a lane, and where each stands. Thread-safe. */
public record SessionFactory(
    Cluster cluster,
    Offsets offsets,
    BatchLimits limits,
    Backoff backoff,
    Clock clock,
    CircuitBreaker circuit,
    Progress progress,
    SinkMetrics metrics) {
  private static final Logger log = LoggerFactory.getLogger(SessionFactory.class);

  /**
   * Opens a session.
   *
   * @throws MissingTopicsException while topics of the lane do not exist
   * @throws RuntimeException if Kafka or the database did not answer: try again
   */
  Session open(Lane lane, Consumer<byte[], byte[]> consumer) {
    List<String> names = lane.topics().routes().stream().<String>map(Route::topic).toList();
    Map<String, TopicDescription> topics = cluster.topics(names);
    if (topics.size() < names.size()) {
      throw new MissingTopicsException(names.stream().filter(n -> !topics.containsKey(n)).toList());
    }
    List<TopicPartition> partitions = partitions(lane, topics.values());
    Map<TopicPartition, Long> beginnings = cluster.beginnings(partitions);
    Map<TopicPartition, Long> ends = cluster.ends(partitions);
    List<Feed<?, ?>> feeds = new ArrayList<>();
    for (Route<?, ?> route : lane.topics().routes()) {
      TopicDescription topic = requireNonNull(topics.get(route.topic()));
      for (TopicPartition partition : partitions) {
        if (partition.topic().equals(route.topic())) {
          long beginning = requireNonNull(beginnings.get(partition));
          long end = requireNonNull(ends.get(partition));
          feeds.add(feed(route, topic.topicId().toString(), partition, beginning, end));
        }
      }
    }
    return new Session(consumer, feeds, offsets, circuit, progress, metrics);
  }

  private <K extends SpecificRecord, V extends SpecificRecord> Feed<K, V> feed(
      Route<K, V> route, String topicId, TopicPartition partition, long beginning, long end) {
    long stored = offsets.claim(topicId, partition, beginning);
    if (stored > end) {
      throw new KafkaException(
          partition + " ends at " + end + ", before " + stored + ", where the database stands");
    }
    Feed<K, V> feed =
        new Feed<>(partition, topicId, route, limits, new Retry(backoff, clock), stored);
    if (stored < beginning) {
      log.error("{}: offsets {} to {} are gone unread", partition, stored, beginning - 1);
      metrics.skipped(partition.topic(), beginning - stored);
      feed.takeNothing(beginning);
    }
    return feed;
  }

  private static List<TopicPartition> partitions(Lane lane, Collection<TopicDescription> topics) {
    List<TopicPartition> partitions = new ArrayList<>();
    for (TopicDescription topic : topics) {
      for (int partition = 0; partition < topic.partitions().size(); partition++) {
        if (lane.holds(partition)) {
          partitions.add(new TopicPartition(topic.name(), partition));
        }
      }
    }
    return partitions;
  }
}

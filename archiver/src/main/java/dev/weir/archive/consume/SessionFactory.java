package dev.weir.archive.consume;

import dev.weir.archive.batch.PartitionArchive;
import dev.weir.archive.batch.PartitionName;
import dev.weir.archive.dataset.Dataset;
import dev.weir.archive.metrics.ArchiveMetrics;
import dev.weir.archive.object.ObjectStore;
import dev.weir.archive.watermark.Watermarks;
import dev.weir.failure.Backoff;
import dev.weir.failure.Retry;
import dev.weir.topic.Cluster;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Opens sessions: finds the partitions that a worker archives. Thread-safe. */
public record SessionFactory(
    List<Dataset<?, ?>> datasets,
    Cluster cluster,
    ObjectStore store,
    Limits limits,
    Backoff backoff,
    Clock clock,
    Watermarks watermarks,
    ArchiveMetrics metrics) {
  /**
   * Opens the session of one of several workers.
   *
   * @throws MissingTopicsException while topics do not exist
   * @throws RuntimeException if Kafka did not answer: try again
   */
  Session open(int worker, int workers, Consumer<byte[], byte[]> consumer) {
    List<String> names = datasets.stream().<String>map(Dataset::topic).toList();
    Map<String, TopicDescription> topics = cluster.topics(names);
    if (topics.size() < names.size()) {
      throw new MissingTopicsException(names.stream().filter(n -> !topics.containsKey(n)).toList());
    }
    List<Feed> feeds = new ArrayList<>();
    Map<String, Integer> counts = new HashMap<>();
    for (Dataset<?, ?> dataset : datasets) {
      TopicDescription topic = topics.get(dataset.topic());
      if (topic != null) {
        counts.put(topic.name(), topic.partitions().size());
        for (int partition = 0; partition < topic.partitions().size(); partition++) {
          if (partition % workers == worker) {
            feeds.add(feed(dataset, topic, partition, consumer));
          }
        }
      }
    }
    return new Session(cluster, feeds, counts, watermarks, clock);
  }

  private Feed feed(
      Dataset<?, ?> dataset,
      TopicDescription topic,
      int number,
      Consumer<byte[], byte[]> consumer) {
    TopicPartition partition = new TopicPartition(topic.name(), number);
    KafkaSource source = new KafkaSource(partition, consumer, dataset, cluster, limits);
    PartitionArchive archive =
        new PartitionArchive(
            new PartitionName(dataset.name(), topic.name(), number),
            topic.topicId().toString(),
            source,
            store,
            dataset.format(),
            limits.fileBytes(),
            metrics);
    return new Feed(
        partition,
        dataset.inOrderOfTime(),
        archive,
        source,
        new Schedule(limits),
        new Retry(backoff, clock),
        metrics);
  }
}

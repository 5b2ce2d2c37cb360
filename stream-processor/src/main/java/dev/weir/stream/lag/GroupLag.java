package dev.weir.stream.lag;

import dev.weir.telemetry.PartitionProgress;
import dev.weir.topic.Cluster;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks every few seconds how far the group has committed and where the partitions end, on a thread
 * of its own, so that nobody who reads metrics waits for Kafka.
 */
public final class GroupLag implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GroupLag.class);
  private static final Duration PERIOD = Duration.ofSeconds(5);

  private final Cluster cluster;
  private final String group;
  private final List<String> topics;
  private final PartitionProgress progress;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread made = new Thread(task, "weir-stream-lag");
            made.setDaemon(true);
            return made;
          });

  private GroupLag(Cluster cluster, String group, List<String> topics, PartitionProgress progress) {
    this.cluster = cluster;
    this.group = group;
    this.topics = List.copyOf(topics);
    this.progress = progress;
  }

  /**
   * Starts to ask.
   *
   * @param cluster closed with this
   * @param topics that the group reads
   */
  // The task catches what it throws; its future is never done.
  @SuppressWarnings("FutureReturnValueIgnored")
  public static GroupLag start(
      Cluster cluster, String group, List<String> topics, PartitionProgress progress) {
    GroupLag lag = new GroupLag(cluster, group, topics, progress);
    lag.thread.scheduleWithFixedDelay(
        lag::ask, PERIOD.toMillis(), PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    return lag;
  }

  private void ask() {
    try {
      Map<TopicPartition, Long> committed = cluster.committed(group);
      committed.keySet().removeIf(partition -> !topics.contains(partition.topic()));
      cluster
          .committedEnds(committed.keySet())
          .forEach(
              (partition, end) ->
                  progress.of(partition).behind(end - committed.getOrDefault(partition, end)));
    } catch (KafkaException e) {
      LOG.debug("the group's lag is not known", e);
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
    cluster.close();
  }
}

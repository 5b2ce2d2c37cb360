package dev.weir.sink.consume;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/** All workers. Thread-safe; started once. */
public final class Workers implements AutoCloseable {
  private final List<Worker> workers = new ArrayList<>();
  private final SessionFactory sessions;

  /**
   * Workers for lanes of topics.
   *
   * @param lanes the topics that are read together
   * @param each how many workers a lane has
   */
  public Workers(
      Map<String, Object> kafka, List<LaneTopics> lanes, int each, SessionFactory sessions) {
    this.sessions = sessions;
    for (LaneTopics lane : lanes) {
      for (int worker = 0; worker < each; worker++) {
        workers.add(new Worker(kafka, new Lane(lane, worker, each), sessions));
      }
    }
  }

  /** Starts all of them. */
  public void start() {
    workers.forEach(Worker::start);
  }

  /** Why something is not read, if something is not. */
  public Optional<String> trouble() {
    return workers.stream().map(Worker::trouble).flatMap(Optional::stream).findFirst();
  }

  /**
   * How many offsets are to go in each partition, those of open transactions among them.
   *
   * @throws org.apache.kafka.common.KafkaException if the cluster did not answer
   */
  public Map<TopicPartition, Long> lag() {
    Map<TopicPartition, Long> written = sessions.progress().snapshot();
    Map<TopicPartition, Long> ends = sessions.cluster().ends(written.keySet());
    written.replaceAll((partition, next) -> Math.max(0, ends.getOrDefault(partition, next) - next));
    return written;
  }

  /** Whether every topic is read, and all of it is written. */
  public boolean isCaughtUp() {
    return trouble().isEmpty() && lag().values().stream().allMatch(behind -> behind == 0);
  }

  /** Ends all of them, each after the batch in hand. */
  @Override
  public void close() {
    workers.parallelStream().forEach(Worker::close);
  }
}

package dev.weir.stream;

import dev.weir.stream.topology.StateMemory;
import dev.weir.topic.Topic;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/** The settings of Kafka Streams. What the configuration passes through comes first. */
final class StreamSettings {
  private StreamSettings() {}

  /** The group that the processor reads as. */
  static String group(StreamConfig config) {
    return config.topicPrefix() + "weir-stream-processor";
  }

  static Map<String, Object> of(StreamConfig config) {
    Map<String, Object> settings = new HashMap<>(config.kafka());
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, group(config));
    settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    // The longest that a transaction lasts; while records are young Pace asks for one sooner.
    settings.put(
        StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
        Math.max(config.commitInterval().toMillis(), config.commitIntervalMost().toMillis()));
    // Order of arrival changes no result, so a task need not wait for a topic that has nothing.
    settings.putIfAbsent(
        StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
    // A thread that waits for records looks so often whether a commit is due.
    settings.put(StreamsConfig.POLL_MS_CONFIG, 10);
    settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.threads());
    settings.put(StreamsConfig.STATE_DIR_CONFIG, config.stateFolder().toString());
    settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
    settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, StateMemory.class);
    settings.put(StateMemory.BYTES, config.stateCacheBytes());
    settings.putIfAbsent(StreamsConfig.REPLICATION_FACTOR_CONFIG, -1);
    config
        .instance()
        .ifPresent(name -> settings.put(consumer(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG), name));
    settings.put(consumer(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    settings.put(consumer(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), 500);
    settings.put(producer(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
    // A commit sends what is left at once: records wait for one another, never a result for them.
    settings.put(producer(ProducerConfig.LINGER_MS_CONFIG), 30);
    settings.put(producer(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), Topic.MAX_RECORD_BYTES);
    settings.put(producer(ProducerConfig.BATCH_SIZE_CONFIG), 128 * 1024);
    // Under transactions of version 2 a broker may see a second request of a partition before it
    // has taken the first one's partition up, refuse it as out of order and have it sent again.
    settings.put(producer(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION), 1);
    // The first request of a transaction is refused while the markers of the one before it are
    // being written, some milliseconds: the default back-off of 100 ms would follow every commit.
    settings.put(producer(ProducerConfig.RETRY_BACKOFF_MS_CONFIG), 3);
    settings.put(producer(ProducerConfig.RETRY_BACKOFF_MAX_MS_CONFIG), 200);
    return settings;
  }

  private static String consumer(String name) {
    return StreamsConfig.mainConsumerPrefix(name);
  }

  private static String producer(String name) {
    return StreamsConfig.producerPrefix(name);
  }
}

package dev.weir.ingest.publish;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Settings of the gateway's producer: what is passed through first, what must hold over it. */
final class ProducerSettings {
  /** How long a record may wait for its acknowledgement; below the gateway's whole deadline. */
  static final Duration DELIVERY_TIMEOUT = Duration.ofSeconds(8);

  /** How long handing over a record may block. */
  static final Duration MAX_BLOCK = Duration.ofSeconds(1);

  /** How long the topic's metadata is kept, and kept fresh, while nothing comes. */
  private static final Duration TOPIC_REMEMBERED = Duration.ofDays(365);

  private static final int MAX_IN_FLIGHT = 5;
  private static final int BATCH_BYTES = 128 * 1024;
  private static final int RECORD_OVERHEAD_BYTES = 64 * 1024;

  private ProducerSettings() {}

  /**
   * The settings.
   *
   * @param client settings of every Kafka client of the service
   * @param maxBodyBytes longest body, in bytes
   * @param bufferBytes of records that are not acknowledged yet at most
   * @param partitions of the topic
   */
  static Map<String, Object> of(
      Map<String, Object> client, int maxBodyBytes, long bufferBytes, int partitions) {
    Map<String, Object> settings = new HashMap<>();
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, "weir-ingest-gateway");
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 1);
    settings.putAll(client);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, MAX_IN_FLIGHT);
    settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK.toMillis());
    settings.put(
        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Math.toIntExact(DELIVERY_TIMEOUT.toMillis()));
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 4_000);
    // By default the producer forgets the topic after five quiet minutes, and the next delivery
    // would wait for Kafka on its event loop.
    settings.put(ProducerConfig.METADATA_MAX_IDLE_CONFIG, TOPIC_REMEMBERED.toMillis());
    settings.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000L);
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, maxBodyBytes + RECORD_OVERHEAD_BYTES);
    settings.put(
        ProducerConfig.BUFFER_MEMORY_CONFIG,
        Math.max(bufferBytes, 2L * (maxBodyBytes + RECORD_OVERHEAD_BYTES))
            + bytesUnused(settings, partitions));
    settings.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    settings.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class);
    return settings;
  }

  /**
   * A batch takes its whole memory however little it holds: of each partition one that is filled,
   * and those under way. With room for them handing over never waits for memory.
   */
  private static long bytesUnused(Map<String, Object> settings, int partitions) {
    long batch = Long.parseLong(String.valueOf(settings.get(ProducerConfig.BATCH_SIZE_CONFIG)));
    return batch * (1 + MAX_IN_FLIGHT) * partitions;
  }
}

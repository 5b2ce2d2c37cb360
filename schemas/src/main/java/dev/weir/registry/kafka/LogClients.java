package dev.weir.registry.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Makes the Kafka clients of the registry's log: the given settings, and what must be so. */
record LogClients(Map<String, Object> settings) {
  private static final int REQUEST_MILLIS = 2_000;
  private static final int CALL_MILLIS = 5_000;
  private static final int OPENING_MILLIS = 30_000;

  LogClients {
    settings = Map.copyOf(settings);
  }

  Admin admin() {
    return Admin.create(
        with(
            Map.of(
                AdminClientConfig.CLIENT_ID_CONFIG,
                "weir-registry",
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                OPENING_MILLIS)));
  }

  /** One transactional id a cluster: a new producer shuts out the one before, wherever it runs. */
  Producer<byte[], byte[]> producer() {
    return new KafkaProducer<>(
        with(
            Map.of(
                ProducerConfig.CLIENT_ID_CONFIG,
                "weir-registry",
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                "weir-registry",
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                2 * CALL_MILLIS,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                REQUEST_MILLIS,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                2 * REQUEST_MILLIS,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                CALL_MILLIS,
                ProducerConfig.LINGER_MS_CONFIG,
                0)),
        new ByteArraySerializer(),
        new ByteArraySerializer());
  }

  Consumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        with(
            Map.of(
                ConsumerConfig.CLIENT_ID_CONFIG, "weir-registry",
                ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed",
                ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest",
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, CALL_MILLIS)),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  private Map<String, Object> with(Map<String, Object> required) {
    Map<String, Object> all = new HashMap<>(settings);
    all.putAll(required);
    return all;
  }
}

package dev.weir.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.config.Environment;
import dev.weir.embedded.kafka.EmbeddedKafka;
import dev.weir.registry.InMemorySchemaRegistry;
import dev.weir.registry.SchemaRegistry;
import dev.weir.schema.avro.Delivery;
import dev.weir.schema.avro.Outcome;
import dev.weir.schema.avro.RawWebhook;
import dev.weir.schema.avro.ScopeKey;
import dev.weir.serde.WeirSerdes;
import dev.weir.stream.generation.LayoutChangedException;
import dev.weir.stream.normalize.github.GitHubPayload;
import dev.weir.stream.normalize.github.GitHubPayloads;
import dev.weir.topic.Topic;
import dev.weir.topic.TopicCatalogue;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The processor on a real broker: exactly one outcome for each raw record, across restarts. */
class StreamServiceIT {
  private static final int PARTITIONS = 2;

  @TempDir Path folder;

  private final SchemaRegistry schemas = new InMemorySchemaRegistry();
  private final WeirSerdes serdes = new WeirSerdes(schemas);
  private final TopicCatalogue catalogue = TopicCatalogue.of(PARTITIONS);
  private EmbeddedKafka kafka;

  @BeforeEach
  void start() throws Exception {
    kafka = EmbeddedKafka.start(new EmbeddedKafka.Settings(folder.resolve("kafka"), 0));
  }

  @AfterEach
  void stop() throws Exception {
    kafka.close();
  }

  @Test
  void shouldGiveEachRawRecordOneOutcomeAcrossRestarts() throws Exception {
    try (StreamService service = service(Map.of())) {
      service.start();
      send(1, 40);
      assertThat(outcomes(20)).hasSizeGreaterThanOrEqualTo(20);
    }
    try (StreamService service = service(Map.of())) {
      service.start();
      send(41, 60);
      List<Delivery> outcomes = outcomes(60);
      assertThat(outcomes).hasSize(60);
      assertThat(outcomes).extracting(Delivery::getOutcome).containsOnly(Outcome.FACTS);
      assertThat(outcomes).extracting(Delivery::getDeliveryId).doesNotHaveDuplicates();
    }
  }

  @Test
  void shouldRefuseStateOfOtherRulesAndNameTheRebuild() throws Exception {
    try (StreamService service = service(Map.of())) {
      service.start();
    }
    Path file = folder.resolve("value-stream.yaml");
    Files.writeString(file, "version: 1\nrules: {done_on: merge}\n");
    try (StreamService service = service(Map.of("WEIR_VALUE_STREAM", file.toString()))) {
      assertThatThrownBy(service::start)
          .isInstanceOf(LayoutChangedException.class)
          .hasMessageContaining("rebuild");
    }
  }

  private StreamService service(Map<String, String> variables) {
    Map<String, String> all = new java.util.HashMap<>(variables);
    all.put("WEIR_KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrapServers());
    all.put("WEIR_PARTITIONS", Integer.toString(PARTITIONS));
    all.put("WEIR_STREAM_STATE", folder.resolve("state").toString());
    StreamConfig config = StreamConfig.read(new Environment(all));
    return new StreamService(config, schemas, new PrometheusRegistry(), Clock.systemUTC());
  }

  private void send(int from, int to) throws Exception {
    Topic<ScopeKey, RawWebhook> topic = catalogue.webhooks();
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", kafka.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      for (int number = from; number <= to; number++) {
        String repository = "acme/shop" + number % 5;
        ScopeKey key = new ScopeKey("default", "github", "github.com", repository);
        RawWebhook raw = raw(GitHubPayloads.issue(repository, number), "delivery-" + number);
        producer
            .send(
                new ProducerRecord<>(
                    topic.name(),
                    serdes.key(topic).serializer().serialize(topic.name(), key),
                    serdes.value(topic).serializer().serialize(topic.name(), raw)))
            .get();
      }
    }
  }

  private RawWebhook raw(GitHubPayload payload, String id) {
    return RawWebhook.newBuilder()
        .setTenant("default")
        .setSource("github")
        .setInstance("github.com")
        .setDeliveryId(id)
        .setEventType(payload.eventType())
        .setReceivedAt(Instant.parse("2026-06-30T12:00:00Z"))
        .setTopic(catalogue.webhooks().name())
        .setHeaders(Map.of())
        .setBodySha256(ByteBuffer.wrap(id.getBytes(StandardCharsets.UTF_8)))
        .setBody(payload.bytes())
        .build();
  }

  /** Outcomes that are committed, once there are as many as are waited for. */
  private List<Delivery> outcomes(int count) {
    Topic<ScopeKey, Delivery> topic = catalogue.deliveries();
    List<Delivery> found = new ArrayList<>();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers", kafka.bootstrapServers(), "isolation.level", "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions = new ArrayList<>();
      for (int i = 0; i < PARTITIONS; i++) {
        partitions.add(new TopicPartition(topic.name(), i));
      }
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Instant deadline = Instant.now().plusSeconds(60);
      while (found.size() < count && Instant.now().isBefore(deadline)) {
        consumer
            .poll(Duration.ofMillis(200))
            .forEach(
                record ->
                    found.add(
                        serdes
                            .value(topic)
                            .deserializer()
                            .deserialize(topic.name(), record.value())));
      }
      return found;
    }
  }
}

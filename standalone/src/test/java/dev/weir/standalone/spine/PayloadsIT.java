package dev.weir.standalone.spine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.weir.registry.HttpSchemaRegistry;
import dev.weir.schema.avro.Delivery;
import dev.weir.schema.avro.ScopeKey;
import dev.weir.serde.WeirSerdes;
import dev.weir.standalone.WeirProcess;
import dev.weir.standalone.delivery.Itinerary;
import dev.weir.standalone.send.SendSummary;
import dev.weir.standalone.send.Unanswered;
import dev.weir.topic.Topic;
import dev.weir.topic.TopicCatalogue;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever comes is taken, stops nothing, and is accounted for: per partition, what SQL has
 * counted, the outcomes, and what was accepted are the same number.
 */
class PayloadsIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PARTITIONS = 4;
  private static final Itinerary.Settings HALF_TWICE =
      new Itinerary.Settings(OptionalLong.of(7), 0.5);

  @TempDir Path folder;

  @Test
  void shouldAccountForEveryPayloadPartitionByPartition() throws Exception {
    Path file = folder.resolve("payloads.ndjson");
    Files.write(file, lines());
    try (WeirProcess weir = WeirProcess.up(folder.resolve("data"))) {
      sendGarbage(weir, 0);
      sendGarbage(weir, 3);
      SendSummary sent = Deliveries.send(weir, file, HALF_TWICE, Unanswered.none());
      assertThat(sent.complete()).as(sent.text()).isTrue();
      Deliveries.awaitSettled(weir);

      Map<Integer, Long> accepted = accepted(weir);
      assertThat(accepted.values().stream().mapToLong(Long::longValue).sum())
          .isEqualTo(sent.accepted());
      assertThat(counted(weir)).isEqualTo(accepted);
      assertThat(outcomes(weir)).isEqualTo(withGarbage(accepted));
      shouldHaveTheHostileOnes(weir);
    }
  }

  /** All recorded payloads of GitHub, and some that PostgreSQL or the calendar would refuse. */
  private static List<String> lines() throws IOException {
    String place = System.getenv("WEIR_PAYLOADS");
    Assumptions.assumeTrue(place != null, "WEIR_PAYLOADS names no folder with payloads");
    List<String> lines = new ArrayList<>();
    for (JsonNode row : JSON.readTree(Path.of(place, "index.json").toFile())) {
      String event = row.at("/header/X-GitHub-Event").asText("");
      if (row.path("source").asText().equals("github") && !event.isEmpty()) {
        String body =
            Files.readString(Path.of(place, row.get("file").asText()), StandardCharsets.UTF_8);
        lines.add(line(event, "payload-" + lines.size(), body));
      }
    }
    lines.add(line("issues", "nul", issue(901, "nul \\u0000 in it", "2026-05-01T10:00:00Z")));
    lines.add(line("issues", "lone", issue(902, "lone \\ud800 in it", "2026-05-01T10:00:00Z")));
    lines.add(line("issues", "late", issue(903, "of 2999", "2999-01-01T00:00:00Z")));
    lines.add(line("issues", "early", issue(904, "of year 1", "0001-01-01T00:00:00Z")));
    lines.add(line("issues", "never", issue(905, "timeless", "")));
    return lines;
  }

  private static String line(String event, String id, String body) throws IOException {
    ObjectNode line = JSON.createObjectNode();
    line.put("at", "2026-05-01T10:00:00Z");
    line.putObject("headers")
        .put("X-GitHub-Event", event)
        .put("X-GitHub-Delivery", id)
        .put("Content-Type", "application/json");
    return JSON.writeValueAsString(line.put("body", body));
  }

  private static String issue(int number, String title, String at) {
    return "{\"action\":\"opened\",\"issue\":{\"number\":"
        + number
        + ",\"title\":\""
        + title
        + "\",\"state\":\"open\",\"created_at\":\""
        + at
        + "\",\"updated_at\":\""
        + at
        + "\",\"user\":{\"login\":\"ada\",\"type\":\"User\"}},"
        + "\"repository\":{\"full_name\":\"acme/odd\",\"default_branch\":\"main\"}}";
  }

  private static void shouldHaveTheHostileOnes(WeirProcess weir) throws Exception {
    try (Connection connection = Deliveries.reader(weir)) {
      String titles =
          "SELECT string_agg(title, '|' ORDER BY title) FROM flow_items"
              + " WHERE external_id IN ('acme/odd#901', 'acme/odd#902')";
      assertThat(Deliveries.one(connection, titles))
          .isEqualTo("lone \ufffd in it|nul \ufffd in it");
      String refused =
          "SELECT count(*) FROM flow_items"
              + " WHERE external_id IN ('acme/odd#903', 'acme/odd#904', 'acme/odd#905')";
      assertThat(Deliveries.one(connection, refused)).isEqualTo("0");
      String reasons =
          "SELECT count(*) FROM webhook_events WHERE processing_status = 'ignored'"
              + " AND delivery_id IN ('late', 'early', 'never') AND error_message IS NOT NULL";
      assertThat(Deliveries.one(connection, reasons)).isEqualTo("3");
      String bytes =
          "SELECT count(*) FROM webhook_events WHERE delivery_id IN ('nul', 'lone')"
              + " AND body IS NOT NULL AND processing_status = 'processed'";
      assertThat(Deliveries.one(connection, bytes)).isEqualTo("2");
    }
  }

  /** A record that no gateway wrote. */
  private static void sendGarbage(WeirProcess weir, int partition) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", weir.address("kafka")),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      byte[] garbage = "no record of ours".getBytes(StandardCharsets.UTF_8);
      producer.send(new ProducerRecord<>(webhooks().name(), partition, garbage, garbage)).get();
    }
  }

  private static Map<Integer, Long> withGarbage(Map<Integer, Long> accepted) {
    Map<Integer, Long> all = new TreeMap<>(accepted);
    all.merge(0, 1L, Long::sum);
    all.merge(3, 1L, Long::sum);
    return all;
  }

  /** Raw records that the gateway wrote, by partition. */
  private static Map<Integer, Long> accepted(WeirProcess weir) {
    Map<Integer, Long> counts = new TreeMap<>();
    for (ConsumerRecord<byte[], byte[]> record : read(weir, webhooks().name())) {
      if (record.value()[0] == 0) {
        counts.merge(record.partition(), 1L, Long::sum);
      }
    }
    return counts;
  }

  private static Map<Integer, Long> counted(WeirProcess weir) throws Exception {
    Map<Integer, Long> counts = new TreeMap<>();
    try (Connection connection = Deliveries.reader(weir);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT source_partition, sum(deliveries) FROM webhook_events GROUP BY 1")) {
      while (rows.next()) {
        counts.put(rows.getInt(1), rows.getLong(2));
      }
    }
    return counts;
  }

  /** Outcomes by the partition of the raw record that they are of. */
  private static Map<Integer, Long> outcomes(WeirProcess weir) throws Exception {
    Topic<ScopeKey, Delivery> topic = TopicCatalogue.of(PARTITIONS).deliveries();
    Map<Integer, Long> counts = new TreeMap<>();
    try (HttpSchemaRegistry schemas =
        new HttpSchemaRegistry(URI.create(weir.address("registry")))) {
      WeirSerdes serdes = new WeirSerdes(schemas);
      for (ConsumerRecord<byte[], byte[]> record : read(weir, topic.name())) {
        Delivery delivery =
            serdes.value(topic).deserializer().deserialize(topic.name(), record.value());
        counts.merge(delivery.getOrigin().getPartition(), 1L, Long::sum);
      }
    }
    return counts;
  }

  private static Topic<?, ?> webhooks() {
    return TopicCatalogue.of(PARTITIONS).webhooks();
  }

  private static List<ConsumerRecord<byte[], byte[]>> read(WeirProcess weir, String topic) {
    List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
    List<TopicPartition> partitions =
        IntStream.range(0, PARTITIONS).mapToObj(i -> new TopicPartition(topic, i)).toList();
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", weir.address("kafka"), "isolation.level", "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        consumer.poll(Duration.ofMillis(100)).forEach(records::add);
      }
    }
    return records;
  }
}

package dev.weir.embedded.kafka;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes texts in transactions, and reads them on from where the group stopped. */
public final class TestRecords {
  private static final String TOPIC = "texts";

  private TestRecords() {}

  public static void createTopic(String servers) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
      NewTopic topic = new NewTopic(TOPIC, Optional.of(2), Optional.empty());
      admin.createTopics(List.of(topic)).all().get();
    }
  }

  public static void append(String servers, String text) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", servers, "transactional.id", "writer", "acks", "all");
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      producer.send(new ProducerRecord<>(TOPIC, text, text));
      producer.commitTransaction();
    }
  }

  /** Reads at least the given number of texts that the group has not read, in 30 s at the most. */
  public static List<String> readNew(String servers, int atLeast) {
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers", servers,
            "group.id", "readers",
            "auto.offset.reset", "earliest",
            "isolation.level", "read_committed");
    List<String> texts = new ArrayList<>();
    Instant limit = Instant.now().plusSeconds(30);
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      consumer.subscribe(List.of(TOPIC));
      while (texts.size() < atLeast && Instant.now().isBefore(limit)) {
        for (ConsumerRecord<String, String> record : consumer.poll(Duration.ofMillis(200))) {
          texts.add(record.value());
        }
      }
      consumer.commitSync();
    }
    return texts;
  }
}

package dev.weir.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.ingest.KafkaFixture;
import dev.weir.ingest.Until;
import dev.weir.registry.InMemorySchemaRegistry;
import dev.weir.serde.WeirSerdes;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaPublisherIT extends PublisherContract {
  @TempDir private static Path folder;
  private static KafkaFixture kafka;
  private static KafkaPublisher publisher;

  @BeforeAll
  static void start() throws Exception {
    InMemorySchemaRegistry schemas = new InMemorySchemaRegistry();
    kafka = new KafkaFixture(folder.resolve("kafka"), schemas);
    publisher = KafkaPublisher.start(settings(), new WeirSerdes(schemas));
    Until.holds("ready", () -> publisher.unavailability().isEmpty());
  }

  private static KafkaPublisher.Settings settings() {
    return new KafkaPublisher.Settings(
        kafka.client(), KafkaFixture.TOPIC, 1024 * 1024, 8 * 1024 * 1024);
  }

  @AfterAll
  static void stop() {
    publisher.close();
    kafka.close();
  }

  @Override
  Publisher publisher() {
    return publisher;
  }

  @Override
  List<String> published() {
    return kafka.records().stream().map(record -> record.value().getDeliveryId()).toList();
  }

  @Override
  void takeTheLogAway() {
    kafka.stop();
  }

  @Override
  void bringTheLogBack() {
    kafka.restart();
  }

  @Test
  void shouldSayThatItIsStopped() throws Exception {
    KafkaPublisher other =
        KafkaPublisher.start(settings(), new WeirSerdes(new InMemorySchemaRegistry()));
    other.close();
    other.close();
    assertThat(other.unavailability()).isPresent();
  }
}

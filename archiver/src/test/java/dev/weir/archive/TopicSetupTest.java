package dev.weir.archive;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.topic.Topic;
import dev.weir.topic.TopicCatalogue;
import dev.weir.topic.TopicSetup;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

class TopicSetupTest {
  private static final int PARTITIONS = 12;

  /** A batch that is refused at first is out of order when the one behind it was taken. */
  @Test
  void shouldLeaveTopicsThatTakeTheFirstRecordAtOnce() throws Exception {
    TopicCatalogue catalogue = new TopicCatalogue("leaders.", 1, PARTITIONS);
    Map<String, Object> settings = new HashMap<>(TestTopics.kafka());
    settings.putAll(Map.of("retries", 0, "enable.idempotence", false));
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      TopicSetup.ensure(TestTopics.kafka(), catalogue.all());
      List<Future<RecordMetadata>> sent = new ArrayList<>();
      for (Topic<?, ?> topic : catalogue.all()) {
        for (int partition = 0; partition < topic.partitions(); partition++) {
          sent.add(
              producer.send(
                  new ProducerRecord<>(topic.name(), partition, new byte[] {1}, new byte[] {1})));
        }
      }
      for (Future<RecordMetadata> record : sent) {
        assertThat(record.get().hasOffset()).isTrue();
      }
    }
  }
}

package dev.weir.sink.consume;

import static dev.weir.sink.TestRecords.item;
import static dev.weir.sink.TestRecords.itemKey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.schema.avro.FlowItem;
import dev.weir.schema.avro.ItemKey;
import dev.weir.sink.migrate.Role;
import dev.weir.topic.Topic;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When a worker may let records gather: once it has written the last that there was. */
class SessionTest {
  private final ConsumeFixture fixture = new ConsumeFixture();
  private final Topic<ItemKey, FlowItem> topic = fixture.topics.catalogue().flowItems();
  private final TopicPartition partition = new TopicPartition(topic.name(), 0);
  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
  private Session session;

  @BeforeEach
  void start() {
    session = fixture.session(consumer, partition);
    session.start();
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void shouldTellThatItHasWrittenTheLastThatThereWas() {
    arrive(0, "a");
    arrive(1, "b");
    ends(2);
    assertThat(session.step()).isTrue();
    assertThat(fixture.written()).containsExactly("a", "b");
  }

  @Test
  void shouldGoOnAtOnceWhileThereIsMoreToRead() {
    arrive(0, "a");
    ends(5);
    assertThat(session.step()).isFalse();
    assertThat(fixture.written()).containsExactly("a");
  }

  @Test
  void shouldWaitForRecordsInKafkaWhereNoneCame() {
    ends(0);
    assertThat(session.step()).isFalse();
  }

  @Test
  void shouldGoOnAtOnceWhileSomethingCouldNotBeWritten() {
    fixture.database.execute(
        Role.MIGRATOR, "ALTER TABLE weir_g1.stage_metrics RENAME TO elsewhere");
    arrive(0, "a");
    ends(1);
    assertThat(session.step()).isFalse();
  }

  private void arrive(long offset, String name) {
    consumer.addRecord(
        new ConsumerRecord<>(
            topic.name(),
            partition.partition(),
            offset,
            fixture.topics.serdes().key(topic).serializer().serialize(topic.name(), itemKey(name)),
            fixture.topics.serdes().value(topic).serializer().serialize(topic.name(), item(name))));
  }

  private void ends(long offset) {
    consumer.updateEndOffsets(Map.of(partition, offset));
  }
}

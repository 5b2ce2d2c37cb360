package dev.weir.archive.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.archive.TestRecords;
import dev.weir.archive.batch.Row;
import dev.weir.archive.metrics.ArchiveMetrics;
import dev.weir.registry.InMemorySchemaRegistry;
import dev.weir.serde.WeirSerdes;
import dev.weir.topic.TopicCatalogue;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.nio.ByteBuffer;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class DatasetTest {
  private final TopicCatalogue topics = TopicCatalogue.of(1);
  private final String topic = topics.facts().name();
  private final WeirSerdes serdes = new WeirSerdes(new InMemorySchemaRegistry());
  private final Dataset<?, ?> facts =
      Datasets.of(topics, serdes, new ArchiveMetrics(new PrometheusRegistry())).get(1);

  private final byte[] key =
      serdes.key(topics.facts()).serializer().serialize(topic, TestRecords.factKey(1));
  private final byte[] value =
      serdes
          .value(topics.facts())
          .serializer()
          .serialize(topic, TestRecords.fact(1, TestRecords.MARCH));

  private Row row(byte[] value) {
    return facts.row(new ConsumerRecord<>(topic, 0, 7, key, value));
  }

  /** Else a batch is some ten times as large in memory as its records. */
  @Test
  void shouldHoldTheRecordAndMakeItsRowEachTimeAnew() {
    Row row = row(value);
    assertThat(row.folder()).isEqualTo("facts/year=2026/month=03/team_id=_none");
    GenericRecord once = (GenericRecord) row.content().get();
    GenericRecord again = (GenericRecord) row.content().get();
    assertThat(again).isNotSameAs(once);
    assertThat(again.get("fact_id")).isEqualTo(once.get("fact_id")).isNotNull();
    assertThat(again.get("attributes")).isEqualTo(once.get("attributes"));
    assertThat(again.get("kafka_offset")).isEqualTo(7L);
  }

  @Test
  void shouldHoldWhatCannotBeReadAsItIs() {
    GenericRecord content = (GenericRecord) row(new byte[] {9, 9}).content().get();
    assertThat(content.get("unreadable")).isEqualTo(ByteBuffer.wrap(new byte[] {9, 9}));
    assertThat(content.get("fact_id")).isNull();
  }
}

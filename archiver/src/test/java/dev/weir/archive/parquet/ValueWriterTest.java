package dev.weir.archive.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.weir.archive.DuckDb;
import dev.weir.archive.TestRecords;
import dev.weir.archive.TestServers;
import dev.weir.archive.batch.Row;
import dev.weir.archive.dataset.Dataset;
import dev.weir.archive.dataset.Datasets;
import dev.weir.archive.metrics.ArchiveMetrics;
import dev.weir.registry.InMemorySchemaRegistry;
import dev.weir.schema.avro.FlowItem;
import dev.weir.serde.WeirSerdes;
import dev.weir.topic.Topic;
import dev.weir.topic.TopicCatalogue;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.generic.IndexedRecord;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class ValueWriterTest {
  private final TopicCatalogue topics = TopicCatalogue.of(1);
  private final WeirSerdes serdes = new WeirSerdes(new InMemorySchemaRegistry());
  private final List<Dataset<?, ?>> datasets =
      Datasets.of(topics, serdes, new ArchiveMetrics(new PrometheusRegistry()));
  private final List<Row> rows = new ArrayList<>();

  private <K extends SpecificRecord, V extends SpecificRecord> void row(
      Topic<K, V> topic, K key, V value) {
    String name = topic.name();
    byte[] keyBytes = serdes.key(topic).serializer().serialize(name, key);
    rows(name, keyBytes, serdes.value(topic).serializer().serialize(name, value));
  }

  private void rows(String topic, byte[] key, byte[] value) {
    datasets.stream()
        .filter(dataset -> dataset.topic().equals(topic))
        .forEach(d -> rows.add(d.row(new ConsumerRecord<>(topic, 0, rows.size(), key, value))));
  }

  /** What both writers wrote of the rows so far, row by row and column by column. */
  private void compare(String topic) throws Exception {
    Dataset<?, ?> dataset =
        datasets.stream().filter(d -> d.topic().equals(topic)).findFirst().orElseThrow();
    Path folder = TestServers.folder("binding");
    Path ours = Files.write(folder.resolve("ours.parquet"), grown(dataset));
    Path theirs = folder.resolve("theirs.parquet");
    List<IndexedRecord> contents =
        rows.stream().map(row -> (IndexedRecord) row.content().get()).toList();
    AvroBinding.write(theirs, contents.get(0).getSchema(), contents);
    try (DuckDb duck = new DuckDb(folder)) {
      assertThat(all(duck, ours)).hasSize(rows.size()).isEqualTo(all(duck, theirs));
      assertThat(schema(duck, ours)).isEqualTo(schema(duck, theirs));
    }
    rows.clear();
  }

  /** The first row is read and written again by each further one. */
  private byte[] grown(Dataset<?, ?> dataset) {
    byte[] file = dataset.format().create(rows.subList(0, 1), 1);
    for (int row = 1; row < rows.size(); row++) {
      file = dataset.format().append(file, rows.subList(row, row + 1), row + 1);
    }
    return file;
  }

  private static List<String> all(DuckDb duck, Path file) throws Exception {
    return duck.rows(
        "select to_json(t)::varchar from read_parquet('%s', hive_partitioning = false) t order by all"
            .formatted(file));
  }

  private static List<String> schema(DuckDb duck, Path file) throws Exception {
    return duck.rows(
        "select name, type, type_length, repetition_type, num_children, logical_type"
            + " from parquet_schema('%s') where name <> 'root'".formatted(file));
  }

  @Test
  void shouldWriteWhatParquetsOwnAvroWriterWrites() throws Exception {
    row(topics.webhooks(), TestRecords.scope(), TestRecords.webhook("{}", TestRecords.MARCH));
    row(topics.webhooks(), TestRecords.scope(), null);
    rows(topics.webhooks().name(), new byte[] {1}, new byte[] {2, 3});
    compare(topics.webhooks().name());
    var one = TestRecords.fact(1, TestRecords.MARCH);
    one.setAttributes(Map.of("labels", "größer\nä")); // several have no order
    row(topics.facts(), TestRecords.factKey(1), one);
    var bare = TestRecords.fact(2, TestRecords.MARCH.minusSeconds(4_000_000_000L));
    bare.setAttributes(Map.of());
    row(topics.facts(), TestRecords.factKey(2), bare);
    compare(topics.facts().name());
    row(
        topics.stageTransitions(),
        TestRecords.itemKey(1),
        TestRecords.transition(1, 2, TestRecords.MARCH));
    row(topics.stageTransitions(), TestRecords.itemKey(1), null);
    compare(topics.stageTransitions().name());
  }

  @Test
  void shouldWriteListsDaysAndNestedRecordsAsParquetsOwnAvroWriterDoes() throws Exception {
    FlowItem item = TestRecords.item(1, "payments", TestRecords.MARCH);
    row(topics.flowItems(), TestRecords.itemKey(1), item);
    FlowItem bare = FlowItem.newBuilder(item).setLabels(List.of()).setVisits(List.of()).build();
    row(topics.flowItems(), TestRecords.itemKey(1), bare);
    row(topics.flowItems(), TestRecords.itemKey(1), null);
    compare(topics.flowItems().name());
    var day = TestRecords.day("payments", LocalDate.of(1969, 12, 31));
    row(topics.teamMetrics(), day, TestRecords.metrics(7));
    row(topics.teamMetrics(), TestRecords.day("payments", null), TestRecords.profile("Größe"));
    compare(topics.teamMetrics().name());
  }

  @Test
  void shouldRefuseAColumnOfSeveralTypes() {
    Schema both =
        Schema.createUnion(
            Arrays.asList(Schema.create(Schema.Type.INT), Schema.create(Schema.Type.STRING)));
    assertThatIllegalArgumentException().isThrownBy(() -> ValueWriter.of(both));
  }
}

package dev.weir.archive.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.archive.DuckDb;
import dev.weir.archive.TestRecords;
import dev.weir.archive.TestServers;
import dev.weir.archive.batch.Row;
import dev.weir.archive.batch.RowFormat;
import dev.weir.archive.batch.RowFormat.Footer;
import dev.weir.archive.dataset.Dataset;
import dev.weir.archive.dataset.Datasets;
import dev.weir.archive.metrics.ArchiveMetrics;
import dev.weir.archive.object.ObjectEnd;
import dev.weir.registry.InMemorySchemaRegistry;
import dev.weir.serde.WeirSerdes;
import dev.weir.topic.TopicCatalogue;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class ParquetFormatTest {
  private final TopicCatalogue topics = TopicCatalogue.of(1);
  private final WeirSerdes serdes = new WeirSerdes(new InMemorySchemaRegistry());
  private final List<Dataset<?, ?>> datasets =
      Datasets.of(topics, serdes, new ArchiveMetrics(new PrometheusRegistry()));
  private final Dataset<?, ?> facts = datasets.get(1);
  private final RowFormat format = facts.format();

  private Row fact(int offset) {
    return facts.row(
        new ConsumerRecord<>(
            topics.facts().name(),
            0,
            offset,
            serdes
                .key(topics.facts())
                .serializer()
                .serialize(topics.facts().name(), TestRecords.factKey(offset)),
            serdes
                .value(topics.facts())
                .serializer()
                .serialize(topics.facts().name(), TestRecords.fact(offset, TestRecords.MARCH))));
  }

  private List<Row> facts(int from, int to) {
    return IntStream.range(from, to).mapToObj(this::fact).toList();
  }

  private static ObjectEnd end(byte[] content, int bytes) {
    return new ObjectEnd(
        content.length,
        Arrays.copyOfRange(content, Math.max(0, content.length - bytes), content.length));
  }

  @Test
  void shouldSayWhatItHoldsInItsEndAlone() {
    byte[] content = format.create(facts(0, 100), 120);
    int needed = format.footerBytes(end(content, 100));
    assertThat(needed).isLessThan(content.length);
    assertThat(format.footer(end(content, needed)))
        .isEqualTo(new Footer(100, 120, format.schema()));
  }

  @Test
  void shouldGrowAndKeepFullRowGroupsAsTheyAre() throws Exception {
    byte[] content = format.create(facts(0, 30_000), 30_000);
    int rows = 30_000;
    for (int added : new int[] {1, 10, 15_000, 9_000, 100}) {
      content = format.append(content, facts(rows, rows + added), rows + added);
      rows += added;
      assertThat(format.footer(end(content, content.length)))
          .isEqualTo(new Footer(rows, rows, format.schema()));
    }
    Path file = Files.write(TestServers.folder("parquet").resolve("a.parquet"), content);
    try (DuckDb duck = new DuckDb(file.getParent())) {
      assertThat(
              duck.rows(
                  "select count(*), count(distinct fact_id), count(distinct kafka_offset),"
                      + " max(kafka_offset), count(distinct attributes['sha']) from '"
                      + file
                      + "'"))
          .containsExactly("%d %d %d %d %d".formatted(rows, rows, rows, rows - 1, rows));
      assertThat(
              duck.rows(
                  "select distinct row_group_num_rows from parquet_metadata('"
                      + file
                      + "') order by all"))
          .containsExactly("100", "24011", "30000");
      assertThat(duck.rows("select distinct compression from parquet_metadata('" + file + "')"))
          .containsExactly("ZSTD");
    }
  }

  @Test
  void shouldHaveAnotherSchemaForEachDataset() {
    assertThat(datasets.stream().map(dataset -> dataset.format().schema())).doesNotHaveDuplicates();
  }
}

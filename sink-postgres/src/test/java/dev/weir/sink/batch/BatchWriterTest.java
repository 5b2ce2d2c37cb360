package dev.weir.sink.batch;

import static dev.weir.sink.TestRecords.item;
import static dev.weir.sink.TestRecords.itemBuilder;
import static dev.weir.sink.TestRecords.itemKey;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.embedded.postgres.EmbeddedPostgres.Version;
import dev.weir.schema.avro.FlowItem;
import dev.weir.schema.avro.ItemKey;
import dev.weir.sink.flowitem.FlowItemWriter;
import dev.weir.sink.migrate.Role;
import dev.weir.sink.offset.FencedException;
import java.util.List;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BatchWriterTest {
  private static final String COUNT = "SELECT count(*) FROM flow_items";

  private static WriterHarness<ItemKey, FlowItem> on(Version version) {
    return WriterHarness.on(version, new FlowItemWriter());
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void shouldDeadLetterTheBadRowAndCommitItsNeighbours(Version version) {
    try (var sink = on(version)) {
      FlowItem bad = itemBuilder("b").setStatus("nonsense").build();
      sink.write(
          sink.record(10, itemKey("a"), item("a")),
          sink.record(12, itemKey("b"), bad),
          sink.record(15, itemKey("c"), item("c")),
          sink.record(16, itemKey("d"), item("d")),
          sink.record(17, itemKey("e"), itemBuilder("e").setExternalId("x".repeat(3_000)).build()));
      assertThat(sink.deadLetters()).containsExactly("12 flow_items 23514", "17 flow_items 23514");
      assertThat(sink.database().read("SELECT external_id FROM flow_items ORDER BY 1"))
          .containsExactly("a", "c", "d");
      assertThat(sink.stored()).isEqualTo(18);
    }
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void shouldGiveUpAPartitionThatAnotherTookOver(Version version) {
    try (var first = on(version);
        var second = new WriterHarness<>(first.database(), new FlowItemWriter(), 0)) {
      var late =
          second.batch(second.record(0, itemKey("a"), itemBuilder("a").setTitle("late").build()));
      first.write(first.record(0, itemKey("a"), item("a")));
      assertThatThrownBy(() -> second.attempt(late)).isInstanceOf(FencedException.class);
      assertThat(first.database().read("SELECT title FROM flow_items")).containsExactly("A title");
      assertThat(first.stored()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void shouldRefuseABatchThatWasCommittedBefore(Version version) {
    try (var sink = on(version)) {
      var batch = sink.batch(sink.record(0, itemKey("a"), item("a")));
      assertThat(sink.attempt(batch)).isEmpty();
      assertThatThrownBy(() -> sink.attempt(batch)).isInstanceOf(FencedException.class);
      assertThat(sink.database().read(COUNT)).containsExactly("1");
    }
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void shouldCommitNothingOfABatchThatFailsForAnotherReason(Version version) {
    try (var sink = on(version)) {
      sink.database().execute(Role.MIGRATOR, "ALTER TABLE weir_g1.stage_metrics RENAME TO away");
      var batch = sink.batch(sink.record(0, itemKey("a"), item("a")));
      assertThatThrownBy(() -> sink.attempt(batch)).isInstanceOf(DataAccessException.class);
      assertThat(sink.deadLetters()).isEmpty();
      assertThat(sink.database().read(COUNT)).containsExactly("0");
      assertThat(sink.stored()).isZero();

      sink.database().execute(Role.MIGRATOR, "ALTER TABLE weir_g1.away RENAME TO stage_metrics");
      assertThat(sink.attempt(batch)).isEmpty();
      assertThat(sink.database().read(COUNT)).containsExactly("1");
    }
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void shouldMovePastOffsetsThatHoldNothing(Version version) {
    try (var sink = on(version)) {
      var batch = sink.batch(sink.record(5, itemKey("a"), item("a")));
      sink.write(
          new PartitionBatch<>(batch.partition(), batch.topicId(), 0, batch.next(), List.of()));
      assertThat(sink.stored()).isEqualTo(6);
      assertThat(sink.database().read(COUNT)).containsExactly("0");
    }
  }
}

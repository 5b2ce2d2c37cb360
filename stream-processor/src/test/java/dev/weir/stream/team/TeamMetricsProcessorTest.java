package dev.weir.stream.team;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.schema.avro.TeamMetrics;
import dev.weir.schema.avro.TeamMetricsKey;
import dev.weir.stream.pace.CommitPaces;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept must be told, also by another instance after a crash in between. */
class TeamMetricsProcessorTest {
  private TeamTopologyFixture fixture;
  private final KeyValueStore<Bytes, byte[]> store =
      Stores.keyValueStoreBuilder(
              Stores.inMemoryKeyValueStore(TeamTopology.STORE), Serdes.Bytes(), Serdes.ByteArray())
          .withLoggingDisabled()
          .build();

  @BeforeEach
  void open(@TempDir Path folder) {
    fixture = new TeamTopologyFixture(folder);
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void shouldTellAfterARestartWhatWasKeptButNotTold() {
    MockProcessorContext<TeamMetricsKey, TeamMetrics> first = context();
    TeamMetricsProcessor stopped = processor(first);
    byte[] item = fixture.value(new SampleItem("a", "4 08:00"));
    stopped.process(new Record<>(fixture.key("acme/shop"), item, 0));
    assertThat(first.forwarded()).isEmpty();

    MockProcessorContext<TeamMetricsKey, TeamMetrics> second = context();
    TeamMetricsProcessor started = processor(second);
    punctuate(second);
    assertThat(second.forwarded()).hasSize(2);
    second.resetForwards();
    punctuate(second);
    started.process(new Record<>(fixture.key("acme/shop"), item, 0));
    punctuate(second);
    assertThat(second.forwarded()).isEmpty();
  }

  @Test
  void shouldTellNoMoreOnceClosed() {
    MockProcessorContext<TeamMetricsKey, TeamMetrics> context = context();
    processor(context).close();
    assertThat(context.scheduledPunctuators())
        .isNotEmpty()
        .allMatch(MockProcessorContext.CapturedPunctuator::cancelled);
  }

  @Test
  void shouldAskForACommitOnceRowsAreToldAndNotBefore() {
    MockProcessorContext<TeamMetricsKey, TeamMetrics> context = context();
    TeamMetricsProcessor processor = processor(context);
    byte[] item = fixture.value(new SampleItem("a", "4 08:00"));
    processor.process(new Record<>(fixture.key("acme/shop"), item, 0));
    lookForCommit(context);
    assertThat(context.committed()).isFalse();
    punctuate(context);
    lookForCommit(context);
    assertThat(context.committed()).isTrue();
    context.resetCommit();
    punctuate(context);
    lookForCommit(context);
    assertThat(context.committed()).isFalse();
  }

  @Test
  void shouldLookForNothingAtRest() {
    MockProcessorContext<TeamMetricsKey, TeamMetrics> context = context();
    TeamMetricsProcessor processor = processor(context);
    byte[] item = fixture.value(new SampleItem("a", "4 08:00"));
    processor.process(new Record<>(fixture.key("acme/shop"), item, 0));
    punctuate(context);
    lookForCommit(context);
    assertThat(context.scheduledPunctuators())
        .isNotEmpty()
        .allMatch(MockProcessorContext.CapturedPunctuator::cancelled);
  }

  private static void lookForCommit(MockProcessorContext<TeamMetricsKey, TeamMetrics> context) {
    context.setCurrentSystemTimeMs(context.currentSystemTimeMs() + 1_000);
    punctuate(context, CommitPaces.LOOK);
  }

  private TeamMetricsProcessor processor(
      MockProcessorContext<TeamMetricsKey, TeamMetrics> context) {
    TeamMetricsProcessor processor = new TeamMetricsProcessor(fixture.teamTopology());
    processor.init(context);
    return processor;
  }

  private MockProcessorContext<TeamMetricsKey, TeamMetrics> context() {
    MockProcessorContext<TeamMetricsKey, TeamMetrics> context = new MockProcessorContext<>();
    store.init(context.getStateStoreContext(), store);
    context.setCurrentSystemTimeMs(1);
    return context;
  }

  private static void punctuate(MockProcessorContext<TeamMetricsKey, TeamMetrics> context) {
    punctuate(context, TeamMetricsProcessor.FLUSH_INTERVAL);
  }

  private static void punctuate(
      MockProcessorContext<TeamMetricsKey, TeamMetrics> context, Duration interval) {
    List.copyOf(context.scheduledPunctuators()).stream()
        .filter(look -> !look.cancelled() && look.getInterval().equals(interval))
        .forEach(look -> look.getPunctuator().punctuate(25));
  }
}

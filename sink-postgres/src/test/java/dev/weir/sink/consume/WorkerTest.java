package dev.weir.sink.consume;

import static dev.weir.sink.TestRecords.item;
import static dev.weir.sink.TestRecords.itemKey;
import static dev.weir.sink.TestSink.await;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class WorkerTest {
  private final ConsumeFixture fixture = new ConsumeFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES) // the rest is an hour
  void shouldLetRecordsGatherUntilItsRestEndsAndEndItWhenClosed() {
    try (Worker worker = fixture.worker(lane(Duration.ofHours(1)))) {
      send("a");
      worker.start();
      await(() -> fixture.written().equals(List.of("a")));
      send("b");
    }
    assertThat(fixture.written()).containsExactly("a");
  }

  @Test
  void shouldWriteAtOnceWhatSomebodyWaitsFor() {
    try (Worker worker = fixture.worker(lane(Duration.ZERO))) {
      send("a");
      worker.start();
      await(() -> fixture.written().equals(List.of("a")));
      send("b");
      await(() -> fixture.written().equals(List.of("a", "b")));
    }
  }

  @Test
  void shouldWriteWhatHasGatheredAfterItsRest() {
    try (Worker worker = fixture.worker(lane(Duration.ofMillis(300)))) {
      send("a");
      worker.start();
      await(() -> fixture.written().equals(List.of("a")));
      send("b");
      send("c");
      await(() -> fixture.written().equals(List.of("a", "b", "c")));
    }
  }

  private LaneTopics lane(Duration rest) {
    return new LaneTopics("items", List.of(fixture.items()), rest);
  }

  private void send(String name) {
    fixture.topics.transaction(
        () ->
            fixture.topics.send(fixture.topics.catalogue().flowItems(), itemKey(name), item(name)));
  }
}

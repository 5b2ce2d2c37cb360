package dev.weir.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kafka, or the gateway, is stopped under load. */
class StopUnderLoadIT {
  private static final int SENDERS = 64;

  @TempDir private Path folder;
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final Set<Integer> statuses = ConcurrentHashMap.newKeySet();
  private final ConcurrentLinkedQueue<Duration> times = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean running = new AtomicBoolean(true);

  @Test
  void shouldAcknowledgeNothingThatIsNotInTheLog() throws Exception {
    try (ServiceFixture gateway = new ServiceFixture(folder, Clock.systemUTC(), Map.of())) {
      Thread load = new Thread(() -> send(gateway));
      load.start();
      Until.holds("load runs", () -> acknowledged.size() > 500);
      gateway.kafka.stop();
      Until.holds("senders hear of it", () -> statuses.contains(503));
      Until.holds("it is not ready", () -> gateway.service.check().isPresent());
      gateway.kafka.restart();
      int before = acknowledged.size();
      Until.holds("load runs again", () -> acknowledged.size() > before + 500);
      running.set(false);
      load.join();

      assertThat(statuses).containsExactlyInAnyOrder(202, 503);
      assertThat(times).allMatch(taken -> taken.compareTo(Duration.ofSeconds(15)) < 0);
      List<String> stored =
          gateway.kafka.records().stream().map(record -> record.value().getDeliveryId()).toList();
      assertThat(stored).containsAll(acknowledged);
      assertThat(stored.stream().collect(Collectors.toSet()))
          .as("the producer's own retries must not double a record")
          .hasSameSizeAs(stored);
    }
  }

  @Test
  void shouldFinishWhatItTookWhenItIsStoppedItself() throws Exception {
    try (ServiceFixture gateway = new ServiceFixture(folder, Clock.systemUTC(), Map.of())) {
      Thread load = new Thread(() -> send(gateway));
      load.start();
      Until.holds("load runs", () -> acknowledged.size() > 500);
      gateway.service.close();
      assertThat(gateway.service.check()).isPresent();
      running.set(false);
      load.join();

      assertThat(statuses).as("answered, or not connected").isSubsetOf(202, 503, -1);
      List<String> stored =
          gateway.kafka.records().stream().map(record -> record.value().getDeliveryId()).toList();
      assertThat(stored).containsAll(acknowledged);
    }
  }

  private void send(ServiceFixture gateway) {
    byte[] body = "{\"repository\":{\"full_name\":\"a/b\"}}".getBytes(StandardCharsets.UTF_8);
    Semaphore places = new Semaphore(SENDERS);
    for (int i = 0; running.get(); i++) {
      places.acquireUninterruptibly();
      String id = "d-" + i;
      long start = System.nanoTime();
      gateway
          .post("/webhooks/github", body, Map.of("X-GitHub-Delivery", id))
          .whenComplete(
              (response, failure) -> {
                times.add(Duration.ofNanos(System.nanoTime() - start));
                note(id, response, failure);
                places.release();
              });
    }
    places.acquireUninterruptibly(SENDERS);
  }

  private void note(String id, HttpResponse<String> response, Throwable failure) {
    statuses.add(failure == null ? response.statusCode() : -1);
    if (failure == null && response.statusCode() == 202) {
      acknowledged.add(id);
    }
  }
}

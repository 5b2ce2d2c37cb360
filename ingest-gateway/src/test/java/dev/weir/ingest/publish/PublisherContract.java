package dev.weir.ingest.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.ingest.Until;
import dev.weir.ingest.webhook.Body;
import dev.weir.ingest.webhook.Delivery;
import dev.weir.ingest.webhook.Source;
import dev.weir.ingest.webhook.TraceContext;
import dev.weir.trace.TraceParent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/** What holds for every publisher. */
abstract class PublisherContract {
  abstract Publisher publisher();

  /** Delivery ids that were published, in order within a scope. */
  abstract List<String> published();

  abstract void takeTheLogAway();

  abstract void bringTheLogBack();

  static Delivery delivery(String id) {
    return new Delivery(
        "default",
        Source.GITHUB,
        "github.com",
        "acme/shop",
        id,
        "push",
        "push",
        Instant.parse("2026-05-01T09:12:57.123456789Z"),
        Map.of("x-github-event", "push"),
        new TraceContext(TraceParent.begin(new UUID(1, 2)), null),
        new Body("{}".getBytes()));
  }

  Publication publish(String id) throws InterruptedException, ExecutionException, TimeoutException {
    CompletableFuture<Publication> outcome = new CompletableFuture<>();
    publisher()
        .publish(
            delivery(id),
            publication -> {
              if (!outcome.complete(publication)) {
                throw new AssertionError("told twice");
              }
            });
    return outcome.get(15, TimeUnit.SECONDS);
  }

  @Test
  void shouldAcknowledgeWhatItHasPublished() throws Exception {
    assertThat(publisher().unavailability()).isEmpty();
    assertThat(publish("one")).isEqualTo(new Publication.Acknowledged());
    assertThat(published()).containsOnlyOnce("one");
  }

  @Test
  void shouldKeepTheOrderOfAScope() {
    List<String> ids = new ArrayList<>();
    List<Publication> outcomes = Collections.synchronizedList(new ArrayList<>());
    for (int i = 0; i < 500; i++) {
      ids.add("order-" + i);
      publisher().publish(delivery("order-" + i), outcomes::add);
    }
    Until.holds("all are told", () -> outcomes.size() == ids.size());
    assertThat(outcomes).containsOnly(new Publication.Acknowledged());
    assertThat(published().stream().filter(id -> id.startsWith("order-"))).isEqualTo(ids);
  }

  @Test
  void shouldAcknowledgeNothingWhileTheLogIsAway() throws Exception {
    takeTheLogAway();
    try {
      assertThat(publish("away")).isInstanceOf(Publication.Unavailable.class);
      Until.holds("it knows", () -> publisher().unavailability().isPresent());
      assertThat(publish("still away")).isInstanceOf(Publication.Unavailable.class);
    } finally {
      bringTheLogBack();
    }
    Until.holds("it is back", () -> publisher().unavailability().isEmpty());
    assertThat(publish("back")).isEqualTo(new Publication.Acknowledged());
    assertThat(published()).contains("back").doesNotContain("still away");
  }
}

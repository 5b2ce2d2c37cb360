package dev.weir.ingest.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.ingest.metrics.IngestMetrics;
import dev.weir.ingest.publish.FakePublisher;
import dev.weir.ingest.webhook.Body;
import dev.weir.ingest.webhook.RequestHeaders;
import dev.weir.ingest.webhook.Source;
import dev.weir.ingest.webhook.Verdict;
import dev.weir.ingest.webhook.WebhookRequest;
import dev.weir.log.LinesPerSecond;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeliveriesTest {
  private final Deliveries deliveries =
      new Deliveries(
          new FakePublisher(),
          new IngestMetrics(new PrometheusRegistry()),
          new LinesPerSecond(0, Clock.systemUTC()));

  @AfterEach
  void close() {
    deliveries.close();
  }

  private Thread judgeOf(int bodyBytes) throws Exception {
    CompletableFuture<Thread> judge = new CompletableFuture<>();
    deliveries.receive(
        new WebhookRequest(
            "default",
            Source.GITHUB,
            RequestHeaders.of(List.of()),
            new Body(new byte[bodyBytes]),
            Instant.EPOCH),
        request -> {
          judge.complete(Thread.currentThread());
          return new Verdict.Unauthorized();
        },
        new ByteBudget(1_000).open(),
        answer -> {});
    return judge.get(30, TimeUnit.SECONDS);
  }

  @Test
  void shouldHandOverNoUsualBody() throws Exception {
    assertThat(judgeOf(64 * 1024)).isSameAs(Thread.currentThread());
  }

  @Test
  void shouldNotKeepTheCallerWithLargerBodies() throws Exception {
    assertThat(judgeOf(64 * 1024 + 1)).isNotSameAs(Thread.currentThread());
    assertThat(judgeOf(2 * 1024 * 1024)).isNotSameAs(Thread.currentThread());
  }
}

package dev.weir.sink;

import dev.weir.admin.AdminAddress;
import dev.weir.failure.CircuitBreaker;
import dev.weir.registry.SchemaRegistry;
import dev.weir.serde.SerdeClasses;
import dev.weir.sink.consume.BatchLimits;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.apache.kafka.common.KafkaException;

/** A sink that runs, with waits short enough for tests. */
public final class TestSink implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final SinkService service;
  private final PrometheusRegistry metrics = new PrometheusRegistry();

  private TestSink(SinkConfig config, SchemaRegistry registry) {
    this.service = new SinkService(config, registry, metrics, Clock.systemUTC());
  }

  public static TestSink start(TestTopics topics, SchemaRegistry registry, TestDatabase database) {
    TestSink sink = new TestSink(config(topics, database), registry);
    sink.service.start();
    return sink;
  }

  static SinkConfig config(TestTopics topics, TestDatabase database) {
    return new SinkConfig(
        TestTopics.kafka(),
        URI.create("http://127.0.0.1:1"),
        SerdeClasses.ours(),
        topics.prefix(),
        1,
        database.writer(),
        new SinkConfig.Pool(0, 10),
        1,
        new BatchLimits(500, 1 << 20),
        new CircuitBreaker.Settings(5, Duration.ofSeconds(1), 3),
        new SinkConfig.Retries(Duration.ofMillis(20), Duration.ofMillis(200)),
        new AdminAddress("127.0.0.1", 0));
  }

  public SinkService service() {
    return service;
  }

  public void awaitCaughtUp() {
    await(this::isCaughtUp);
  }

  private boolean isCaughtUp() {
    try {
      return service.caughtUp();
    } catch (KafkaException e) {
      return false;
    }
  }

  /** Waits for a condition, at most a minute. */
  public static void await(BooleanSupplier condition) {
    Instant end = Instant.now().plus(LIMIT);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("not within " + LIMIT);
      }
      Thread.onSpinWait();
      java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
    }
  }

  @Override
  public void close() {
    service.close();
  }
}

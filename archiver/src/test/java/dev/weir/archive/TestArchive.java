package dev.weir.archive;

import dev.weir.admin.AdminAddress;
import dev.weir.archive.consume.Limits;
import dev.weir.failure.CircuitBreaker;
import dev.weir.registry.SchemaRegistry;
import dev.weir.serde.SerdeClasses;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** An archiver that runs, with waits short enough for tests. */
public final class TestArchive implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final ArchiveService service;
  private final PrometheusRegistry metrics = new PrometheusRegistry();

  private TestArchive(ArchiveConfig config, SchemaRegistry registry) {
    this.service = new ArchiveService(config, registry, metrics, Clock.systemUTC());
  }

  public static TestArchive start(TestTopics topics, SchemaRegistry registry, URI endpoint) {
    return start(config(topics.prefix(), endpoint), registry);
  }

  public static TestArchive start(ArchiveConfig config, SchemaRegistry registry) {
    TestArchive archive = new TestArchive(config, registry);
    archive.service.start();
    return archive;
  }

  public static ArchiveConfig config(String prefix, URI endpoint) {
    return config(
        prefix, endpoint, new Limits(1 << 20, Duration.ofHours(1), 500, 1 << 20, 64 * 1024));
  }

  public static ArchiveConfig config(String prefix, URI endpoint, Limits limits) {
    return new ArchiveConfig(
        TestTopics.kafka(),
        URI.create("http://127.0.0.1:1"),
        SerdeClasses.ours(),
        prefix,
        1,
        TestServers.location(endpoint),
        limits,
        1,
        new CircuitBreaker.Settings(20, Duration.ofMillis(500), 3),
        new ArchiveConfig.Retries(Duration.ofMillis(20), Duration.ofMillis(200)),
        new AdminAddress("127.0.0.1", 0));
  }

  public ArchiveService service() {
    return service;
  }

  public void archiveNow() {
    List<Long> request = service.archiveNow();
    await(() -> service.hasArchived(request));
  }

  public String metrics() {
    try {
      ByteArrayOutputStream text = new ByteArrayOutputStream();
      ExpositionFormats.init().getPrometheusTextFormatWriter().write(text, metrics.scrape());
      return text.toString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Waits for a condition, at most a minute. */
  public static void await(BooleanSupplier condition) {
    Instant end = Instant.now().plus(LIMIT);
    while (!condition.getAsBoolean()) {
      if (Instant.now().isAfter(end)) {
        throw new AssertionError("not within " + LIMIT);
      }
      LockSupport.parkNanos(5_000_000);
    }
  }

  @Override
  public void close() {
    service.close();
  }
}

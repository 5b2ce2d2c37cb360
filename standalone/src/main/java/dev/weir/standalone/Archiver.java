package dev.weir.standalone;

import dev.weir.archive.ArchiveConfig;
import dev.weir.archive.ArchiveService;
import dev.weir.registry.SchemaRegistry;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The archiver, which starts beside the rest, since nobody waits for it. Thread-safe. */
public final class Archiver implements AutoCloseable {
  private final CompletableFuture<ArchiveService> service;

  private Archiver(CompletableFuture<ArchiveService> service) {
    this.service = service;
  }

  static Archiver startBeside(
      ArchiveConfig settings, SchemaRegistry schemas, PrometheusRegistry metrics, Clock clock) {
    return new Archiver(
        CompletableFuture.supplyAsync(
            () -> {
              ArchiveService service = new ArchiveService(settings, schemas, metrics, clock);
              service.start();
              return service;
            },
            task -> new Thread(task, "weir-archiver").start()));
  }

  /** Empty if everything is archived as it should be, else why not. Does not block. */
  public Optional<String> check() {
    if (!service.isDone()) {
      return Optional.of("starting");
    }
    return service.isCompletedExceptionally()
        ? Optional.of("did not start; the log says why")
        : service.join().check();
  }

  /**
   * The service, once it has started.
   *
   * @throws Exception what its start failed with
   */
  public ArchiveService service() throws Exception {
    return Joined.result(service);
  }

  /** Archives what waits, and ends. */
  @Override
  public void close() {
    service
        .handle(
            (started, failure) -> {
              if (started != null) {
                started.close();
              }
              return started;
            })
        .join();
  }
}

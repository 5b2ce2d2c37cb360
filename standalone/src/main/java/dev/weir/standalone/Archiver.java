package dev.weir.standalone;

import dev.weir.archive.ArchiveService;
import dev.weir.service.Parts;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The archiver, which starts beside the rest, since nobody waits for it. Thread-safe. */
public final class Archiver implements AutoCloseable {
  private final CompletableFuture<ArchiveService> service;

  private Archiver(CompletableFuture<ArchiveService> service) {
    this.service = service;
  }

  static Archiver startBeside(Parts.Start<ArchiveService> start) {
    return new Archiver(
        CompletableFuture.supplyAsync(
            () -> Joined.unchecked(start), task -> new Thread(task, "weir-archiver").start()));
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

package dev.weir.archive.object;

import dev.weir.archive.metrics.ArchiveMetrics;
import dev.weir.failure.CircuitBreaker;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A store that is not asked while it is in trouble, and whose calls are measured. Thread-safe. */
public final class GuardedStore implements ObjectStore {
  private final ObjectStore store;
  private final CircuitBreaker circuit;
  private final ArchiveMetrics metrics;

  public GuardedStore(ObjectStore store, CircuitBreaker circuit, ArchiveMetrics metrics) {
    this.store = store;
    this.circuit = circuit;
    this.metrics = metrics;
  }

  @Override
  public Optional<StoredObject> read(String name) {
    return guarded("read", () -> store.read(name));
  }

  @Override
  public Optional<ObjectEnd> readEnd(String name, int bytes) {
    return guarded("read", () -> store.readEnd(name, bytes));
  }

  @Override
  public Put putIfAbsent(String name, byte[] content) {
    return counted(guarded("put", () -> store.putIfAbsent(name, content)), content);
  }

  @Override
  public Put putIfUnchanged(String name, String version, byte[] content) {
    return counted(guarded("put", () -> store.putIfUnchanged(name, version, content)), content);
  }

  @Override
  public void put(String name, byte[] content) {
    guarded(
        "put",
        () -> {
          store.put(name, content);
          return Optional.empty();
        });
    metrics.written(content.length);
  }

  @Override
  public List<ListedObject> list(String prefix) {
    return guarded("list", () -> store.list(prefix));
  }

  private Put counted(Put put, byte[] content) {
    if (put instanceof Put.Written) {
      metrics.written(content.length);
    } else {
      metrics.refused();
    }
    return put;
  }

  private <T> T guarded(String call, Supplier<T> asked) {
    Duration wait = circuit.untilAllowed();
    if (!wait.isZero()) {
      throw new StoreException("S3 is not asked for another " + wait.toMillis() + " ms");
    }
    long started = System.nanoTime();
    try {
      T answer = asked.get();
      circuit.succeeded();
      return answer;
    } catch (StoreException e) {
      circuit.failed();
      metrics.failedRequest(call);
      throw e;
    } finally {
      metrics.request(call, Duration.ofNanos(System.nanoTime() - started));
      metrics.circuit(circuit.state().level());
    }
  }
}

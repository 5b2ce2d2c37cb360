package dev.weir.archive;

import dev.weir.admin.HealthCheck;
import dev.weir.archive.consume.SessionFactory;
import dev.weir.archive.consume.Workers;
import dev.weir.archive.dataset.Datasets;
import dev.weir.archive.metrics.ArchiveMetrics;
import dev.weir.archive.object.GuardedStore;
import dev.weir.archive.object.ObjectStore;
import dev.weir.archive.object.S3Store;
import dev.weir.archive.watermark.Watermarks;
import dev.weir.failure.Backoff;
import dev.weir.failure.CircuitBreaker;
import dev.weir.registry.SchemaRegistry;
import dev.weir.serde.WeirSerdes;
import dev.weir.topic.Cluster;
import dev.weir.topic.TopicCatalogue;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The archiver, wired. The bucket must be there. {@link #start} and {@link #close} are for one
 * thread; the rest is thread-safe.
 */
public final class ArchiveService implements AutoCloseable {
  private final CircuitBreaker circuit;
  private final S3Store s3;
  private final Cluster cluster;
  private final Workers workers;
  private volatile boolean closed;

  /**
   * An archiver that reads nothing yet. Kafka, the registry and S3 need not be there.
   *
   * @param schemas stays the caller's to close
   * @param registry gets the archiver's series
   */
  public ArchiveService(
      ArchiveConfig config, SchemaRegistry schemas, PrometheusRegistry registry, Clock clock) {
    ArchiveMetrics metrics = new ArchiveMetrics(registry);
    this.circuit = new CircuitBreaker(config.circuit(), clock);
    this.s3 = new S3Store(config.s3());
    this.cluster = new Cluster(config.kafka());
    ObjectStore store = new GuardedStore(s3, circuit, metrics);
    TopicCatalogue catalogue = new TopicCatalogue(config.topicPrefix(), config.generation(), 1);
    Backoff backoff =
        new Backoff(
            config.retries().first(),
            config.retries().limit(),
            () -> ThreadLocalRandom.current().nextDouble());
    SessionFactory sessions =
        new SessionFactory(
            Datasets.of(catalogue, new WeirSerdes(schemas, config.serdes()), metrics),
            cluster,
            store,
            config.limits(),
            backoff,
            clock,
            new Watermarks(store, clock, metrics, config.limits().rollAge()),
            metrics);
    this.workers = new Workers(config.kafka(), config.workers(), sessions);
  }

  /** Starts to archive. Waits for nothing: what is not there yet is tried again. */
  public void start() {
    workers.start();
  }

  /** Empty if every topic is archived and S3 answers, else why not. Does not block. */
  public Optional<String> check() {
    if (closed) {
      return Optional.of("the archiver is stopped");
    }
    return circuit.state() == CircuitBreaker.State.OPEN
        ? Optional.of("S3 does not answer")
        : workers.trouble();
  }

  /** The check for an admin server. */
  public HealthCheck healthCheck() {
    return new HealthCheck("archiver", this::check);
  }

  /**
   * Has everything that was committed until now archived, without waiting for its size or age.
   *
   * @return what to ask {@link #hasArchived} with
   */
  public List<Long> archiveNow() {
    return workers.archiveNow();
  }

  /** Whether a request of {@link #archiveNow} is carried out. */
  public boolean hasArchived(List<Long> request) {
    return workers.hasDone(request);
  }

  /**
   * Archives what waits, in 20 s at most, and ends; a second call does nothing. Takes 45 s at the
   * longest.
   */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    workers.close();
    cluster.close();
    s3.close();
  }
}

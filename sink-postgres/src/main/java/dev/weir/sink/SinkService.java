package dev.weir.sink;

import dev.weir.admin.HealthCheck;
import dev.weir.failure.Backoff;
import dev.weir.failure.CircuitBreaker;
import dev.weir.registry.SchemaRegistry;
import dev.weir.serde.WeirSerdes;
import dev.weir.sink.batch.BatchWriter;
import dev.weir.sink.batch.TopicWriter;
import dev.weir.sink.consume.LaneTopics;
import dev.weir.sink.consume.Offsets;
import dev.weir.sink.consume.Progress;
import dev.weir.sink.consume.Route;
import dev.weir.sink.consume.SessionFactory;
import dev.weir.sink.consume.Workers;
import dev.weir.sink.deployment.DeploymentWriter;
import dev.weir.sink.dora.ServiceDayWriter;
import dev.weir.sink.failure.KafkaDeadLetters;
import dev.weir.sink.flowitem.FlowItemWriter;
import dev.weir.sink.incident.IncidentWriter;
import dev.weir.sink.itemfact.ItemFactWriter;
import dev.weir.sink.metrics.SinkMetrics;
import dev.weir.sink.migrate.Schemas;
import dev.weir.sink.pool.WriterPool;
import dev.weir.sink.team.TeamWriter;
import dev.weir.sink.webhook.EnsurePartitions;
import dev.weir.sink.webhook.OutcomeWriter;
import dev.weir.sink.webhook.RawWebhookWriter;
import dev.weir.topic.Cluster;
import dev.weir.topic.Topic;
import dev.weir.topic.TopicCatalogue;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * The sink, wired. The schema must have been migrated. {@link #start} and {@link #close} are for
 * one thread; the rest is thread-safe.
 */
public final class SinkService implements AutoCloseable {
  /**
   * Nobody waits for the rows of these: fewer transactions leave the processor to those of items.
   */
  private static final Duration GATHERING = Duration.ofMillis(200);

  private final TopicCatalogue catalogue;
  private final WeirSerdes serdes;
  private final SinkMetrics metrics;
  private final CircuitBreaker circuit;
  private final WriterPool pool;
  private final KafkaDeadLetters deadLetters;
  private final Cluster cluster;
  private final Workers workers;
  private boolean closed;

  /**
   * A sink that reads nothing yet. Kafka, the registry and the database need not be there.
   *
   * @param schemas stays the caller's to close
   * @param registry gets the sink's series
   */
  public SinkService(
      SinkConfig config, SchemaRegistry schemas, PrometheusRegistry registry, Clock clock) {
    this.catalogue = new TopicCatalogue(config.topicPrefix(), config.generation(), 1);
    this.serdes = new WeirSerdes(schemas, config.serdes());
    this.metrics = new SinkMetrics(registry, clock);
    this.circuit = new CircuitBreaker(config.circuit(), clock);
    this.pool =
        new WriterPool(config.jdbc(), config.pool(), new Schemas(config.generation()), metrics);
    this.deadLetters =
        new KafkaDeadLetters(config.kafka(), catalogue.deadLetters(), serdes, metrics);
    this.cluster = new Cluster(config.kafka());
    this.workers =
        new Workers(config.kafka(), lanes(clock), config.workers(), sessions(config, clock));
  }

  private SessionFactory sessions(SinkConfig config, Clock clock) {
    Backoff backoff =
        new Backoff(
            config.retries().first(),
            config.retries().limit(),
            () -> ThreadLocalRandom.current().nextDouble());
    return new SessionFactory(
        cluster,
        new Offsets(pool.source()),
        config.batch(),
        backoff,
        clock,
        circuit,
        new Progress(),
        metrics);
  }

  /** Topics that write the same rows share a lane; large ones keep out of the way of the others. */
  private List<LaneTopics> lanes(Clock clock) {
    EnsurePartitions partitions = new EnsurePartitions();
    return List.of(
        new LaneTopics(
            "items",
            List.of(
                route(catalogue.flowItems(), new FlowItemWriter()),
                route(catalogue.deployments(), new DeploymentWriter()),
                route(catalogue.incidents(), new IncidentWriter())),
            Duration.ZERO),
        new LaneTopics(
            "facts", List.of(route(catalogue.itemFacts(), new ItemFactWriter())), GATHERING),
        new LaneTopics(
            "metrics",
            List.of(
                route(catalogue.teamMetrics(), new TeamWriter()),
                route(catalogue.serviceMetrics(), new ServiceDayWriter())),
            Duration.ZERO),
        new LaneTopics(
            "webhooks",
            List.of(
                route(catalogue.webhooks(), new RawWebhookWriter(partitions)),
                route(catalogue.deliveries(), new OutcomeWriter(partitions, clock))),
            GATHERING));
  }

  private <K extends SpecificRecord, V extends SpecificRecord> Route<K, V> route(
      Topic<K, V> topic, TopicWriter<K, V> writer) {
    return new Route<>(
        topic, serdes, new BatchWriter<>(pool.source(), writer, deadLetters, metrics));
  }

  /** Starts to read. Waits for nothing: what is not there yet is tried again. */
  public void start() {
    workers.start();
  }

  /** Empty if every topic is read and the database answers, else why not. Does not block. */
  public Optional<String> check() {
    pool.report();
    if (closed) {
      return Optional.of("the sink is stopped");
    }
    return circuit.state() == CircuitBreaker.State.OPEN
        ? Optional.of("the database does not answer")
        : workers.trouble();
  }

  /** The check for an admin server. */
  public HealthCheck healthCheck() {
    return new HealthCheck("sink-postgres", this::check);
  }

  /**
   * How many offsets are to go in each partition that is read, those of open transactions among
   * them.
   *
   * @throws org.apache.kafka.common.KafkaException if the cluster did not answer
   */
  public Map<TopicPartition, Long> lag() {
    return workers.lag();
  }

  /**
   * Whether every topic is read to its end and all of it is written. False while a transaction is
   * open somewhere.
   *
   * @throws org.apache.kafka.common.KafkaException if the cluster did not answer
   */
  public boolean caughtUp() {
    return workers.isCaughtUp();
  }

  /** Ends after the batches in hand; a second call does nothing. Takes a minute at the longest. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    workers.close();
    deadLetters.close();
    cluster.close();
    pool.close();
  }
}

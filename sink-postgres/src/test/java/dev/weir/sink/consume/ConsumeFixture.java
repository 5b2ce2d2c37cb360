package dev.weir.sink.consume;

import dev.weir.embedded.postgres.EmbeddedPostgres.Version;
import dev.weir.failure.Backoff;
import dev.weir.failure.CircuitBreaker;
import dev.weir.failure.Retry;
import dev.weir.registry.InMemorySchemaRegistry;
import dev.weir.schema.avro.FlowItem;
import dev.weir.schema.avro.ItemKey;
import dev.weir.sink.SinkConfig;
import dev.weir.sink.TestDatabase;
import dev.weir.sink.TestTopics;
import dev.weir.sink.batch.BatchWriter;
import dev.weir.sink.flowitem.FlowItemWriter;
import dev.weir.sink.metrics.SinkMetrics;
import dev.weir.sink.migrate.Schemas;
import dev.weir.sink.pool.WriterPool;
import dev.weir.topic.Cluster;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;

/** Topics, a database, and what reads items of the one into the other. */
final class ConsumeFixture implements AutoCloseable {
  static final BatchLimits LIMITS = new BatchLimits(500, 1 << 20);

  final TestTopics topics = new TestTopics(new InMemorySchemaRegistry());
  final TestDatabase database = TestDatabase.migrated(Version.V18);
  private final Clock clock = Clock.systemUTC();
  private final SinkMetrics metrics = new SinkMetrics(new PrometheusRegistry(), clock);
  private final Progress progress = new Progress();
  private final Backoff backoff =
      new Backoff(Duration.ofMinutes(1), Duration.ofMinutes(1), () -> 0.5);
  private final CircuitBreaker circuit =
      new CircuitBreaker(new CircuitBreaker.Settings(5, Duration.ofSeconds(1), 3), clock);
  private final WriterPool pool =
      new WriterPool(database.writer(), new SinkConfig.Pool(0, 4), new Schemas(1), metrics);
  private final Cluster cluster = new Cluster(TestTopics.kafka());
  private final Offsets offsets = new Offsets(pool.source());

  Route<ItemKey, FlowItem> items() {
    return new Route<>(
        topics.catalogue().flowItems(),
        topics.serdes(),
        new BatchWriter<>(pool.source(), new FlowItemWriter(), refused -> {}, metrics));
  }

  /** A session of one partition that was never read. */
  Session session(Consumer<byte[], byte[]> consumer, TopicPartition partition) {
    long stored = offsets.claim("id", partition, 0);
    Feed<?, ?> feed =
        new Feed<>(partition, "id", items(), LIMITS, new Retry(backoff, clock), stored);
    return new Session(consumer, List.of(feed), offsets, circuit, progress, metrics);
  }

  Worker worker(LaneTopics lane) {
    return new Worker(
        TestTopics.kafka(),
        new Lane(lane, 0, 1),
        new SessionFactory(cluster, offsets, LIMITS, backoff, clock, circuit, progress, metrics));
  }

  /** Names of the items that stand in the table. */
  List<String> written() {
    return database.read("SELECT external_id FROM flow_items ORDER BY 1");
  }

  @Override
  public void close() {
    cluster.close();
    pool.close();
    topics.close();
  }
}

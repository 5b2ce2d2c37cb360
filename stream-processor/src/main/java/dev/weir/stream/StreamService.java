package dev.weir.stream;

import dev.weir.admin.HealthCheck;
import dev.weir.registry.SchemaRegistry;
import dev.weir.schema.avro.TeamProfile;
import dev.weir.serde.WeirSerdes;
import dev.weir.stream.generation.Layout;
import dev.weir.stream.generation.LayoutLog;
import dev.weir.stream.lag.GroupLag;
import dev.weir.stream.normalize.Readers;
import dev.weir.stream.pace.CommitPaces;
import dev.weir.stream.scope.policy.Policy;
import dev.weir.stream.scope.policy.ValueStreamPolicy;
import dev.weir.stream.team.SkippedTeamItems;
import dev.weir.stream.team.TeamTopology;
import dev.weir.stream.team.Teams;
import dev.weir.stream.topology.OutcomeLog;
import dev.weir.stream.topology.StreamMetrics;
import dev.weir.stream.topology.WeirTopology;
import dev.weir.stream.transaction.CountingClients;
import dev.weir.stream.transaction.TransactionMetrics;
import dev.weir.stream.valuestream.Team;
import dev.weir.stream.valuestream.ValueStream;
import dev.weir.topic.Cluster;
import dev.weir.topic.TopicCatalogue;
import dev.weir.topic.TopicSetup;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stream processor, wired. {@link #start} and {@link #close} are for one thread; the rest is
 * thread-safe.
 */
public final class StreamService implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(StreamService.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(20);
  private static final int GENERATION = 1;

  private final StreamConfig config;
  private final TopicCatalogue catalogue;
  private final WeirSerdes serdes;
  private final Topology topology;
  private final Layout layout;
  private final StreamMetrics metrics;
  private final TransactionMetrics transactions;
  private @Nullable volatile KafkaStreams streams;
  private @Nullable volatile GroupLag lag;

  /**
   * A processor that does nothing yet.
   *
   * @param schemas stays the caller's to close
   * @param registry gets the processor's series
   */
  public StreamService(
      StreamConfig config,
      SchemaRegistry schemas,
      PrometheusRegistry registry,
      InstantSource clock) {
    this.config = config;
    catalogue = new TopicCatalogue(config.topicPrefix(), GENERATION, config.partitions());
    serdes = new WeirSerdes(schemas, config.serdes());
    metrics = new StreamMetrics(registry, clock);
    transactions = new TransactionMetrics(registry);
    Policy policy = new ValueStreamPolicy(config.valueStream());
    CommitPaces paces = new CommitPaces(config.commitInterval(), config.commitIntervalMost());
    TeamTopology teams =
        new TeamTopology(
            catalogue,
            serdes,
            policy.rulesVersion(),
            teams(config.valueStream()),
            new SkippedTeamItems(clock),
            paces);
    topology =
        new WeirTopology(
                catalogue,
                serdes,
                new Readers(config.valueStream()),
                policy,
                metrics,
                new OutcomeLog(config.log().deliveriesPerSecond(), clock),
                teams,
                paces)
            .build();
    layout = Layout.of(config.partitions(), topology.describe().toString(), policy.rulesVersion());
  }

  private static Teams teams(ValueStream valueStream) {
    Map<String, TeamProfile> profiles = new HashMap<>();
    for (Team team : valueStream.teams()) {
      profiles.put(
          team.id(),
          new TeamProfile(
              team.name(),
              team.description(),
              team.wipLimit(),
              team.targetFlowTime() == null ? null : team.targetFlowTime().toSeconds(),
              team.targetFlowEfficiencyPercent(),
              "{}"));
    }
    return new Teams(team -> valueStream.rulesFor(team.id()).staleAfter(), profiles);
  }

  /**
   * Creates the topics that are missing, refuses state of other rules, and starts to process.
   *
   * @throws dev.weir.stream.generation.LayoutChangedException if the state is of other rules
   * @throws IllegalStateException if Kafka does not answer
   */
  public void start() {
    TopicSetup.ensure(config.kafka(), catalogue.all());
    serdes.registerAll(catalogue.all());
    new LayoutLog(config.kafka(), catalogue.meta(), serdes).settle(GENERATION, layout);
    KafkaStreams started =
        new KafkaStreams(
            topology,
            new StreamsConfig(StreamSettings.of(config)),
            new CountingClients(transactions));
    started.setUncaughtExceptionHandler(
        exception -> {
          LOG.error("A stream thread failed and is replaced", exception);
          return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
    started.start();
    streams = started;
    lag =
        GroupLag.start(
            new Cluster(config.kafka()),
            StreamSettings.group(config),
            List.of(
                catalogue.webhooks().name(),
                catalogue.contributions().name(),
                catalogue.teamItems().name()),
            metrics.progress());
  }

  /** What the state of its generation depends on. */
  public Layout layout() {
    return layout;
  }

  /** The topology, as it is frozen for a generation. */
  public Topology topology() {
    return topology;
  }

  /** Empty if records are processed, else why not. Does not block. */
  public Optional<String> check() {
    KafkaStreams running = streams;
    if (running == null) {
      return Optional.of("the stream processor has not started, or has stopped");
    }
    KafkaStreams.State state = running.state();
    return state == KafkaStreams.State.RUNNING
        ? Optional.empty()
        : Optional.of("the stream processor is " + state);
  }

  /** The check for an admin server. */
  public HealthCheck healthCheck() {
    return new HealthCheck("stream-processor", this::check);
  }

  /** Finishes what is under way and leaves its group. Bounded by 20 seconds. Idempotent. */
  @Override
  public void close() {
    KafkaStreams running = streams;
    streams = null;
    GroupLag asking = lag;
    if (asking != null) {
      asking.close();
      lag = null;
    }
    if (running != null
        && !running.close(
            CloseOptions.timeout(CLOSE_TIMEOUT)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP))) {
      LOG.warn("The stream processor did not stop within {}", CLOSE_TIMEOUT);
    }
  }
}

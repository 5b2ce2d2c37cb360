package dev.weir.stream.team;

import dev.weir.registry.InMemorySchemaRegistry;
import dev.weir.schema.avro.TeamItem;
import dev.weir.schema.avro.TeamKey;
import dev.weir.schema.avro.TeamMetrics;
import dev.weir.schema.avro.TeamMetricsKey;
import dev.weir.schema.avro.TeamProfile;
import dev.weir.serde.WeirSerdes;
import dev.weir.stream.pace.CommitPaces;
import dev.weir.topic.TopicCatalogue;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription;
import org.apache.kafka.streams.TopologyTestDriver;
import org.jspecify.annotations.Nullable;

/** The topology of the team metrics, driven without a broker. */
final class TeamTopologyFixture implements AutoCloseable {
  static final String RULES = "rules-1";
  static final TeamProfile CONFIGURED =
      new TeamProfile("Content APIs", "Publishing API", 20, null, 40, "{\"wip_limit\":20}");

  private static final TopicCatalogue TOPICS = TopicCatalogue.of(4);

  private final WeirSerdes serdes = new WeirSerdes(new InMemorySchemaRegistry());
  private final SkippedTeamItems skipped = new SkippedTeamItems(InstantSource.system());
  private final Topology topology = new Topology();
  private final TopologyTestDriver driver;
  private final TestInputTopic<byte[], byte[]> items;
  private final TestOutputTopic<TeamMetricsKey, TeamMetrics> metrics;

  /**
   * @param folder where state is kept
   */
  TeamTopologyFixture(Path folder) {
    teamTopology().addTo(topology);
    Properties settings = new Properties();
    settings.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
    driver = new TopologyTestDriver(topology, settings);
    items =
        driver.createInputTopic(
            TOPICS.teamItems().name(), new ByteArraySerializer(), new ByteArraySerializer());
    metrics =
        driver.createOutputTopic(
            TOPICS.teamMetrics().name(),
            serdes.key(TOPICS.teamMetrics()).deserializer(),
            serdes.value(TOPICS.teamMetrics()).deserializer());
  }

  TeamTopology teamTopology() {
    Teams teams = new Teams(team -> Duration.ofDays(60), Map.of("content-apis", CONFIGURED));
    return new TeamTopology(
        TOPICS,
        serdes,
        RULES,
        teams,
        skipped,
        new CommitPaces(Duration.ofMillis(25), Duration.ofMillis(250)));
  }

  TopologyDescription description() {
    return topology.describe();
  }

  void tell(String team, SampleItem item) {
    tell(key(team), value(item));
  }

  void tell(byte @Nullable [] key, byte @Nullable [] value) {
    items.pipeInput(key, value);
  }

  byte[] key(String team) {
    TeamKey key = new TeamKey("acme", team);
    return serdes.key(TOPICS.teamItems()).serializer().serialize(TOPICS.teamItems().name(), key);
  }

  byte[] value(SampleItem item) {
    TeamItem value = item.build();
    return serdes.value(TOPICS.teamItems()).serializer().serialize("", value);
  }

  /** What was told since the last time, once the clock has moved on. */
  Map<TeamMetricsKey, @Nullable TeamMetrics> flushed() {
    driver.advanceWallClockTime(TeamMetricsProcessor.FLUSH_INTERVAL);
    return told();
  }

  /** What was told since the last time. */
  Map<TeamMetricsKey, @Nullable TeamMetrics> told() {
    Map<TeamMetricsKey, @Nullable TeamMetrics> told = new LinkedHashMap<>();
    for (KeyValue<TeamMetricsKey, TeamMetrics> row : metrics.readKeyValuesToList()) {
      told.put(row.key, row.value);
    }
    return told;
  }

  long skipped() {
    return skipped.count();
  }

  @Override
  public void close() {
    driver.close();
  }
}

package dev.weir.stream.topology;

import dev.weir.registry.InMemorySchemaRegistry;
import dev.weir.schema.avro.DeadLetter;
import dev.weir.schema.avro.Delivery;
import dev.weir.schema.avro.Deployment;
import dev.weir.schema.avro.FlowItem;
import dev.weir.schema.avro.Incident;
import dev.weir.schema.avro.ItemFact;
import dev.weir.schema.avro.ItemFactKey;
import dev.weir.schema.avro.RawWebhook;
import dev.weir.schema.avro.ScopeKey;
import dev.weir.schema.avro.ServiceMetrics;
import dev.weir.schema.avro.TeamMetrics;
import dev.weir.serde.WeirSerdes;
import dev.weir.stream.normalize.Readers;
import dev.weir.stream.pace.CommitPaces;
import dev.weir.stream.scope.policy.Policy;
import dev.weir.stream.scope.policy.ValueStreamPolicy;
import dev.weir.stream.team.SkippedTeamItems;
import dev.weir.stream.team.TeamTopology;
import dev.weir.stream.team.Teams;
import dev.weir.stream.valuestream.ValueStream;
import dev.weir.topic.Topic;
import dev.weir.topic.TopicCatalogue;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.UnaryOperator;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyTestDriver;

/** The whole topology in a test driver, seen as tables. */
final class TopologyFixture implements AutoCloseable {
  static final Instant RECEIVED = Instant.parse("2026-06-30T12:00:00Z");

  private final TopicCatalogue catalogue = TopicCatalogue.of(1);
  private final WeirSerdes serdes = new WeirSerdes(new InMemorySchemaRegistry());
  private final Instant received;
  private final Topology topology;
  private final TopologyTestDriver driver;
  private final TestInputTopic<byte[], byte[]> webhooks;
  private static final CommitPaces PACES =
      new CommitPaces(Duration.ofMillis(25), Duration.ofMillis(250));
  private final Path folder = temporaryFolder();
  private int deliveries;

  TopologyFixture() {
    this(policy -> policy);
  }

  /** With a policy that a test has its hand in. */
  TopologyFixture(UnaryOperator<Policy> hand) {
    this(ValueStream.builtIn(), hand, RECEIVED);
  }

  /** Under a value stream, everything received at an instant. */
  TopologyFixture(ValueStream valueStream, Instant received) {
    this(valueStream, policy -> policy, received);
  }

  private TopologyFixture(ValueStream valueStream, UnaryOperator<Policy> hand, Instant received) {
    this.received = received;
    Policy policy = hand.apply(new ValueStreamPolicy(valueStream));
    topology =
        new WeirTopology(
                catalogue,
                serdes,
                new Readers(valueStream),
                policy,
                new StreamMetrics(new PrometheusRegistry(), java.time.Clock.systemUTC()),
                new OutcomeLog(0, java.time.Clock.systemUTC()),
                new TeamTopology(
                    catalogue,
                    serdes,
                    policy.rulesVersion(),
                    new Teams(team -> Duration.ofDays(60), Map.of()),
                    new SkippedTeamItems(() -> RECEIVED),
                    PACES),
                PACES)
            .build();
    driver = new TopologyTestDriver(topology, settings(), RECEIVED);
    webhooks =
        driver.createInputTopic(
            catalogue.webhooks().name(), new ByteArraySerializer(), new ByteArraySerializer());
  }

  private Properties settings() {
    Properties settings = new Properties();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
    settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "localhost:1");
    settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    settings.put(StreamsConfig.STATE_DIR_CONFIG, folder.toString());
    return settings;
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("weir-topology");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Topology topology() {
    return topology;
  }

  /** A delivery of GitHub with an id of its own. */
  void deliver(String repository, String event, String body) {
    deliver(repository, event, body, "delivery-" + ++deliveries);
  }

  void deliver(String repository, String event, String body, String id) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    RawWebhook raw =
        RawWebhook.newBuilder()
            .setTenant("default")
            .setSource("github")
            .setInstance("github.com")
            .setDeliveryId(id)
            .setEventType(event)
            .setReceivedAt(received)
            .setTopic(catalogue.webhooks().name())
            .setHeaders(Map.of())
            .setBodySha256(ByteBuffer.wrap(sha256(bytes)))
            .setBody(ByteBuffer.wrap(bytes))
            .build();
    ScopeKey key = new ScopeKey("default", "github", "github.com", repository);
    Topic<ScopeKey, RawWebhook> topic = catalogue.webhooks();
    send(
        serdes.key(topic).serializer().serialize(topic.name(), key),
        serdes.value(topic).serializer().serialize(topic.name(), raw));
  }

  /** Any bytes at all. */
  void send(byte[] key, byte[] value) {
    webhooks.pipeInput(key, value, received.toEpochMilli());
    driver.advanceWallClockTime(Duration.ofMillis(30));
  }

  List<Delivery> outcomes() {
    return read(catalogue.deliveries()).stream().map(pair -> pair.value).toList();
  }

  List<DeadLetter> deadLetters() {
    return read(catalogue.deadLetters()).stream().map(pair -> pair.value).toList();
  }

  /** Items as their topic's compaction would leave them, by external id. */
  Map<String, FlowItem> items() {
    Map<SpecificRecord, FlowItem> latest = new LinkedHashMap<>();
    read(catalogue.flowItems()).forEach(pair -> latest.put(pair.key, pair.value));
    Map<String, FlowItem> items = new LinkedHashMap<>();
    latest.values().stream()
        .filter(item -> item != null)
        .forEach(item -> items.put(item.getExternalId(), item));
    return items;
  }

  /** Lets the time pass after which facts are explained, and reads them as told since. */
  List<KeyValue<ItemFactKey, ItemFact>> itemFacts() {
    pass(Explaining.INTERVAL);
    pass(Explaining.INTERVAL);
    return toldItemFacts();
  }

  /** Facts of items as told since. */
  List<KeyValue<ItemFactKey, ItemFact>> toldItemFacts() {
    return read(catalogue.itemFacts());
  }

  /** Lets time pass; records that come later are still of the time of the first. */
  void pass(Duration time) {
    driver.advanceWallClockTime(time);
  }

  Collection<Deployment> deployments() {
    return latest(catalogue.deployments()).values();
  }

  Collection<Incident> incidents() {
    return latest(catalogue.incidents()).values();
  }

  /** By service and day, parted by a blank. */
  Map<String, ServiceMetrics> serviceDays() {
    Map<String, ServiceMetrics> days = new LinkedHashMap<>();
    latest(catalogue.serviceMetrics())
        .forEach((key, day) -> days.put(key.getServiceId() + " " + key.getMetricDate(), day));
    return days;
  }

  /** As compaction would leave a topic. */
  private <K extends SpecificRecord, V extends SpecificRecord> Map<K, V> latest(Topic<K, V> topic) {
    Map<K, V> latest = new LinkedHashMap<>();
    for (KeyValue<K, V> pair : read(topic)) {
      if (pair.value == null) {
        latest.remove(pair.key);
      } else {
        latest.put(pair.key, pair.value);
      }
    }
    return latest;
  }

  List<KeyValue<dev.weir.schema.avro.TeamMetricsKey, TeamMetrics>> teamMetrics() {
    return read(catalogue.teamMetrics());
  }

  private <K extends SpecificRecord, V extends SpecificRecord> List<KeyValue<K, V>> read(
      Topic<K, V> topic) {
    return driver
        .createOutputTopic(
            topic.name(), serdes.key(topic).deserializer(), serdes.value(topic).deserializer())
        .readKeyValuesToList();
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    driver.close();
    folder.toFile().delete(); // empty by now
  }
}

package dev.weir.standalone;

import dev.weir.admin.AdminServer;
import dev.weir.admin.HealthCheck;
import dev.weir.archive.ArchiveConfig;
import dev.weir.config.Environment;
import dev.weir.embedded.kafka.EmbeddedKafka;
import dev.weir.ingest.IngestConfig;
import dev.weir.ingest.IngestService;
import dev.weir.registry.HttpSchemaRegistry;
import dev.weir.registry.RegistryServer;
import dev.weir.registry.SchemaRegistry;
import dev.weir.service.Parts;
import dev.weir.service.Port;
import dev.weir.sink.SinkConfig;
import dev.weir.sink.SinkService;
import dev.weir.standalone.folder.DataFolder;
import dev.weir.standalone.terminal.Progress;
import dev.weir.stream.StreamConfig;
import dev.weir.stream.StreamService;
import dev.weir.telemetry.ProcessMetrics;
import dev.weir.topic.TopicCatalogue;
import dev.weir.topic.TopicSetup;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * The whole system in one process, wired. It stops in the opposite order: intake first, then the
 * processors, then the servers. {@link #close} may be called by any thread, also during {@link
 * #start}.
 */
public final class StandaloneService implements AutoCloseable {
  private static final String LOCAL = "127.0.0.1";

  private final StandaloneConfig config;
  private final DataFolder folder;
  private final Progress progress;
  private final PrometheusRegistry metrics = ProcessMetrics.of("standalone");
  private final Clock clock = Clock.systemUTC();
  private final Parts parts = new Parts();

  /**
   * A system that does nothing yet.
   *
   * @param folder closed with the system
   */
  public StandaloneService(StandaloneConfig config, DataFolder folder, Progress progress) {
    this.config = config;
    this.folder = folder;
    this.progress = progress;
  }

  /**
   * A system that takes deliveries.
   *
   * @param streamGroup under which the stream processor reads
   * @param sink tells how far it is
   * @param archiver archives what it is asked to
   */
  public record Running(
      Addresses addresses,
      IngestConfig ingest,
      String streamGroup,
      SinkService sink,
      Archiver archiver) {}

  /**
   * Starts everything and returns when deliveries are taken and processed.
   *
   * @throws dev.weir.service.PortTakenException when a port is taken
   * @throws Exception what else a part fails with
   */
  public Running start() throws Exception {
    parts.start("data folder", () -> folder);
    ServiceVariables variables = new ServiceVariables(config.variables());
    variables.put("WEIR_STREAM_STATE", folder.streamState().toString());
    variables.put("WEIR_STREAM_INSTANCE", "standalone");
    Optional<Addresses.GeneratedSecret> secret = variables.gitHubSecret(folder);

    progress.step("starting the servers");
    CompletableFuture<DatabaseServer> migrating = startBeside(() -> database(variables));
    CompletableFuture<ObjectServer> objects = startBeside(this::objects);
    String kafka = kafka(variables);
    URI registry = registry(variables);
    HttpSchemaRegistry schemas =
        parts.start("registry client", () -> new HttpSchemaRegistry(registry));

    progress.step("starting the services");
    IngestConfig settings = IngestConfig.read(new Environment(variables.all()));
    ObjectServer store = Joined.result(objects);
    Archiver archiver = archiver(store, variables, schemas);
    StreamService stream = stream(StreamConfig.read(new Environment(variables.all())), schemas);
    DatabaseServer database = Joined.result(migrating);
    SinkService sink = sink(SinkConfig.read(new Environment(variables.all())), schemas);
    IngestService ingest = ingest(settings, schemas);
    AdminServer admin = admin(settings, ingest, stream, sink, archiver);
    new Readiness(progress)
        .await(
            Map.of(
                "gateway", ingest::check,
                "stream processor", stream::check,
                "sink", sink::check,
                "archiver", archiver::check));
    Addresses addresses =
        new Addresses(
            url(settings.host(), ingest.port()),
            url(settings.admin().host(), admin.port()),
            kafka,
            registry,
            database.jdbcUrl(),
            database.readerPasswordFile(),
            secret,
            ArchiveConfig.read(new Environment(variables.all())).s3(),
            store.bucketFolder(),
            folder.root());
    parts.start("address file", () -> AddressFile.write(addresses));
    return new Running(addresses, settings, streamGroup(settings), sink, archiver);
  }

  private static <T> CompletableFuture<T> startBeside(Parts.Start<T> start) {
    return CompletableFuture.supplyAsync(
        () -> Joined.unchecked(start), task -> new Thread(task, "weir-start").start());
  }

  private ObjectServer objects() throws Exception {
    return parts.start("S3", () -> ObjectServer.start(config, folder));
  }

  private Archiver archiver(ObjectServer store, ServiceVariables variables, SchemaRegistry schemas)
      throws Exception {
    variables.putAll(store.variables());
    ArchiveConfig settings = ArchiveConfig.read(new Environment(variables.all()));
    return parts.start("archiver", () -> Archiver.startBeside(settings, schemas, metrics, clock));
  }

  private DatabaseServer database(ServiceVariables variables) throws Exception {
    DatabaseServer server = parts.start("PostgreSQL", () -> DatabaseServer.start(config, folder));
    server.prepare();
    variables.putAll(server.variables());
    return server;
  }

  private String kafka(ServiceVariables variables) throws Exception {
    String servers = config.kafka().isPresent() ? config.kafka().get() : embeddedKafka();
    variables.put("WEIR_KAFKA_BOOTSTRAP_SERVERS", servers);
    IngestConfig settings = IngestConfig.read(new Environment(variables.all()));
    TopicSetup.ensure(
        settings.kafka(),
        new TopicCatalogue(settings.topicPrefix(), 1, settings.partitions()).all());
    return servers;
  }

  private static String streamGroup(IngestConfig settings) {
    return settings.topicPrefix() + "weir-stream-processor";
  }

  private String embeddedKafka() throws Exception {
    int port = config.ports().kafka();
    EmbeddedKafka kafka =
        new Port("Kafka", "WEIR_KAFKA_PORT", port)
            .use(
                () ->
                    parts.start(
                        "Kafka",
                        () ->
                            EmbeddedKafka.start(new EmbeddedKafka.Settings(folder.kafka(), port))));
    return kafka.bootstrapServers();
  }

  private URI registry(ServiceVariables variables) throws Exception {
    if (config.registry().isPresent()) {
      return config.registry().get();
    }
    Map<String, Object> settings = IngestConfig.read(new Environment(variables.all())).kafka();
    int port = config.ports().registry();
    RegistryServer registry =
        new Port("the schema registry", "WEIR_REGISTRY_PORT", port)
            .use(
                () ->
                    parts.start(
                        "schema registry",
                        () ->
                            RegistryServer.start(
                                new RegistryServer.Settings(LOCAL, port, settings))));
    variables.put("WEIR_REGISTRY_URL", registry.uri().toString());
    return registry.uri();
  }

  private StreamService stream(StreamConfig settings, HttpSchemaRegistry schemas) throws Exception {
    return parts.start(
        "stream processor",
        () -> {
          StreamService stream = new StreamService(settings, schemas, metrics, clock);
          stream.start();
          return stream;
        });
  }

  private SinkService sink(SinkConfig settings, HttpSchemaRegistry schemas) throws Exception {
    return parts.start(
        "sink",
        () -> {
          SinkService sink = new SinkService(settings, schemas, metrics, clock);
          sink.start();
          return sink;
        });
  }

  private IngestService ingest(IngestConfig settings, HttpSchemaRegistry schemas) throws Exception {
    return new Port("the gateway", "WEIR_GATEWAY_PORT", settings.port())
        .use(
            () ->
                parts.start(
                    "gateway",
                    () -> {
                      IngestService ingest = new IngestService(settings, schemas, metrics, clock);
                      ingest.start();
                      return ingest;
                    }));
  }

  private AdminServer admin(
      IngestConfig settings,
      IngestService ingest,
      StreamService stream,
      SinkService sink,
      Archiver archiver)
      throws Exception {
    List<HealthCheck> checks =
        List.of(
            ingest.healthCheck(),
            new HealthCheck("stream-processor", stream::check),
            new HealthCheck("sink-postgres", sink::check),
            new HealthCheck("archiver", archiver::check));
    return parts.start(
        "health and metrics", () -> AdminServer.start(settings.admin(), checks, metrics));
  }

  private static URI url(String host, int port) {
    return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
  }

  /** Stops what was started; a part that fails to stop does not spare the others. Idempotent. */
  @Override
  public void close() {
    parts.close();
  }
}

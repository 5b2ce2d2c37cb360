package dev.weir.standalone.doctor.subject;

import dev.weir.archive.ArchiveConfig;
import dev.weir.config.ConfigurationException;
import dev.weir.config.Environment;
import dev.weir.ingest.IngestConfig;
import dev.weir.sink.SinkConfig;
import dev.weir.standalone.AddressFile;
import dev.weir.standalone.StandaloneConfig;
import dev.weir.stream.StreamConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What is examined: the system that {@code ./weir up} would run, or runs, on a data folder.
 * Immutable.
 *
 * @param config which servers are embedded, and where
 * @param services what each service reads, with the addresses of the running system
 * @param problems of the configuration; where there is one, the default stands in its place
 * @param variables all of Weir's that hold
 * @param data the folder; it need not exist
 * @param running the process that has it
 */
public record Subject(
    StandaloneConfig config,
    Services services,
    List<String> problems,
    Map<String, String> variables,
    Path data,
    Optional<Running> running,
    Surroundings surroundings) {
  private static final String PREFIX = "WEIR_";
  private static final String FILE = "_FILE";

  /** What each service reads. */
  public record Services(
      IngestConfig ingest, StreamConfig stream, SinkConfig sink, ArchiveConfig archive) {
    static Services read(Environment environment) {
      return new Services(
          IngestConfig.read(environment),
          StreamConfig.read(environment),
          SinkConfig.read(environment),
          ArchiveConfig.read(environment));
    }
  }

  public Subject {
    problems = List.copyOf(problems);
    variables = Map.copyOf(variables);
  }

  /** Reads all that the configuration says; never throws for what it says. */
  public static Subject of(Surroundings surroundings, Path folder) {
    Path data = folder.toAbsolutePath().normalize();
    Optional<Running> running = Running.on(data);
    Map<String, String> variables = new TreeMap<>();
    running.ifPresent(process -> variables.putAll(process.variables()));
    surroundings
        .variables()
        .forEach(
            (name, value) -> {
              if (name.startsWith(PREFIX) && !value.isBlank()) {
                put(variables, name, value);
              }
            });
    Environment environment = new Environment(variables);
    StandaloneConfig config = StandaloneConfig.read(environment, variables);
    Services.read(environment);
    List<String> problems = problems(environment);
    Optional<AddressFile.Told> told = running.flatMap(Running::addresses);
    Map<String, String> completed = new TreeMap<>(variables);
    told.ifPresent(addresses -> complete(completed, config, addresses));
    Services services = Services.read(new Environment(completed));
    return new Subject(config, services, problems, variables, data, running, surroundings);
  }

  private static List<String> problems(Environment environment) {
    try {
      environment.checkNames();
      return List.of();
    } catch (ConfigurationException e) {
      return environment.problems();
    }
  }

  /** With the addresses of what runs, where the configuration names no other server. */
  private static void complete(
      Map<String, String> variables, StandaloneConfig config, AddressFile.Told told) {
    if (config.kafka().isEmpty()) {
      told.value("kafka").ifPresent(it -> put(variables, "WEIR_KAFKA_BOOTSTRAP_SERVERS", it));
    }
    if (config.registry().isEmpty()) {
      told.value("registry").ifPresent(it -> put(variables, "WEIR_REGISTRY_URL", it));
    }
    if (config.database().isEmpty()) {
      told.value("jdbc_url").ifPresent(it -> put(variables, "WEIR_JDBC_URL", it));
    }
    if (!config.otherS3()) {
      told.value("s3_endpoint").ifPresent(it -> put(variables, "WEIR_S3_ENDPOINT", it));
      told.value("s3_bucket").ifPresent(it -> put(variables, "WEIR_S3_BUCKET", it));
    }
  }

  /** A variable and the twin that names a file exclude each other. */
  private static void put(Map<String, String> variables, String name, String value) {
    boolean twin = name.endsWith(FILE);
    variables.remove(twin ? name.substring(0, name.length() - FILE.length()) : name + FILE);
    variables.put(name, value);
  }

  /** Whether the system is ready, as far as its folder tells. */
  public boolean isReady() {
    return running.flatMap(Running::addresses).isPresent();
  }

  /** Whether Kafka can be asked: one that the configuration names, or one that runs. */
  public boolean hasKafka() {
    return config.kafka().isPresent() || isReady();
  }

  /** Whether the registry can be asked. */
  public boolean hasRegistry() {
    return config.registry().isPresent() || isReady();
  }

  /** Whether the database can be asked. */
  public boolean hasDatabase() {
    return config.database().isPresent() || isReady();
  }

  /** Whether S3 can be asked. */
  public boolean hasS3() {
    return config.otherS3() || isReady();
  }

  /** Whether every server is one that the configuration names. */
  public boolean isAllExternal() {
    return config.kafka().isPresent()
        && config.registry().isPresent()
        && config.database().isPresent()
        && config.otherS3();
  }

  /** What it is, one sentence. */
  public String inWords() {
    String how =
        running
            .map(
                process ->
                    (process.addresses().isPresent() ? "runs as process " : "starts as process ")
                        + process.pid())
            .orElse("does not run");
    return "The system of " + data + ", which " + how;
  }
}

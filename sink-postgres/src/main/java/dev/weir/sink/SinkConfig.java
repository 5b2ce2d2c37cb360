package dev.weir.sink;

import dev.weir.admin.AdminAddress;
import dev.weir.config.Environment;
import dev.weir.config.Secret;
import dev.weir.config.SharedVariables;
import dev.weir.failure.CircuitBreaker;
import dev.weir.log.LogSettings;
import dev.weir.serde.SerdeClasses;
import dev.weir.sink.consume.BatchLimits;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * Configuration of the sink. Immutable.
 *
 * @param kafka settings of every Kafka client; holds secrets in the clear
 * @param generation from 1: which derived topics and which schema
 * @param workers threads for each lane of topics
 * @param admin where a sink that runs alone tells of itself
 */
public record SinkConfig(
    Map<String, Object> kafka,
    URI registryUrl,
    SerdeClasses serdes,
    String topicPrefix,
    int generation,
    Jdbc jdbc,
    Pool pool,
    int workers,
    BatchLimits batch,
    CircuitBreaker.Settings circuit,
    Retries retries,
    AdminAddress admin) {
  /** Where the database is, and as whom the sink writes. */
  public record Jdbc(String url, String user, Secret password) {}

  /** Connections that are kept at least and held at most. */
  public record Pool(int min, int max) {}

  /** Waits before a failed batch is tried again. */
  public record Retries(Duration first, Duration limit) {}

  public SinkConfig {
    kafka = Map.copyOf(kafka);
  }

  /**
   * Reads the environment of a sink that runs alone.
   *
   * @throws dev.weir.config.ConfigurationException with all problems, unknown variables among them
   */
  public static SinkConfig fromEnvironment(Map<String, String> variables) {
    Environment environment = new Environment(variables);
    SinkConfig config = read(environment);
    environment.checkNames();
    return config;
  }

  /** Reads the sink's variables; problems are left in the environment for the caller to check. */
  public static SinkConfig read(Environment environment) {
    LogSettings.check(environment);
    URI registryUrl = SharedVariables.registryUrl(environment);
    return new SinkConfig(
        SharedVariables.kafka(environment),
        registryUrl,
        SerdeClasses.from(environment, registryUrl.toString()),
        SharedVariables.topicPrefix(environment),
        environment.integer(
            "WEIR_GENERATION", 1, 1, 1_000, "Generation of the derived topics and the schema."),
        jdbc(environment),
        pool(environment),
        environment.integer("WEIR_SINK_WORKERS", 2, 1, 16, "Threads for each lane of topics."),
        batch(environment),
        circuit(environment),
        retries(environment),
        AdminAddress.from(environment));
  }

  private static Jdbc jdbc(Environment environment) {
    return new Jdbc(
        environment.text(
            "WEIR_JDBC_URL", "jdbc:postgresql://127.0.0.1:15432/weir", "The database."),
        environment.text("WEIR_JDBC_USER", "weir_writer", "Role that the sink writes as."),
        environment.secret("WEIR_JDBC_PASSWORD", "Password of that role.").orElse(new Secret("")));
  }

  private static Pool pool(Environment environment) {
    int max = environment.integer("WEIR_SINK_POOL_MAX", 50, 1, 1_000, "Connections held at most.");
    return new Pool(
        environment.integer(
            "WEIR_SINK_POOL_MIN", Math.min(10, max), 0, max, "Connections kept at least."),
        max);
  }

  private static BatchLimits batch(Environment environment) {
    return new BatchLimits(
        environment.integer(
            "WEIR_SINK_BATCH_RECORDS", 2_000, 1, 10_000, "Records of a transaction at most."),
        environment.whole(
            "WEIR_SINK_BATCH_BYTES",
            8L * 1024 * 1024,
            1_024,
            256L * 1024 * 1024,
            "Bytes of a transaction at most, unless one record is larger."));
  }

  private static CircuitBreaker.Settings circuit(Environment environment) {
    return new CircuitBreaker.Settings(
        environment.integer(
            "WEIR_SINK_BREAKER_FAILURES", 5, 1, 1_000, "Failures in a row that stop all tries."),
        environment.duration(
            "WEIR_SINK_BREAKER_OPEN", Duration.ofSeconds(60), "How long nothing is tried then."),
        environment.integer(
            "WEIR_SINK_BREAKER_PROBES", 3, 1, 100, "Successes after which all is well again."));
  }

  private static Retries retries(Environment environment) {
    return new Retries(
        environment.duration(
            "WEIR_SINK_RETRY_FIRST", Duration.ofMillis(100), "First wait after a failure."),
        environment.duration(
            "WEIR_SINK_RETRY_LIMIT", Duration.ofSeconds(10), "Longest wait after a failure."));
  }
}

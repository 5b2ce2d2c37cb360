package dev.weir.standalone;

import dev.weir.archive.ArchiveConfig;
import dev.weir.config.Environment;
import dev.weir.config.Secret;
import dev.weir.ingest.IngestConfig;
import dev.weir.sink.SinkConfig;
import dev.weir.stream.StreamConfig;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Configuration of a whole system: which servers are embedded, and where. Immutable.
 *
 * @param kafka Kafka servers to use; empty: one is embedded
 * @param registry the registry to use; empty: one is embedded
 * @param database the database to use; empty: a server is embedded
 * @param otherS3 whether the environment names an S3; else one is embedded
 * @param ports of what is embedded; 0 for a free one
 * @param variables the environment, from which the services read the rest
 */
public record StandaloneConfig(
    Optional<String> kafka,
    Optional<URI> registry,
    Optional<GivenDatabase> database,
    boolean otherS3,
    Ports ports,
    Map<String, String> variables) {
  /** Ports of the embedded servers on 127.0.0.1, and of health and metrics. */
  public record Ports(int kafka, int registry, int postgres, int s3) {
    /** Free ones for all. */
    public static Ports free() {
      return new Ports(0, 0, 0, 0);
    }
  }

  /**
   * A database server that exists. Given an administrator, the database and its roles are made;
   * given a migrator's password, its schema is made.
   */
  public record GivenDatabase(
      String url,
      Optional<String> admin,
      Optional<Secret> adminPassword,
      Optional<Secret> migratorPassword,
      Optional<Secret> writerPassword,
      Optional<Secret> readerPassword) {}

  public StandaloneConfig {
    variables = Map.copyOf(variables);
  }

  /**
   * Reads the environment of {@code ./weir up}, with all that its services read.
   *
   * @throws dev.weir.config.ConfigurationException with all problems, unknown variables among them
   */
  public static StandaloneConfig fromEnvironment(Map<String, String> variables) {
    Environment environment = new Environment(variables);
    StandaloneConfig config = read(environment, variables);
    IngestConfig.read(environment);
    StreamConfig.read(environment);
    SinkConfig.read(environment);
    ArchiveConfig.read(environment);
    environment.checkNames();
    return config;
  }

  /**
   * A system of its own: every server embedded on a free port, whatever addresses the environment
   * names.
   *
   * @throws dev.weir.config.ConfigurationException with all problems
   */
  public static StandaloneConfig isolated(Map<String, String> variables) {
    Map<String, String> kept = new HashMap<>(variables);
    kept.keySet().removeIf(StandaloneConfig::namesAServer);
    for (String port :
        new String[] {
          "KAFKA_PORT", "REGISTRY_PORT", "POSTGRES_PORT", "S3_PORT", "GATEWAY_PORT", "ADMIN_PORT"
        }) {
      kept.put("WEIR_" + port, "0");
    }
    return fromEnvironment(kept);
  }

  private static boolean namesAServer(String name) {
    return name.startsWith("WEIR_KAFKA_")
        || name.startsWith("WEIR_REGISTRY_")
        || name.startsWith("WEIR_JDBC_")
        || name.startsWith("WEIR_POSTGRES_")
        || name.startsWith("WEIR_GATEWAY_")
        || name.startsWith("WEIR_ADMIN_")
        || name.startsWith("WEIR_S3_");
  }

  /** Reads which servers are embedded, and where; problems are left in the environment. */
  public static StandaloneConfig read(Environment environment, Map<String, String> variables) {
    Ports ports =
        new Ports(
            port(environment, "WEIR_KAFKA_PORT", 19092, "the embedded Kafka broker"),
            port(environment, "WEIR_REGISTRY_PORT", 18081, "the embedded schema registry"),
            port(environment, "WEIR_POSTGRES_PORT", 15432, "the embedded PostgreSQL"),
            port(environment, "WEIR_S3_PORT", 19000, "the embedded S3"));
    boolean otherS3 =
        environment.uri("WEIR_S3_ENDPOINT", "S3 to use in place of ours.").isPresent()
            || environment.flag("WEIR_S3_AMAZON", false, "Whether to use Amazon's S3.");
    return new StandaloneConfig(
        environment.text("WEIR_KAFKA_BOOTSTRAP_SERVERS", "Kafka to use in place of ours."),
        environment.uri("WEIR_REGISTRY_URL", "Schema registry to use in place of ours."),
        environment
            .text("WEIR_JDBC_URL", "Database to use in place of ours.")
            .map(url -> database(environment, url)),
        otherS3,
        ports,
        variables);
  }

  private static int port(Environment environment, String name, int fallback, String what) {
    return environment.integer(name, fallback, 0, 65_535, "Port of " + what + "; 0: a free one.");
  }

  private static GivenDatabase database(Environment environment, String url) {
    return new GivenDatabase(
        url,
        environment.text("WEIR_JDBC_ADMIN_USER", "Role that may make the database and its roles."),
        environment.secret("WEIR_JDBC_ADMIN_PASSWORD", "Its password."),
        environment.secret("WEIR_JDBC_MIGRATOR_PASSWORD", "Password of weir_migrator."),
        environment.secret("WEIR_JDBC_PASSWORD", "Password of the role that the sink writes as."),
        environment.secret("WEIR_JDBC_READER_PASSWORD", "Password of weir_reader."));
  }
}

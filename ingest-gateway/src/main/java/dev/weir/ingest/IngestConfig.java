package dev.weir.ingest;

import dev.weir.admin.AdminAddress;
import dev.weir.config.Environment;
import dev.weir.config.Secret;
import dev.weir.config.SharedVariables;
import dev.weir.ingest.http.ByteBudget;
import dev.weir.ingest.http.Limits;
import dev.weir.ingest.webhook.Source;
import dev.weir.log.LogSettings;
import dev.weir.serde.SerdeClasses;
import dev.weir.topic.Topic;
import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Configuration of the gateway. Immutable.
 *
 * @param port 0 for a free one
 * @param tenants all that are served, the default one among them
 * @param sources the sources that are on: those with a secret
 * @param kafka settings of every Kafka client; holds secrets in the clear
 * @param partitions of the raw topic, as the catalogue has it
 * @param maxBytesInFlight over all requests, in bytes
 */
public record IngestConfig(
    String host,
    int port,
    AdminAddress admin,
    Set<String> tenants,
    Map<Source, SourceConfig> sources,
    Map<String, Object> kafka,
    URI registryUrl,
    SerdeClasses serdes,
    String topicPrefix,
    int partitions,
    long maxBytesInFlight,
    Limits limits,
    LogSettings log) {
  /** Tenant of the paths that name none. */
  public static final String DEFAULT_TENANT = "default";

  private static final Pattern TENANT = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");
  private static final int MEBIBYTE = 1024 * 1024;

  /**
   * A source that is on.
   *
   * @param secrets any of which verifies; at least one
   * @param maxBodyBytes longest body, in bytes
   */
  public record SourceConfig(List<Secret> secrets, int maxBodyBytes) {
    public SourceConfig {
      secrets = List.copyOf(secrets);
    }
  }

  public IngestConfig {
    tenants = Set.copyOf(tenants);
    sources = Map.copyOf(sources);
    kafka = Map.copyOf(kafka);
  }

  /** Without the settings of Kafka's clients, which may hold passwords. */
  @Override
  public String toString() {
    return "IngestConfig[%s:%d, %s, tenants %s, sources %s, %s]"
        .formatted(host, port, admin, tenants, sources, limits);
  }

  /**
   * Reads the environment of a gateway that runs alone.
   *
   * @throws dev.weir.config.ConfigurationException with all problems, unknown variables among them
   */
  public static IngestConfig fromEnvironment(Map<String, String> variables) {
    Environment environment = new Environment(variables);
    IngestConfig config = read(environment);
    environment.checkNames();
    return config;
  }

  /**
   * Reads the gateway's variables; problems are left in the environment, for the caller to check
   * with those of other services.
   */
  public static IngestConfig read(Environment environment) {
    String host =
        environment.text("WEIR_GATEWAY_HOST", "127.0.0.1", "Address that the gateway listens on.");
    int port =
        environment.integer("WEIR_GATEWAY_PORT", 8080, 0, 65_535, "Port of the gateway; 0: free.");
    URI registryUrl = SharedVariables.registryUrl(environment);
    Map<Source, SourceConfig> sources = sources(environment);
    return new IngestConfig(
        host,
        port,
        AdminAddress.from(environment),
        tenants(environment),
        sources,
        SharedVariables.kafka(environment),
        registryUrl,
        SerdeClasses.from(environment, registryUrl.toString()),
        SharedVariables.topicPrefix(environment),
        SharedVariables.partitions(environment),
        bytesInFlight(environment, sources),
        limits(environment),
        LogSettings.from(environment));
  }

  private static Set<String> tenants(Environment environment) {
    List<String> listed =
        environment.list("WEIR_TENANTS", List.of(), "Tenants beside the default one.");
    Set<String> tenants = new TreeSet<>(listed);
    for (String tenant : listed) {
      if (!TENANT.matcher(tenant).matches()) {
        environment.refuse(
            "WEIR_TENANTS: a tenant is lower-case letters, digits, - and _, not \"" + tenant + '"');
      }
    }
    tenants.add(DEFAULT_TENANT);
    return tenants;
  }

  private static Map<Source, SourceConfig> sources(Environment environment) {
    Map<Source, SourceConfig> sources = new EnumMap<>(Source.class);
    for (Source source : Source.values()) {
      String name = source.id().toUpperCase(Locale.ROOT);
      List<Secret> secrets =
          environment.secrets(
              "WEIR_SECRET_" + name, "Secrets of " + source.id() + "; without any it is off.");
      int maxBodyBytes =
          environment.integer(
              "WEIR_GATEWAY_MAX_BODY_BYTES_" + name,
              source.maxBodyBytes(),
              1_024,
              Topic.MAX_RECORD_BYTES - MEBIBYTE,
              "Longest body of " + source.id() + ", in bytes.");
      if (!secrets.isEmpty()) {
        sources.put(source, new SourceConfig(secrets, maxBodyBytes));
      }
    }
    return sources;
  }

  private static long bytesInFlight(Environment environment, Map<Source, SourceConfig> sources) {
    String name = "WEIR_GATEWAY_MAX_BYTES_IN_FLIGHT";
    long bytes =
        environment.whole(
            name,
            64L * MEBIBYTE,
            MEBIBYTE,
            Long.MAX_VALUE / 4,
            "Bodies being read or not acknowledged yet, in bytes; the default suits -Xmx256m.");
    long largest = sources.values().stream().mapToLong(SourceConfig::maxBodyBytes).max().orElse(0);
    long least = ByteBudget.leastFor(largest);
    if (bytes < least) {
      environment.refuse(name + ": the longest body needs " + least + " at least");
    }
    return bytes;
  }

  private static Limits limits(Environment environment) {
    Limits defaults = Limits.defaults();
    return new Limits(
        environment.integer(
            "WEIR_GATEWAY_MAX_CONNECTIONS",
            defaults.maxConnections(),
            1,
            1_000_000,
            "Connections open at once; more are closed as they come."),
        environment.duration(
            "WEIR_GATEWAY_HEADER_TIMEOUT", defaults.headerTimeout(), "Time to send the headers."),
        environment.duration(
            "WEIR_GATEWAY_BODY_TIMEOUT", defaults.bodyTimeout(), "Time to send the body."),
        environment.duration(
            "WEIR_GATEWAY_ANSWER_TIMEOUT",
            defaults.answerTimeout(),
            "Time for Kafka to acknowledge; then 503."),
        environment.duration(
            "WEIR_GATEWAY_IDLE_TIMEOUT",
            defaults.idleTimeout(),
            "Time between two requests of a connection."),
        environment.duration(
            "WEIR_GATEWAY_DRAIN_TIMEOUT",
            defaults.drainTimeout(),
            "Time for requests to finish when the gateway stops."));
  }
}

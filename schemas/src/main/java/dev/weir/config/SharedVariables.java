package dev.weir.config;

import java.net.URI;
import java.util.Map;

/** The variables that several services read, each with one meaning and one default. */
public final class SharedVariables {
  private static final String BROKERS = "127.0.0.1:19092";
  private static final URI REGISTRY = URI.create("http://127.0.0.1:18081");
  private static final int PARTITIONS = 4;
  private static final int MAX_PARTITIONS = 1_000;

  private SharedVariables() {}

  /** Settings of every Kafka client, see {@link KafkaSettings}; holds secrets in the clear. */
  public static Map<String, Object> kafka(Environment environment) {
    return KafkaSettings.from(environment, BROKERS);
  }

  /** Where the schema registry is. */
  public static URI registryUrl(Environment environment) {
    return environment.uri("WEIR_REGISTRY_URL", REGISTRY, "The schema registry.");
  }

  /** What every topic's name starts with; empty as a rule. */
  public static String topicPrefix(Environment environment) {
    return environment.text("WEIR_TOPIC_PREFIX", "", "What every topic's name starts with.");
  }

  /** Partitions of each topic. */
  public static int partitions(Environment environment) {
    return environment.integer(
        "WEIR_PARTITIONS",
        PARTITIONS,
        1,
        MAX_PARTITIONS,
        "Partitions of each topic, fixed for a generation.");
  }
}

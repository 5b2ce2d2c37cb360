package dev.weir.config;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The settings that every Kafka client of a service gets: {@code WEIR_KAFKA_SASL_JAAS_CONFIG} is
 * {@code sasl.jaas.config}, and so on.
 */
public final class KafkaSettings {
  private static final String PREFIX = "WEIR_KAFKA_";
  private static final String EMBEDDED_BROKERS_PORT = "port";

  private KafkaSettings() {}

  /**
   * Reads {@code WEIR_KAFKA_*}. Variables of that prefix that were read by name before, and {@code
   * WEIR_KAFKA_PORT}, which is the embedded broker's, are left out. The map holds secrets in the
   * clear: do not print it.
   *
   * @param bootstrapServers the fallback for {@code WEIR_KAFKA_BOOTSTRAP_SERVERS}
   */
  public static Map<String, Object> from(Environment environment, String bootstrapServers) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put(
        "bootstrap.servers",
        environment.text(
            PREFIX + "BOOTSTRAP_SERVERS", bootstrapServers, "Addresses of the Kafka brokers."));
    environment
        .withPrefix(PREFIX, "Any setting of the Kafka clients, dots as underscores.")
        .forEach((name, value) -> settings.put(setting(name), value.value()));
    settings.remove(EMBEDDED_BROKERS_PORT);
    return settings;
  }

  private static String setting(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '.');
  }
}

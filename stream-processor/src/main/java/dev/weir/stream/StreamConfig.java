package dev.weir.stream;

import dev.weir.admin.AdminAddress;
import dev.weir.config.Environment;
import dev.weir.config.SharedVariables;
import dev.weir.log.LogSettings;
import dev.weir.serde.SerdeClasses;
import dev.weir.stream.valuestream.ValueStream;
import dev.weir.stream.valuestream.ValueStreamReader;
import dev.weir.stream.valuestream.ValueStreamReading;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Configuration of the stream processor. Immutable.
 *
 * @param kafka settings of every Kafka client; holds secrets in the clear
 * @param partitions of every topic, fixed for a generation
 * @param stateFolder where state is kept between starts
 * @param instance name of this instance in its group; one that comes and goes if empty
 * @param commitInterval how often a transaction is committed while records are young: what it costs
 *     before a result is seen
 * @param commitIntervalMost how long one may last under a backlog
 * @param stateCacheBytes memory for all state stores together
 * @param admin where a processor that runs alone tells of itself
 */
public record StreamConfig(
    Map<String, Object> kafka,
    URI registryUrl,
    SerdeClasses serdes,
    String topicPrefix,
    int partitions,
    Path stateFolder,
    Optional<String> instance,
    int threads,
    Duration commitInterval,
    Duration commitIntervalMost,
    long stateCacheBytes,
    ValueStream valueStream,
    AdminAddress admin,
    LogSettings log) {
  private static final long MEBIBYTE = 1024L * 1024;

  public StreamConfig {
    kafka = Map.copyOf(kafka);
  }

  /**
   * Reads the environment of a processor that runs alone.
   *
   * @throws dev.weir.config.ConfigurationException with all problems, unknown variables among them
   */
  public static StreamConfig fromEnvironment(Map<String, String> variables) {
    Environment environment = new Environment(variables);
    StreamConfig config = read(environment);
    environment.checkNames();
    return config;
  }

  /**
   * Reads the processor's variables; problems are left in the environment, for the caller to check
   * with those of other services.
   */
  public static StreamConfig read(Environment environment) {
    URI registryUrl = SharedVariables.registryUrl(environment);
    return new StreamConfig(
        SharedVariables.kafka(environment),
        registryUrl,
        SerdeClasses.from(environment, registryUrl.toString()),
        SharedVariables.topicPrefix(environment),
        SharedVariables.partitions(environment),
        environment.path(
            "WEIR_STREAM_STATE", Path.of(".weir", "state"), "Folder of the processor's state."),
        environment.text(
            "WEIR_STREAM_INSTANCE",
            "Name of this instance among several, the same after a restart: it then takes its place"
                + " in the group up again at once, also after a kill."),
        environment.integer("WEIR_STREAM_THREADS", 2, 1, 64, "Threads that process records."),
        environment.duration(
            "WEIR_STREAM_COMMIT_INTERVAL",
            Duration.ofMillis(25),
            "How often a transaction is committed while records are young."),
        environment.duration(
            "WEIR_STREAM_COMMIT_INTERVAL_MOST",
            Duration.ofMillis(250),
            "How long a transaction may last under a backlog: a quarter of its records' age."),
        environment.whole(
            "WEIR_STREAM_STATE_CACHE_BYTES",
            128 * MEBIBYTE,
            8 * MEBIBYTE,
            Long.MAX_VALUE / 4,
            "Memory for all state stores together, in bytes."),
        valueStream(environment),
        AdminAddress.from(environment),
        LogSettings.from(environment));
  }

  private static ValueStream valueStream(Environment environment) {
    Optional<Path> file =
        environment.path("WEIR_VALUE_STREAM", "The value-stream file; the built-in one if absent.");
    if (file.isEmpty()) {
      return ValueStream.builtIn();
    }
    try {
      ValueStreamReading reading = ValueStreamReader.read(Files.readString(file.get()));
      if (reading instanceof ValueStreamReading.Valid valid) {
        return valid.valueStream();
      }
      ((ValueStreamReading.Invalid) reading)
          .problems()
          .forEach(
              problem -> environment.refuse("WEIR_VALUE_STREAM: " + file.get() + ", " + problem));
    } catch (IOException e) {
      environment.refuse("WEIR_VALUE_STREAM: " + file.get() + " cannot be read: " + e.getMessage());
    }
    return ValueStream.builtIn();
  }
}

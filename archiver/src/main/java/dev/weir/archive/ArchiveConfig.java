package dev.weir.archive;

import dev.weir.admin.AdminAddress;
import dev.weir.archive.consume.Limits;
import dev.weir.archive.object.S3Location;
import dev.weir.config.Environment;
import dev.weir.config.SharedVariables;
import dev.weir.failure.CircuitBreaker;
import dev.weir.log.LogSettings;
import dev.weir.serde.SerdeClasses;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Configuration of the archiver. Immutable.
 *
 * @param kafka settings of every Kafka client; holds secrets in the clear
 * @param generation from 1: which derived topics
 * @param workers threads that share the partitions
 * @param admin where an archiver that runs alone tells of itself
 */
public record ArchiveConfig(
    Map<String, Object> kafka,
    URI registryUrl,
    SerdeClasses serdes,
    String topicPrefix,
    int generation,
    S3Location s3,
    Limits limits,
    int workers,
    CircuitBreaker.Settings circuit,
    Retries retries,
    AdminAddress admin) {
  private static final URI LOCAL_S3 = URI.create("http://127.0.0.1:19000");
  private static final long MEBIBYTE = 1024L * 1024;

  /** Waits before a failed batch is tried again. */
  public record Retries(Duration first, Duration limit) {}

  public ArchiveConfig {
    kafka = Map.copyOf(kafka);
  }

  /**
   * Reads the environment of an archiver that runs alone.
   *
   * @throws dev.weir.config.ConfigurationException with all problems, unknown variables among them
   */
  public static ArchiveConfig fromEnvironment(Map<String, String> variables) {
    Environment environment = new Environment(variables);
    ArchiveConfig config = read(environment);
    environment.checkNames();
    return config;
  }

  /** Reads the archiver's variables; problems are left in the environment for the caller. */
  public static ArchiveConfig read(Environment environment) {
    LogSettings.check(environment);
    URI registryUrl = SharedVariables.registryUrl(environment);
    return new ArchiveConfig(
        SharedVariables.kafka(environment),
        registryUrl,
        SerdeClasses.from(environment, registryUrl.toString()),
        SharedVariables.topicPrefix(environment),
        environment.integer(
            "WEIR_GENERATION", 1, 1, 1_000, "Generation of the derived topics and the schema."),
        s3(environment),
        limits(environment),
        environment.integer("WEIR_ARCHIVE_WORKERS", 2, 1, 16, "Threads that share the partitions."),
        circuit(environment),
        retries(environment),
        AdminAddress.from(environment));
  }

  private static S3Location s3(Environment environment) {
    boolean amazon =
        environment.flag(
            "WEIR_S3_AMAZON", false, "Whether to use Amazon's own endpoint of the region.");
    URI endpoint = environment.uri("WEIR_S3_ENDPOINT", LOCAL_S3, "The S3 server.");
    return new S3Location(
        amazon ? Optional.empty() : Optional.of(endpoint),
        environment.text("WEIR_S3_BUCKET", "weir", "Bucket of the archive. It must exist."),
        environment.text("WEIR_S3_REGION", "us-east-1", "Region of the bucket."),
        environment.text(
            "WEIR_S3_ACCESS_KEY", "Access key. Without one, the machine's own credentials."),
        environment.secret("WEIR_S3_SECRET_KEY", "Secret of the access key."),
        environment.flag(
            "WEIR_S3_PATH_STYLE", true, "Whether the bucket is in the path, not in the host."),
        environment.duration(
            "WEIR_S3_TIMEOUT", Duration.ofSeconds(30), "Longest time of a request."));
  }

  private static Limits limits(Environment environment) {
    return new Limits(
        environment.whole(
            "WEIR_ARCHIVE_ROLL_BYTES",
            32 * MEBIBYTE,
            1,
            1L << 40,
            "A partition is archived when about so many bytes wait."),
        environment.duration(
            "WEIR_ARCHIVE_ROLL_AGE",
            Duration.ofMinutes(10),
            "A partition is archived when a record has waited so long."),
        environment.integer(
            "WEIR_ARCHIVE_BATCH_RECORDS", 50_000, 1, 1_000_000, "Records of a batch at most."),
        environment.whole(
            "WEIR_ARCHIVE_BATCH_BYTES",
            16 * MEBIBYTE,
            1_024,
            1_024 * MEBIBYTE,
            "Bytes of a batch at most, but for the rest of what one fetch brings."),
        environment.whole(
            "WEIR_ARCHIVE_FILE_BYTES",
            16 * MEBIBYTE,
            1_024,
            256 * MEBIBYTE,
            "A file takes further rows until it has this size."));
  }

  private static CircuitBreaker.Settings circuit(Environment environment) {
    return new CircuitBreaker.Settings(
        environment.integer(
            "WEIR_ARCHIVE_BREAKER_FAILURES", 5, 1, 1_000, "Failures in a row that stop all tries."),
        environment.duration(
            "WEIR_ARCHIVE_BREAKER_OPEN", Duration.ofSeconds(30), "How long nothing is tried then."),
        environment.integer(
            "WEIR_ARCHIVE_BREAKER_PROBES", 3, 1, 100, "Successes after which all is well again."));
  }

  private static Retries retries(Environment environment) {
    return new Retries(
        environment.duration(
            "WEIR_ARCHIVE_RETRY_FIRST", Duration.ofMillis(200), "First wait after a failure."),
        environment.duration(
            "WEIR_ARCHIVE_RETRY_LIMIT", Duration.ofSeconds(30), "Longest wait after a failure."));
  }
}

package dev.weir.config;

import java.util.Set;

/**
 * Names of all variables of Weir, whoever reads them, so that one set of variables can serve every
 * service: each refuses what is nobody's, and leaves alone what is another's. A test of the
 * standalone module compares them with what is read.
 */
public final class VariableNames {
  /** Every name, but for those of {@link #PREFIXES}. */
  public static final Set<String> ALL =
      Set.of(
          // Several services.
          "WEIR_ADMIN_HOST",
          "WEIR_ADMIN_PORT",
          "WEIR_AVRO_DESERIALIZER",
          "WEIR_AVRO_SERIALIZER",
          "WEIR_KAFKA_BOOTSTRAP_SERVERS",
          "WEIR_LOG_DELIVERIES",
          "WEIR_LOG_FORMAT",
          "WEIR_PARTITIONS",
          "WEIR_REGISTRY_URL",
          "WEIR_TOPIC_PREFIX",
          // The gateway.
          "WEIR_GATEWAY_ANSWER_TIMEOUT",
          "WEIR_GATEWAY_BODY_TIMEOUT",
          "WEIR_GATEWAY_DRAIN_TIMEOUT",
          "WEIR_GATEWAY_HEADER_TIMEOUT",
          "WEIR_GATEWAY_HOST",
          "WEIR_GATEWAY_IDLE_TIMEOUT",
          "WEIR_GATEWAY_MAX_BODY_BYTES_GITHUB",
          "WEIR_GATEWAY_MAX_BYTES_IN_FLIGHT",
          "WEIR_GATEWAY_MAX_CONNECTIONS",
          "WEIR_GATEWAY_PORT",
          "WEIR_SECRET_GITHUB",
          "WEIR_TENANTS",
          // The stream processor.
          "WEIR_STREAM_COMMIT_INTERVAL",
          "WEIR_STREAM_COMMIT_INTERVAL_MOST",
          "WEIR_STREAM_INSTANCE",
          "WEIR_STREAM_STATE",
          "WEIR_STREAM_STATE_CACHE_BYTES",
          "WEIR_STREAM_THREADS",
          "WEIR_VALUE_STREAM",
          // The sink and its migrations.
          "WEIR_GENERATION",
          "WEIR_JDBC_ADMIN_PASSWORD",
          "WEIR_JDBC_ADMIN_USER",
          "WEIR_JDBC_MIGRATOR_PASSWORD",
          "WEIR_JDBC_PASSWORD",
          "WEIR_JDBC_READER_PASSWORD",
          "WEIR_JDBC_URL",
          "WEIR_JDBC_USER",
          "WEIR_SINK_BATCH_BYTES",
          "WEIR_SINK_BATCH_RECORDS",
          "WEIR_SINK_BREAKER_FAILURES",
          "WEIR_SINK_BREAKER_OPEN",
          "WEIR_SINK_BREAKER_PROBES",
          "WEIR_SINK_MODE",
          "WEIR_SINK_POOL_MAX",
          "WEIR_SINK_POOL_MIN",
          "WEIR_SINK_RETRY_FIRST",
          "WEIR_SINK_RETRY_LIMIT",
          "WEIR_SINK_WORKERS",
          // The whole system in one process.
          "WEIR_KAFKA_PORT",
          "WEIR_POSTGRES_PORT",
          "WEIR_REGISTRY_PORT",
          "WEIR_S3_PORT",
          // The archiver.
          "WEIR_ARCHIVE_BATCH_BYTES",
          "WEIR_ARCHIVE_BATCH_RECORDS",
          "WEIR_ARCHIVE_BREAKER_FAILURES",
          "WEIR_ARCHIVE_BREAKER_OPEN",
          "WEIR_ARCHIVE_BREAKER_PROBES",
          "WEIR_ARCHIVE_FILE_BYTES",
          "WEIR_ARCHIVE_RETRY_FIRST",
          "WEIR_ARCHIVE_RETRY_LIMIT",
          "WEIR_ARCHIVE_ROLL_AGE",
          "WEIR_ARCHIVE_ROLL_BYTES",
          "WEIR_ARCHIVE_WORKERS",
          "WEIR_S3_ACCESS_KEY",
          "WEIR_S3_AMAZON",
          "WEIR_S3_BUCKET",
          "WEIR_S3_ENDPOINT",
          "WEIR_S3_PATH_STYLE",
          "WEIR_S3_REGION",
          "WEIR_S3_SECRET_KEY",
          "WEIR_S3_TIMEOUT",
          // The launcher and the tests.
          "WEIR_HISTORY",
          "WEIR_JAVA_OPTIONS",
          "WEIR_PAYLOADS");

  /** What all names start with that pass through to somebody else's settings. */
  public static final Set<String> PREFIXES = Set.of("WEIR_KAFKA_");

  private VariableNames() {}
}

package dev.weir.bench.sink;

import dev.weir.bench.Servers;
import dev.weir.registry.SchemaRegistry;
import dev.weir.sink.SinkConfig;
import dev.weir.sink.SinkService;
import dev.weir.sink.migrate.Role;
import dev.weir.standalone.terminal.Progress;
import dev.weir.topic.Topic;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;

/** Weir's sink, with its default settings, reading what lies in a topic. For one thread. */
final class OurSink {
  private final Map<String, Object> kafka;
  private final SchemaRegistry registry;
  private final Database database;

  OurSink(Map<String, Object> kafka, SchemaRegistry registry, Database database) {
    this.kafka = kafka;
    this.registry = registry;
    this.database = database;
  }

  /** Starts it, and answers records a second until it has written this many more of a topic. */
  double perSecond(Topic<?, ?> topic, long more, String what, Progress progress)
      throws SQLException {
    String written =
        "SELECT coalesce(sum(next), 0) FROM sink_offsets WHERE topic = '" + topic.name() + "'";
    long before = database.number(written);
    try (SinkService sink = open()) {
      sink.start();
      return new Arrival(() -> database.number(written) - before, more).perSecond(what, progress);
    }
  }

  /** A sink that does not read yet. */
  SinkService open() {
    SinkConfig config =
        SinkConfig.fromEnvironment(
            Map.of(
                "WEIR_KAFKA_BOOTSTRAP_SERVERS", String.valueOf(kafka.get("bootstrap.servers")),
                "WEIR_JDBC_URL", database.url(),
                "WEIR_JDBC_USER", Role.WRITER.roleName(),
                "WEIR_JDBC_PASSWORD", Servers.PASSWORD.value()));
    return new SinkService(config, registry, new PrometheusRegistry(), Clock.systemUTC());
  }
}

package dev.weir.bench.sink;

import dev.weir.bench.JavaProcess;
import dev.weir.bench.Servers;
import dev.weir.bench.Workplace;
import dev.weir.bench.connect.ItemFactConverter;
import dev.weir.embedded.LocalPort;
import dev.weir.standalone.terminal.Progress;
import dev.weir.topic.Topic;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * Debezium's JDBC sink in a standalone Kafka Connect of its own process, upserting the same topic
 * into a table with the same columns and indexes. For one thread.
 */
final class DebeziumSink {
  private static final String TABLE = "item_facts_debezium";
  private static final int LOG_CHARACTERS = 2_000;

  private final Workplace workplace;
  private final Map<String, Object> kafka;
  private final URI registry;
  private final Database database;
  private final String classPath;

  /** Fetches Kafka Connect and the connector where they are missing. */
  DebeziumSink(Workplace workplace, Map<String, Object> kafka, URI registry, Database database)
      throws IOException, InterruptedException {
    this.classPath = ConnectFiles.classPath(workplace);
    this.workplace = workplace;
    this.kafka = kafka;
    this.registry = registry;
    this.database = database;
  }

  /**
   * Starts it, and answers records a second until the table has this many.
   *
   * @param further settings of the connector beside those that it needs
   */
  double perSecond(
      Topic<?, ?> topic, long records, Map<String, String> further, String what, Progress progress)
      throws IOException, InterruptedException, SQLException {
    database.execute("DROP TABLE IF EXISTS " + TABLE);
    database.execute("CREATE TABLE %s (LIKE item_facts INCLUDING ALL)".formatted(TABLE));
    database.execute("CHECKPOINT");
    Map<String, String> settings = new TreeMap<>(connector(topic));
    settings.putAll(further);
    Path errors = workplace.folder("connect.log");
    JavaProcess connect =
        JavaProcess.start(
            workplace,
            new JavaProcess.Program(
                "org.apache.kafka.connect.cli.ConnectStandalone",
                classPath,
                List.of(
                    "-Xmx640m",
                    "-XX:+UseSerialGC",
                    "-Duser.timezone=UTC",
                    "-Dorg.apache.avro.SERIALIZABLE_PACKAGES=dev.weir.schema.avro"),
                Map.of()),
            errors,
            file("worker", worker()).toString(),
            file("connector", settings).toString());
    try {
      Arrival.Count arrived = () -> countWhile(connect.process());
      return new Arrival(arrived, records).perSecond(what, progress);
    } catch (IllegalStateException e) {
      throw new IOException(e.getMessage() + "; " + end(errors), e);
    } finally {
      connect.process().destroyForcibly().waitFor();
    }
  }

  private long countWhile(Process connect) throws SQLException {
    if (!connect.isAlive()) {
      throw new IllegalStateException("Kafka Connect ended with " + connect.exitValue());
    }
    return database.number("SELECT count(*) FROM " + TABLE);
  }

  private static String end(Path log) throws IOException {
    String text = Files.readString(log).strip();
    return text.substring(Math.max(0, text.length() - LOG_CHARACTERS));
  }

  private Map<String, String> worker() {
    return Map.of(
        "bootstrap.servers", String.valueOf(kafka.get("bootstrap.servers")),
        "listeners", "http://127.0.0.1:" + LocalPort.free(),
        "plugin.discovery", "service_load",
        "offset.storage.file.filename", workplace.folder("offsets").toString(),
        "connector.client.config.override.policy", "All",
        "consumer.auto.offset.reset", "earliest",
        "key.converter", "org.apache.kafka.connect.converters.ByteArrayConverter",
        "value.converter", "org.apache.kafka.connect.converters.ByteArrayConverter");
  }

  private Map<String, String> connector(Topic<?, ?> topic) {
    Map<String, String> settings = new TreeMap<>();
    settings.put("name", "peer-" + System.nanoTime());
    settings.put("connector.class", "io.debezium.connector.jdbc.JdbcSinkConnector");
    settings.put("tasks.max", "1");
    settings.put("topics", topic.name());
    settings.put("value.converter", ItemFactConverter.class.getName());
    settings.put("value.converter.registry", registry.toString());
    settings.put("connection.url", database.url() + "?currentSchema=weir_g1");
    settings.put("connection.username", database.superuser());
    settings.put("connection.password", Servers.PASSWORD.value());
    settings.put("collection.name.format", TABLE);
    settings.put("insert.mode", "upsert");
    settings.put("primary.key.mode", "record_value");
    settings.put("primary.key.fields", "flow_item_id,fact_id,part");
    settings.put("schema.evolution", "none");
    return settings;
  }

  private Path file(String name, Map<String, String> settings) throws IOException {
    Properties properties = new Properties();
    properties.putAll(settings);
    Path file = Files.createTempFile(workplace.folder(), name, ".properties");
    try (Writer out = Files.newBufferedWriter(file)) {
      properties.store(out, null);
    }
    return file;
  }
}

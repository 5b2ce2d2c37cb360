package dev.weir.embedded.kafka;

import java.nio.file.Path;
import java.util.Properties;

/** The broker's settings: Kafka's own defaults but for what one node on a small machine needs. */
final class BrokerProperties {
  static final int NODE_ID = 1;
  static final String CONTROLLER_LISTENER = "CONTROLLER";
  private static final String CLIENT_LISTENER = "CLIENT";
  private static final int MEBIBYTE = 1024 * 1024;

  private BrokerProperties() {}

  static Properties of(Path logFolder, int port, int controllerPort) {
    Properties properties = new Properties();
    addRolesAndListeners(properties, port, controllerPort);
    addSingleNodeTopics(properties);
    addRestart(properties);
    addSizes(properties);
    properties.setProperty("log.dirs", logFolder.toString());
    properties.setProperty("auto.create.topics.enable", "false");
    return properties;
  }

  private static void addRolesAndListeners(Properties properties, int port, int controllerPort) {
    String listeners =
        "%s://127.0.0.1:%d,%s://127.0.0.1:%d"
            .formatted(CLIENT_LISTENER, port, CONTROLLER_LISTENER, controllerPort);
    properties.setProperty("process.roles", "broker,controller");
    properties.setProperty("node.id", Integer.toString(NODE_ID));
    properties.setProperty("listeners", listeners);
    properties.setProperty("advertised.listeners", listeners);
    properties.setProperty("inter.broker.listener.name", CLIENT_LISTENER);
    properties.setProperty("controller.listener.names", CONTROLLER_LISTENER);
    properties.setProperty(
        "listener.security.protocol.map",
        CLIENT_LISTENER + ":PLAINTEXT," + CONTROLLER_LISTENER + ":PLAINTEXT");
    // Named voters, not a quorum kept in the log: its address may then change with every start.
    properties.setProperty("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort);
  }

  private static void addSingleNodeTopics(Properties properties) {
    properties.setProperty("offsets.topic.replication.factor", "1");
    properties.setProperty("offsets.topic.num.partitions", "4");
    properties.setProperty("transaction.state.log.replication.factor", "1");
    properties.setProperty("transaction.state.log.min.isr", "1");
    properties.setProperty("transaction.state.log.num.partitions", "4");
    properties.setProperty("share.coordinator.state.topic.replication.factor", "1");
    properties.setProperty("share.coordinator.state.topic.min.isr", "1");
    properties.setProperty("share.coordinator.state.topic.num.partitions", "1");
    properties.setProperty("default.replication.factor", "1");
    properties.setProperty("min.insync.replicas", "1");
    // A folder that lay unused for months must still know where its readers stopped.
    properties.setProperty("offsets.retention.minutes", Integer.toString(10 * 365 * 24 * 60));
  }

  private static void addRestart(Properties properties) {
    // Either of these two would leave partitions without a leader while transactions end, and the
    // broker then loses commit markers: see FormerRegistration, which also spares restarts the wait
    // that a controlled shutdown is for. With one node there is nobody to hand leadership to.
    properties.setProperty("controlled.shutdown.enable", "false");
    properties.setProperty("broker.session.timeout.ms", "120000");
    properties.setProperty("group.initial.rebalance.delay.ms", "0");
    properties.setProperty("metadata.max.idle.interval.ms", "5000");
    properties.setProperty("server.max.startup.time.ms", "300000");
  }

  private static void addSizes(Properties properties) {
    properties.setProperty("log.segment.bytes", Integer.toString(64 * MEBIBYTE));
    properties.setProperty("message.max.bytes", Integer.toString(32 * MEBIBYTE));
    properties.setProperty("log.index.size.max.bytes", Integer.toString(MEBIBYTE));
    properties.setProperty("offsets.topic.segment.bytes", Integer.toString(16 * MEBIBYTE));
    properties.setProperty("transaction.state.log.segment.bytes", Integer.toString(16 * MEBIBYTE));
    properties.setProperty("metadata.log.segment.bytes", Integer.toString(16 * MEBIBYTE));
    // Allocated at start, 128 MiB by default.
    properties.setProperty("log.cleaner.dedupe.buffer.size", Integer.toString(16 * MEBIBYTE));
    properties.setProperty("num.network.threads", "2");
    properties.setProperty("num.io.threads", "4");
    properties.setProperty("background.threads", "2");
    properties.setProperty("num.recovery.threads.per.data.dir", "2");
  }
}

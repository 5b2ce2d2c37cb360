package dev.weir.embedded.kafka;

import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server;
import kafka.server.SharedServer;
import kafka.server.StandardFaultHandlerFactory;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.raft.QuorumConfig;
import org.apache.kafka.server.ServerSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Tuple2;

/**
 * Controller and broker of one node, put together as {@link KafkaRaftServer} does it, but for one
 * step between the two: {@link FormerRegistration}.
 */
final class Node {
  private static final Logger log = LoggerFactory.getLogger(Node.class);

  private final ControllerServer controller;
  private final BrokerServer broker;
  private final SharedServer shared;

  Node(Properties properties) {
    KafkaConfig config = KafkaConfig.fromProps(properties, false);
    Tuple2<MetaPropertiesEnsemble, BootstrapMetadata> folders =
        KafkaRaftServer.initializeLogDirs(config, log, "");
    this.shared = sharedServer(config, folders._1());
    this.controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), folders._2());
    this.broker = new BrokerServer(shared);
  }

  private static SharedServer sharedServer(KafkaConfig config, MetaPropertiesEnsemble folders) {
    Metrics metrics =
        Server.initializeMetrics(config, Time.SYSTEM, folders.clusterId().orElseThrow());
    QuorumConfig quorum = config.quorumConfig();
    return new SharedServer(
        config,
        folders,
        Time.SYSTEM,
        metrics,
        CompletableFuture.completedFuture(QuorumConfig.parseVoterConnections(quorum.voters())),
        QuorumConfig.parseBootstrapServers(quorum.bootstrapServers()),
        new StandardFaultHandlerFactory(),
        ServerSocketFactory.INSTANCE);
  }

  /** Starts both and returns when the broker takes requests. */
  void start() {
    controller.startup();
    FormerRegistration.withdraw(shared.loader(), controller.controller());
    broker.startup();
  }

  /** Stops both, in order, also where they had started in part alone. */
  void stop() {
    broker.shutdown();
    controller.shutdown();
    broker.awaitShutdown();
    controller.awaitShutdown();
  }
}

package dev.weir.standalone.doctor.server;

import dev.weir.standalone.doctor.report.Findings;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.clients.admin.FinalizedVersionRange;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * The brokers of a cluster, and the settings that exactly-once needs.
 *
 * @param config of one of them; empty where it may not be read
 */
record Brokers(
    Collection<Node> nodes, Optional<Config> config, Map<String, FinalizedVersionRange> features) {
  private static final long WEEK_MINUTES = 7 * 24 * 60;

  static Brokers describe(Admin admin)
      throws ExecutionException, InterruptedException, TimeoutException {
    DescribeClusterResult cluster = admin.describeCluster();
    Collection<Node> nodes = KafkaCheck.await(cluster.nodes());
    Map<String, FinalizedVersionRange> features =
        KafkaCheck.await(admin.describeFeatures().featureMetadata()).finalizedFeatures();
    return new Brokers(nodes, config(admin, nodes), features);
  }

  private static Optional<Config> config(Admin admin, Collection<Node> nodes)
      throws ExecutionException, InterruptedException, TimeoutException {
    if (nodes.isEmpty()) {
      return Optional.empty();
    }
    ConfigResource broker =
        new ConfigResource(ConfigResource.Type.BROKER, nodes.iterator().next().idString());
    try {
      return Optional.ofNullable(
          KafkaCheck.await(admin.describeConfigs(List.of(broker)).all()).get(broker));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AuthorizationException) {
        return Optional.empty();
      }
      throw e;
    }
  }

  int count() {
    return nodes.size();
  }

  void tell(Findings findings, String servers) {
    findings.ok("Kafka", "%s, %d brokers".formatted(servers, count()));
    version(findings);
    if (config.isEmpty()) {
      findings.note("settings", "this user may not read the brokers' settings");
      return;
    }
    transactions(findings);
    offsets(findings);
  }

  private void version(Findings findings) {
    FinalizedVersionRange metadata = features.get(MetadataVersion.FEATURE_NAME);
    if (metadata == null) {
      findings.warn(
          "version",
          "the cluster tells no metadata version: it is older than Kafka 3.3, or runs on ZooKeeper",
          "use Kafka 4 (3.9 is the oldest that is maintained)");
      return;
    }
    try {
      MetadataVersion version = MetadataVersion.fromFeatureLevel(metadata.maxVersionLevel());
      findings.ok("version", "metadata of Kafka " + version.version());
    } catch (IllegalArgumentException e) {
      findings.note(
          "version", "newer than this release knows: level " + metadata.maxVersionLevel());
    }
  }

  private void transactions(Findings findings) {
    long replicas = number("transaction.state.log.replication.factor", 1);
    long least = number("transaction.state.log.min.isr", 1);
    if (replicas > count() || least > count()) {
      findings.wrong(
          "transactions",
          "their log wants %d replicas, %d in sync, and there are %d brokers: no transaction can begin"
              .formatted(replicas, least, count()),
          "set transaction.state.log.replication.factor and transaction.state.log.min.isr of the"
              + " brokers to what there is, before the first transaction");
    } else if (count() > 2 && replicas < 3) {
      findings.warn(
          "transactions",
          "their log has %d replicas on %d brokers".formatted(replicas, count()),
          "give __transaction_state 3 replicas: without it exactly-once stands still");
    } else {
      findings.ok(
          "transactions", "%d replicas of their log, %d in sync".formatted(replicas, least));
    }
  }

  private void offsets(Findings findings) {
    long minutes = number("offsets.retention.minutes", WEEK_MINUTES);
    if (minutes < WEEK_MINUTES) {
      findings.warn(
          "offsets",
          "forgotten %d hours after a group has gone".formatted(minutes / 60),
          "set offsets.retention.minutes of the brokers to 10080 or more, lest a long stop begins"
              + " anew");
    }
  }

  private long number(String setting, long fallback) {
    ConfigEntry entry = config.map(it -> it.get(setting)).orElse(null);
    String value = entry == null ? null : entry.value();
    return value != null && value.matches("-?\\d{1,18}") ? Long.parseLong(value) : fallback;
  }
}

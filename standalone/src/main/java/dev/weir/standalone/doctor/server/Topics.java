package dev.weir.standalone.doctor.server;

import dev.weir.standalone.doctor.report.Findings;
import dev.weir.standalone.doctor.subject.Subject;
import dev.weir.topic.Topic;
import dev.weir.topic.TopicCatalogue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The topics as they are beside the catalogue. */
final class Topics {
  private static final String MIN_IN_SYNC = "min.insync.replicas";

  private final Admin admin;
  private final TopicCatalogue catalogue;
  private final int brokers;
  private final Subject subject;

  Topics(Admin admin, TopicCatalogue catalogue, int brokers, Subject subject) {
    this.admin = admin;
    this.catalogue = catalogue;
    this.brokers = brokers;
    this.subject = subject;
  }

  void tell(Findings findings) throws ExecutionException, InterruptedException, TimeoutException {
    Map<String, TopicDescription> there = described();
    List<String> absent =
        catalogue.all().stream().map(Topic::name).filter(name -> !there.containsKey(name)).toList();
    if (there.isEmpty()) {
      findings.note("topics", "none yet; made with the first start");
      return;
    }
    if (!absent.isEmpty()) {
      findings.warn(
          "topics",
          "missing: " + String.join(", ", absent),
          "a start of the stream processor makes them; that they are gone after one is wrong");
    }
    int before = findings.soFar().size();
    Map<String, Config> configs = configs(there);
    for (Topic<?, ?> topic : catalogue.all()) {
      TopicDescription found = there.get(topic.name());
      if (found != null) {
        partitions(findings, topic, found);
        replicas(findings, topic.name(), found);
        settings(findings, topic, found, configs.get(topic.name()));
      }
    }
    if (findings.soFar().size() == before) {
      findings.ok(
          "topics",
          "%d, with %d partitions each, kept as the catalogue says"
              .formatted(there.size(), subject.services().ingest().partitions()));
    }
    new Readers(admin, catalogue, subject).tell(findings, there);
  }

  private Map<String, TopicDescription> described()
      throws ExecutionException, InterruptedException, TimeoutException {
    Map<String, TopicDescription> found = new HashMap<>();
    Map<String, KafkaFuture<TopicDescription>> asked =
        admin.describeTopics(catalogue.all().stream().map(Topic::name).toList()).topicNameValues();
    for (Map.Entry<String, KafkaFuture<TopicDescription>> topic : asked.entrySet()) {
      try {
        found.put(topic.getKey(), KafkaCheck.await(topic.getValue()));
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
          throw e;
        }
      }
    }
    return found;
  }

  private Map<String, Config> configs(Map<String, TopicDescription> there)
      throws ExecutionException, InterruptedException, TimeoutException {
    List<ConfigResource> resources = new ArrayList<>();
    there
        .keySet()
        .forEach(name -> resources.add(new ConfigResource(ConfigResource.Type.TOPIC, name)));
    Map<String, Config> configs = new HashMap<>();
    KafkaCheck.await(admin.describeConfigs(resources).all())
        .forEach((resource, config) -> configs.put(resource.name(), config));
    return configs;
  }

  private static void partitions(Findings findings, Topic<?, ?> topic, TopicDescription found) {
    int there = found.partitions().size();
    if (there != topic.partitions()) {
      findings.wrong(
          "partitions",
          "%s has %d partitions, and %d are configured"
              .formatted(topic.name(), there, topic.partitions()),
          "the number is fixed for a generation: set WEIR_PARTITIONS=%d if every topic has as many;"
                  .formatted(there)
              + " if this one alone was changed, make it anew from the log with ./weir rebuild");
    }
  }

  private void replicas(Findings findings, String name, TopicDescription found) {
    int offline = 0;
    int behind = 0;
    int least = Integer.MAX_VALUE;
    for (TopicPartitionInfo partition : found.partitions()) {
      offline += partition.leader() == null ? 1 : 0;
      behind += partition.isr().size() < partition.replicas().size() ? 1 : 0;
      least = Math.min(least, partition.replicas().size());
    }
    if (offline > 0) {
      findings.wrong(
          "replicas",
          "%s: %d partitions have no leader".formatted(name, offline),
          "start the brokers that have them");
    } else if (behind > 0) {
      findings.warn(
          "replicas",
          "%s: replicas of %d partitions are behind".formatted(name, behind),
          "see that every broker runs and has room");
    } else if (brokers > 2 && least < 3) {
      findings.warn(
          "replicas",
          "%s has %d replicas on %d brokers".formatted(name, least, brokers),
          "give it 3 (kafka-reassign-partitions), and default.replication.factor=3 to the brokers");
    }
  }

  private static void settings(
      Findings findings, Topic<?, ?> topic, TopicDescription found, Config config) {
    topic
        .settings()
        .forEach(
            (name, wanted) -> {
              ConfigEntry entry = config.get(name);
              String there = entry == null ? "" : entry.value();
              if (!wanted.equals(there)) {
                setting(findings, topic.name(), name, wanted, there);
              }
            });
    int replicas = found.partitions().get(0).replicas().size();
    ConfigEntry least = config.get(MIN_IN_SYNC);
    if (least != null && least.value().matches("\\d{1,4}")) {
      inSync(findings, topic.name(), Integer.parseInt(least.value()), replicas);
    }
  }

  private static void setting(
      Findings findings, String topic, String name, String wanted, String there) {
    String text = "%s has %s=%s, and should have %s".formatted(topic, name, there, wanted);
    String cure =
        "kafka-configs --alter --entity-type topics --entity-name %s --add-config %s=%s"
            .formatted(topic, name, wanted);
    if (loses(name, wanted, there)) {
      findings.wrong(name, text, cure);
    } else {
      findings.warn(name, text, cure);
    }
  }

  /** Whether records go that should stay, or are refused. */
  private static boolean loses(String name, String wanted, String there) {
    if (name.equals("cleanup.policy") || name.equals("message.timestamp.type")) {
      return true;
    }
    if (!wanted.matches("-?\\d{1,18}") || !there.matches("-?\\d{1,18}")) {
      return true;
    }
    long less = Long.parseLong(there);
    return less >= 0 && (less < Long.parseLong(wanted) || wanted.startsWith("-"));
  }

  private static void inSync(Findings findings, String topic, int least, int replicas) {
    String text =
        "%s wants %d replicas in sync, and has %d in all".formatted(topic, least, replicas);
    if (least > replicas) {
      findings.wrong(
          MIN_IN_SYNC, text + ": nothing can be written", "lower it, or give the topic more");
    } else if (replicas > 2 && least < 2) {
      findings.warn(
          MIN_IN_SYNC,
          text + ": what was acknowledged can be lost with one broker",
          "kafka-configs --alter --entity-type topics --entity-name %s --add-config %s=2"
              .formatted(topic, MIN_IN_SYNC));
    }
  }
}

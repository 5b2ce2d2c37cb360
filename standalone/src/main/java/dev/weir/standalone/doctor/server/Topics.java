package dev.weir.standalone.doctor.server;

import dev.weir.standalone.doctor.report.Findings;
import dev.weir.standalone.doctor.subject.Subject;
import dev.weir.topic.Topic;
import dev.weir.topic.TopicCatalogue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The topics as they are beside the catalogue. */
final class Topics {
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
    partitions(findings, List.copyOf(catalogue.all()), there);
    TopicSettings settings = new TopicSettings();
    for (Topic<?, ?> topic : catalogue.all()) {
      TopicDescription found = there.get(topic.name());
      if (found != null) {
        replicas(findings, topic.name(), found);
        Config config = configs.getOrDefault(topic.name(), new Config(List.of()));
        settings.compare(topic, found.partitions().get(0).replicas().size(), config);
      }
    }
    settings.tell(findings);
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

  private static void partitions(
      Findings findings, List<Topic<?, ?>> topics, Map<String, TopicDescription> there) {
    Map<Integer, List<Topic<?, ?>>> others = new TreeMap<>();
    for (Topic<?, ?> topic : topics) {
      TopicDescription found = there.get(topic.name());
      if (found != null && found.partitions().size() != topic.partitions()) {
        others.computeIfAbsent(found.partitions().size(), n -> new ArrayList<>()).add(topic);
      }
    }
    others.forEach(
        (number, their) ->
            findings.wrong(
                "partitions",
                "%s: %d partitions, and %d are configured"
                    .formatted(names(their), number, their.get(0).partitions()),
                their.size() > 1
                    ? "the number is fixed for a generation: set WEIR_PARTITIONS=" + number
                    : "the number is fixed for a generation: a topic whose number was changed is to"
                        + " be made anew, ./weir rebuild; or set WEIR_PARTITIONS="
                        + number
                        + " if all have as many"));
  }

  private static String names(List<Topic<?, ?>> topics) {
    return String.join(", ", topics.stream().map(Topic::name).toList());
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
}

package dev.weir.registry.kafka;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Makes the topic of the registry where it is absent, and refuses one that would lose schemas. */
final class SchemasTopic {
  private static final NewTopic COMPACTED =
      new NewTopic(LedgerRecords.TOPIC, Optional.of(1), Optional.empty())
          .configs(Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT));

  private static final ConfigResource RESOURCE =
      new ConfigResource(ConfigResource.Type.TOPIC, LedgerRecords.TOPIC);

  private SchemasTopic() {}

  static void prepare(Admin admin) throws ExecutionException, InterruptedException {
    try {
      admin.createTopics(List.of(COMPACTED)).all().get();
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
      refuseUnfit(admin);
    }
  }

  private static void refuseUnfit(Admin admin) throws ExecutionException, InterruptedException {
    int partitions =
        admin.describeTopics(List.of(LedgerRecords.TOPIC)).allTopicNames().get().values().stream()
            .mapToInt(description -> description.partitions().size())
            .sum();
    String cleanup =
        admin.describeConfigs(List.of(RESOURCE)).all().get().values().stream()
            .map(config -> config.get(TopicConfig.CLEANUP_POLICY_CONFIG))
            .map(ConfigEntry::value)
            .collect(Collectors.joining());
    if (partitions != 1 || !TopicConfig.CLEANUP_POLICY_COMPACT.equals(cleanup)) {
      throw new IllegalStateException(
          "topic %s has %d partitions and cleanup.policy=%s: it must have 1 and compact, or schemas get lost"
              .formatted(LedgerRecords.TOPIC, partitions, cleanup));
    }
  }
}

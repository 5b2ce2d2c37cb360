package dev.weir.topic;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates the topics of the catalogue where they are missing, and refuses those that differ. */
public final class TopicSetup {
  private static final int TIMEOUT_SECONDS = 30;

  private TopicSetup() {}

  /**
   * Makes sure that every topic exists with its partitions; those of new ones take records then.
   * Replication is the broker's default. Safe to be called by several services at once.
   *
   * @param kafka settings of the client
   * @throws IllegalStateException if a topic has another number of partitions, or Kafka does not
   *     answer within 30 s; the message says what to do
   */
  public static void ensure(Map<String, Object> kafka, Collection<? extends Topic<?, ?>> topics) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, TIMEOUT_SECONDS * 1_000);
    try (Admin admin = Admin.create(settings)) {
      TreeSet<String> existing =
          new TreeSet<>(admin.listTopics().names().get(TIMEOUT_SECONDS, TimeUnit.SECONDS));
      List<NewTopic> missing = new ArrayList<>();
      List<Topic<?, ?>> present = new ArrayList<>();
      for (Topic<?, ?> topic : topics) {
        if (existing.contains(topic.name())) {
          present.add(topic);
        } else {
          missing.add(newTopic(topic));
        }
      }
      create(admin, missing);
      check(admin, present);
      awaitLeaders(admin, missing);
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "Kafka at " + kafka.get("bootstrap.servers") + " does not answer: " + e.getMessage(), e);
    } catch (TimeoutException e) {
      throw new IllegalStateException(
          "Kafka at %s does not answer within %d s"
              .formatted(kafka.get("bootstrap.servers"), TIMEOUT_SECONDS),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while topics were created", e);
    }
  }

  private static NewTopic newTopic(Topic<?, ?> topic) {
    return new NewTopic(topic.name(), Optional.of(topic.partitions()), Optional.empty())
        .configs(topic.settings());
  }

  private static void create(Admin admin, List<NewTopic> missing)
      throws ExecutionException, InterruptedException, TimeoutException {
    try {
      admin.createTopics(missing).all().get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw e;
      }
    }
  }

  /**
   * A topic is there before its brokers lead it. Who writes at once may have its first batch
   * refused and the second one taken; then the first is out of order for good, and its records are
   * given up after two minutes.
   */
  private static void awaitLeaders(Admin admin, List<NewTopic> created)
      throws ExecutionException, InterruptedException, TimeoutException {
    Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
    for (NewTopic topic : created) {
      for (int partition = 0; partition < topic.numPartitions(); partition++) {
        asked.put(new TopicPartition(topic.name(), partition), OffsetSpec.latest());
      }
    }
    new TopicLeaders(() -> admin.listOffsets(asked).all().get(TIMEOUT_SECONDS, TimeUnit.SECONDS))
        .await(Duration.ofSeconds(TIMEOUT_SECONDS));
  }

  private static void check(Admin admin, List<Topic<?, ?>> present)
      throws ExecutionException, InterruptedException, TimeoutException {
    Map<String, TopicDescription> described =
        new TreeMap<>(
            admin
                .describeTopics(present.stream().map(Topic::name).toList())
                .allTopicNames()
                .get(TIMEOUT_SECONDS, TimeUnit.SECONDS));
    for (Topic<?, ?> topic : present) {
      TopicDescription found = described.get(topic.name());
      if (found != null && found.partitions().size() != topic.partitions()) {
        throw new IllegalStateException(
            "topic %s has %d partitions and should have %d: the number is fixed for a generation; set WEIR_PARTITIONS=%d"
                .formatted(
                    topic.name(),
                    found.partitions().size(),
                    topic.partitions(),
                    found.partitions().size()));
      }
    }
  }
}

package dev.weir.ingest.publish;

import dev.weir.registry.RegistryUnavailableException;
import dev.weir.topic.Topic;
import dev.weir.topic.TopicSetup;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks every second whether the raw topic can be written to: brokers answer, the topic is there,
 * every partition has a leader. So requests need not wait to learn it. Thread-safe.
 */
final class KafkaProbe implements AutoCloseable {
  private static final String NOT_ASKED = "not connected to Kafka yet";
  private static final Logger log = LoggerFactory.getLogger(KafkaProbe.class);
  private static final Duration PERIOD = Duration.ofSeconds(1);
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(3);

  private final Admin admin;
  private final Map<String, Object> client;
  private final Topic<?, ?> topic;
  private final Runnable preparation;
  private final ScheduledExecutorService thread;

  /** Why nothing can be published; null if it can. */
  private volatile @Nullable String cause = NOT_ASKED;

  private volatile long acknowledgedNanos = System.nanoTime();

  private KafkaProbe(
      Admin admin,
      Map<String, Object> client,
      Topic<?, ?> topic,
      Runnable preparation,
      ScheduledExecutorService thread) {
    this.admin = admin;
    this.client = Map.copyOf(client);
    this.topic = topic;
    this.preparation = preparation;
    this.thread = thread;
  }

  /**
   * Starts to ask; creates the topic if Kafka has none of that name.
   *
   * @param preparation what must succeed each time before anything is published; may block
   */
  // The task catches whatever it throws; its future is never done.
  @SuppressWarnings("FutureReturnValueIgnored")
  static KafkaProbe start(Map<String, Object> client, Topic<?, ?> topic, Runnable preparation) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(AdminClientConfig.CLIENT_ID_CONFIG, "weir-ingest-gateway-probe");
    int timeoutMillis = Math.toIntExact(ANSWER_TIMEOUT.toMillis());
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, timeoutMillis);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, timeoutMillis);
    settings.put(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, PERIOD.toMillis());
    ScheduledExecutorService thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread made = new Thread(task, "weir-kafka-probe");
              made.setDaemon(true);
              return made;
            });
    KafkaProbe probe = new KafkaProbe(Admin.create(settings), client, topic, preparation, thread);
    thread.scheduleWithFixedDelay(probe::ask, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    return probe;
  }

  Optional<String> unavailability() {
    return Optional.ofNullable(cause);
  }

  /** A record was acknowledged: better news than a probe that was asked before. */
  void reportAcknowledgement() {
    acknowledgedNanos = System.nanoTime();
  }

  /** A record failed: nothing more is tried until Kafka has answered again. */
  void reportFailure(String failure) {
    settle(failure);
  }

  private void ask() {
    long began = System.nanoTime();
    String found;
    try {
      found = obstacle();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    } catch (RuntimeException e) {
      // A refused schema, say: no reason to stop asking, since an operator may mend it.
      log.error("The topic {} cannot be prepared", topic.name(), e);
      found = String.valueOf(e.getMessage());
    }
    boolean outdated = found != null && acknowledgedNanos - began > 0;
    if (!outdated) {
      settle(found);
    }
  }

  /** What keeps records from being published; null if nothing does. */
  private @Nullable String obstacle() throws InterruptedException {
    try {
      return missingLeader();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        return createdTopic();
      }
      Throwable failure = e.getCause() == null ? e : e.getCause();
      return "Kafka does not answer: " + failure.getMessage();
    } catch (TimeoutException e) {
      return "Kafka did not answer within " + ANSWER_TIMEOUT.toSeconds() + " s";
    } catch (KafkaException | RegistryUnavailableException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private String createdTopic() {
    try {
      TopicSetup.ensure(client, List.of(topic));
      return "the topic " + topic.name() + " was just created";
    } catch (IllegalStateException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private @Nullable String missingLeader()
      throws InterruptedException, ExecutionException, TimeoutException {
    Collection<TopicDescription> described =
        admin
            .describeTopics(List.of(topic.name()))
            .allTopicNames()
            .get(ANSWER_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)
            .values();
    long leaderless =
        described.stream()
            .flatMap(description -> description.partitions().stream())
            .filter(partition -> partition.leader() == null)
            .count();
    if (leaderless > 0) {
      return leaderless + " partitions of " + topic.name() + " have no leader";
    }
    preparation.run();
    return null;
  }

  private void settle(@Nullable String now) {
    String before = cause;
    cause = now;
    if (now != null && (before == null || before.equals(NOT_ASKED))) {
      log.warn("Kafka takes no records: {}", now);
    } else if (before != null && now == null) {
      log.info("Kafka takes records of {}", topic.name());
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
    admin.close(Duration.ZERO);
    cause = "the gateway has stopped";
  }
}

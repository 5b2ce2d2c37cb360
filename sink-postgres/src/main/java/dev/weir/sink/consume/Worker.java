package dev.weir.sink.consume;

import dev.weir.failure.Backoff;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that reads the partitions of a lane and writes them, session after session, until it is
 * closed. Partitions are assigned by hand and offsets kept in the database, so that no group has to
 * agree before the first record after a start.
 */
public final class Worker implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Worker.class);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);

  private final Map<String, Object> settings;
  private final Lane lane;
  private final SessionFactory sessions;
  private final Backoff backoff;
  private final Thread thread;
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile @Nullable Consumer<byte[], byte[]> consumer;
  private volatile @Nullable String trouble = "starting";

  Worker(Map<String, Object> kafka, Lane lane, SessionFactory sessions) {
    this.settings = settings(kafka, lane, sessions.limits());
    this.lane = lane;
    this.sessions = sessions;
    this.backoff = sessions.backoff();
    this.thread = new Thread(this::run, clientId(lane));
  }

  void start() {
    thread.start();
  }

  /** Why nothing is read, if nothing is. */
  Optional<String> trouble() {
    return Optional.ofNullable(trouble).map(cause -> lane.topics().name() + ": " + cause);
  }

  private void run() {
    int attempts = 0;
    while (!isClosing()) {
      try {
        read();
        attempts = 0;
      } catch (WakeupException | InterruptException e) {
        log.debug("woken", e);
      } catch (RuntimeException e) {
        boolean wasReading = trouble == null;
        attempts = wasReading ? 1 : attempts + 1;
        trouble = e.toString();
        report(e, attempts);
        pause(backoff.after(attempts));
      }
    }
  }

  /** Reads until it is closed or fails. */
  private void read() {
    try (Consumer<byte[], byte[]> opened =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer = opened;
      Session session = sessions.open(lane, opened);
      session.start();
      trouble = null;
      while (!isClosing()) {
        if (session.step()) {
          pause(lane.topics().rest());
        }
      }
    } finally {
      consumer = null;
    }
  }

  private void report(RuntimeException failure, int attempts) {
    if (failure instanceof MissingTopicsException) {
      log.info("lane {} waits: {}", lane.topics().name(), failure.getMessage());
    } else {
      log.warn("lane {} failed, attempt {}", lane.topics().name(), attempts, failure);
    }
  }

  private boolean isClosing() {
    return closing.getCount() == 0;
  }

  private void pause(Duration wait) {
    try {
      if (closing.await(wait.toMillis(), TimeUnit.MILLISECONDS)) {
        log.debug("closing");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends after the batch in hand; takes 30 s at the longest. */
  @Override
  public void close() {
    closing.countDown();
    Consumer<byte[], byte[]> reading = consumer;
    if (reading != null) {
      reading.wakeup();
    }
    try {
      thread.join(STOP_LIMIT.toMillis());
      if (thread.isAlive()) {
        thread.interrupt();
        thread.join(STOP_LIMIT.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String clientId(Lane lane) {
    return "sink-" + lane.topics().name() + "-" + lane.worker();
  }

  private static Map<String, Object> settings(
      Map<String, Object> kafka, Lane lane, BatchLimits limits) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, clientId(lane));
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, limits.records());
    settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 16 * 1024 * 1024);
    settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 4 * 1024 * 1024);
    return settings;
  }
}

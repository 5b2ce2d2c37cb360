package dev.weir.archive.consume;

import dev.weir.failure.Backoff;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that archives its partitions, session after session, until it is closed; then it
 * archives what waits. Partitions are assigned by hand, and offsets are where the rows are.
 */
final class Worker implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Worker.class);
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Duration LAST_WORK = Duration.ofSeconds(20);
  private static final Duration STOP_LIMIT = Duration.ofSeconds(40);
  private static final int FETCH_WAIT_MILLIS = 5;

  private final Map<String, Object> settings;
  private final int number;
  private final int workers;
  private final SessionFactory sessions;
  private final Backoff backoff;
  private final Thread thread;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final AtomicLong asked = new AtomicLong();
  private volatile long answered;
  private volatile @Nullable String trouble = "starting";

  Worker(Map<String, Object> kafka, int number, int workers, SessionFactory sessions) {
    this.settings = settings(kafka, number);
    this.number = number;
    this.workers = workers;
    this.sessions = sessions;
    this.backoff = sessions.backoff();
    this.thread = new Thread(this::run, "archive-" + number);
    thread.setUncaughtExceptionHandler(
        (ended, failure) -> {
          trouble = failure.toString();
          log.error("{} ended", ended.getName(), failure);
        });
  }

  void start() {
    thread.start();
  }

  /** Why nothing is archived, if nothing is. */
  Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }

  /** Asks for everything that waits to be archived at once; answers a number for this request. */
  long ask() {
    return asked.incrementAndGet();
  }

  /** Whether everything that waited when it was asked for is archived. */
  boolean hasAnswered(long request) {
    return answered >= request;
  }

  private void run() {
    int attempts = 0;
    while (!isClosing()) {
      try {
        archive();
        attempts = 0;
      } catch (RuntimeException e) {
        attempts++;
        trouble = String.valueOf(e.getMessage());
        if (e instanceof MissingTopicsException) {
          log.info("the archiver waits: {}", e.getMessage());
        } else {
          log.warn("archiving failed, attempt {}", attempts, e);
        }
        pause(backoff.after(attempts));
      }
    }
  }

  private void archive() {
    try (Consumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      Session session = sessions.open(number, workers, consumer);
      while (!isClosing()) {
        step(session);
      }
      finish(session);
    }
  }

  private void step(Session session) {
    long request = asked.get();
    boolean everything = request > answered;
    boolean more = session.step(everything, this::isClosing);
    trouble = session.trouble().orElse(null);
    if (everything && !more && session.isCaughtUp()) {
      answered = request;
    }
    if (!more) {
      pause(PAUSE);
    }
  }

  /** Archives what waits, as far as that is possible in bounded time. */
  private static void finish(Session session) {
    long end = System.nanoTime() + LAST_WORK.toNanos();
    boolean more = true;
    while (more && System.nanoTime() < end) {
      more = session.step(true, () -> System.nanoTime() > end);
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

  /** Ends after what waits is archived; takes 40 s at the longest. */
  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join(STOP_LIMIT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (thread.isAlive()) {
      log.warn("the archiver did not stop within {} s", STOP_LIMIT.toSeconds());
      thread.interrupt();
    }
  }

  private static Map<String, Object> settings(Map<String, Object> kafka, int number) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "archive-" + number);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    // Records are asked for where they are known to be. A request that waits for more at the end of
    // one partition would hold up the next one's: there is one at a time for each broker.
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MILLIS);
    settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 8 * 1024 * 1024);
    settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 4 * 1024 * 1024);
    return settings;
  }
}

package dev.weir.registry.kafka;

import dev.weir.registry.ledger.LedgerEvent;
import dev.weir.registry.ledger.LedgerLog;
import dev.weir.registry.ledger.LedgerUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The registry's log in the compacted topic {@code _schemas}. Each append is a transaction; each
 * catching up begins with a new producer of the same transactional id, which ends whatever an
 * earlier one left open and shuts it out. So a write whose end was never seen is either read back
 * or void, and of two registries over one topic, neither overwrites what it has not read.
 */
public final class KafkaLedgerLog implements LedgerLog {
  private static final Logger LOG = LoggerFactory.getLogger(KafkaLedgerLog.class);
  private static final TopicPartition PARTITION = new TopicPartition(LedgerRecords.TOPIC, 0);
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration CLOSE = Duration.ofSeconds(5);
  private static final int IDLE_POLLS = 50;

  /** A broker that starts for the first time makes the topic of transactions, which may take. */
  private static final int OPENING_ATTEMPTS = 6;

  private final LogClients clients;
  private final Consumer<byte[], byte[]> consumer;
  private @Nullable Producer<byte[], byte[]> producer;
  private boolean opened;

  private KafkaLedgerLog(LogClients clients) {
    this.clients = clients;
    this.consumer = clients.consumer();
    consumer.assign(List.of(PARTITION));
    consumer.seekToBeginning(List.of(PARTITION));
  }

  /**
   * Opens the log, making its topic if that is absent.
   *
   * @param clientSettings {@code bootstrap.servers} at least
   * @throws LedgerUnavailableException if Kafka cannot be reached
   * @throws IllegalStateException if the topic is there but not compacted, or of more than one
   *     partition
   */
  public static KafkaLedgerLog open(Map<String, Object> clientSettings) {
    LogClients clients = new LogClients(clientSettings);
    try (Admin admin = clients.admin()) {
      SchemasTopic.prepare(admin);
      return new KafkaLedgerLog(clients);
    } catch (ExecutionException | KafkaException e) {
      throw unavailable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable(e);
    }
  }

  @Override
  public List<LedgerEvent> catchUp() {
    try {
      renewProducer();
      Long end = consumer.endOffsets(List.of(PARTITION)).get(PARTITION);
      List<LedgerEvent> events =
          readTo(Objects.requireNonNull(end, "Kafka answers for the partition asked"));
      opened = true;
      return events;
    } catch (KafkaException e) {
      throw unavailable(e);
    }
  }

  private void renewProducer() {
    closeProducer();
    Producer<byte[], byte[]> fresh = clients.producer();
    producer = fresh;
    for (int attempts = opened ? 1 : OPENING_ATTEMPTS; attempts > 1; attempts--) {
      try {
        fresh.initTransactions();
        return;
      } catch (TimeoutException e) {
        LOG.info("Waiting for Kafka's transaction coordinator");
      }
    }
    fresh.initTransactions();
  }

  private List<LedgerEvent> readTo(long end) {
    List<LedgerEvent> events = new ArrayList<>();
    int idle = 0;
    while (consumer.position(PARTITION) < end) {
      var records = consumer.poll(POLL);
      records.forEach(record -> LedgerRecords.event(record).ifPresent(events::add));
      idle = records.isEmpty() ? idle + 1 : 0;
      if (idle > IDLE_POLLS) {
        throw new KafkaException("no end of " + LedgerRecords.TOPIC + " at offset " + end);
      }
    }
    return events;
  }

  @SuppressWarnings("FutureReturnValueIgnored") // What a send fails with, the commit throws.
  @Override
  public void append(List<LedgerEvent> events) {
    Producer<byte[], byte[]> writer = producer;
    if (writer == null) {
      throw unavailable(new IllegalStateException("append before catching up"));
    }
    try {
      writer.beginTransaction();
      events.forEach(event -> writer.send(LedgerRecords.record(event)));
      writer.commitTransaction();
    } catch (KafkaException e) {
      closeProducer();
      throw unavailable(e);
    }
  }

  private void closeProducer() {
    Producer<byte[], byte[]> old = producer;
    producer = null;
    if (old != null) {
      old.close(Duration.ZERO);
    }
  }

  private static LedgerUnavailableException unavailable(Exception cause) {
    return new LedgerUnavailableException(
        "the registry's topic " + LedgerRecords.TOPIC + " is not available: " + cause, cause);
  }

  @Override
  public void close() {
    try {
      closeProducer();
    } finally {
      consumer.close(CloseOptions.timeout(CLOSE));
    }
  }
}

package dev.weir.sink.failure;

import dev.weir.log.LogContext;
import dev.weir.schema.avro.DeadLetter;
import dev.weir.schema.avro.DeadLetterKey;
import dev.weir.schema.avro.RecordOrigin;
import dev.weir.serde.WeirSerdes;
import dev.weir.sink.batch.Entry;
import dev.weir.sink.metrics.SinkMetrics;
import dev.weir.topic.Topic;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The dead letters topic, written with acks=all. Thread-safe; closed by its owner. */
public final class KafkaDeadLetters implements DeadLetters, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(KafkaDeadLetters.class);
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final String SERVICE = "sink-postgres/";

  private final String topic;
  private final Producer<DeadLetterKey, DeadLetter> producer;
  private final SinkMetrics metrics;

  /** Over the settings of every Kafka client. */
  public KafkaDeadLetters(
      Map<String, Object> kafka,
      Topic<DeadLetterKey, DeadLetter> topic,
      WeirSerdes serdes,
      SinkMetrics metrics) {
    Map<String, Object> settings = new HashMap<>(kafka);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "zstd");
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 64 * 1024 * 1024);
    settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) LIMIT.toMillis());
    settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) LIMIT.toMillis() / 2);
    settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    this.topic = topic.name();
    this.metrics = metrics;
    this.producer =
        new KafkaProducer<>(
            settings, serdes.key(topic).serializer(), serdes.value(topic).serializer());
  }

  @Override
  public void send(List<? extends Entry.Refused<?, ?>> refused) {
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (Entry.Refused<?, ?> entry : refused) {
      tell(entry);
      sent.add(send(entry, true));
    }
    for (int i = 0; i < sent.size(); i++) {
      if (!isTaken(sent.get(i)) && !isTaken(send(refused.get(i), false))) {
        throw new KafkaException("a dead letter is too large even without its value");
      }
    }
    refused.forEach(entry -> metrics.deadLetter(SERVICE + entry.step(), entry.reason()));
  }

  private static void tell(Entry.Refused<?, ?> entry) {
    ConsumerRecord<byte[], byte[]> raw = entry.raw();
    try (LogContext context = LogContext.open()) {
      context.record(raw.topic(), raw.partition(), raw.offset()).trace(raw.headers());
      log.warn("dead letter {}: {} {}", origin(raw), entry.reason(), entry.message());
    }
  }

  private Future<RecordMetadata> send(Entry.Refused<?, ?> entry, boolean withValue) {
    DeadLetterKey key = new DeadLetterKey(origin(entry.raw()));
    return producer.send(new ProducerRecord<>(topic, key, letter(entry, withValue)));
  }

  /** Waits for the broker; false if the letter is too large for it. */
  private static boolean isTaken(Future<RecordMetadata> sent) {
    try {
      sent.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RecordTooLargeException) {
        return false;
      }
      throw new KafkaException("a dead letter was not acknowledged", e);
    } catch (TimeoutException e) {
      throw new KafkaException("a dead letter was not acknowledged", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted", e);
    }
  }

  private static DeadLetter letter(Entry.Refused<?, ?> entry, boolean withValue) {
    Map<String, ByteBuffer> headers = new HashMap<>();
    for (Header header : entry.raw().headers()) {
      if (header.value() != null) {
        headers.put(header.key(), ByteBuffer.wrap(header.value()));
      }
    }
    return DeadLetter.newBuilder()
        .setOrigin(origin(entry.raw()))
        .setStage(SERVICE + entry.step())
        .setReason(entry.reason())
        .setMessage(entry.message())
        .setKey(wrapped(entry.raw().key()))
        .setValue(withValue ? wrapped(entry.raw().value()) : null)
        .setHeaders(headers)
        .build();
  }

  private static RecordOrigin origin(ConsumerRecord<?, ?> raw) {
    return new RecordOrigin(raw.topic(), raw.partition(), raw.offset());
  }

  private static @Nullable ByteBuffer wrapped(byte @Nullable [] bytes) {
    return bytes == null ? null : ByteBuffer.wrap(bytes);
  }

  @Override
  public void close() {
    producer.close(LIMIT);
  }
}

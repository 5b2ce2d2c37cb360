package dev.weir.ingest.publish;

import dev.weir.ingest.webhook.Delivery;
import dev.weir.registry.RegistryUnavailableException;
import dev.weir.schema.avro.RawWebhook;
import dev.weir.schema.avro.ScopeKey;
import dev.weir.serde.WeirSerdes;
import dev.weir.topic.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/**
 * Publishes to the raw topic with an idempotent producer; a delivery is acknowledged when every
 * in-sync replica has it, and has an outcome after ten seconds at the latest. While Kafka is known
 * to be away deliveries are refused at once.
 */
public final class KafkaPublisher implements Publisher {
  private static final Duration CLOSE_TIMEOUT = ProducerSettings.DELIVERY_TIMEOUT.plusSeconds(1);

  private final WebhookRecords records;
  private final Producer<byte[], byte[]> producer;
  private final KafkaProbe probe;

  private KafkaPublisher(
      WebhookRecords records, Producer<byte[], byte[]> producer, KafkaProbe probe) {
    this.records = records;
    this.producer = producer;
    this.probe = probe;
  }

  /**
   * What the publisher needs.
   *
   * @param client settings of every Kafka client, {@code bootstrap.servers} among them
   * @param topic the raw topic; created if Kafka does not have it
   * @param maxBodyBytes longest body, in bytes
   * @param bufferBytes most that is unacknowledged at once, in bytes
   */
  public record Settings(
      Map<String, Object> client,
      Topic<ScopeKey, RawWebhook> topic,
      int maxBodyBytes,
      long bufferBytes) {
    public Settings {
      client = Map.copyOf(client);
    }
  }

  /** Starts the clients. Kafka and the registry need not be there yet. */
  public static KafkaPublisher start(Settings settings, WeirSerdes serdes) {
    Producer<byte[], byte[]> producer =
        new KafkaProducer<>(
            ProducerSettings.of(
                settings.client(),
                settings.maxBodyBytes(),
                settings.bufferBytes(),
                settings.topic().partitions()));
    KafkaProbe probe =
        KafkaProbe.start(
            settings.client(),
            settings.topic(),
            () -> {
              serdes.registerAll(List.of(settings.topic()));
              producer.partitionsFor(settings.topic().name());
            });
    return new KafkaPublisher(new WebhookRecords(settings.topic(), serdes), producer, probe);
  }

  @Override
  public void publish(Delivery delivery, Consumer<Publication> outcome) {
    Optional<String> unavailability = probe.unavailability();
    if (unavailability.isPresent()) {
      outcome.accept(new Publication.Unavailable(unavailability.get()));
      return;
    }
    ProducerRecord<byte[], byte[]> record;
    try {
      record = records.of(delivery);
    } catch (RegistryUnavailableException e) {
      outcome.accept(failed(e));
      return;
    }
    send(record, outcome);
  }

  // The callback tells of every failure but those that send throws itself.
  @SuppressWarnings("FutureReturnValueIgnored")
  private void send(ProducerRecord<byte[], byte[]> record, Consumer<Publication> outcome) {
    try {
      producer.send(
          record,
          (metadata, failure) ->
              outcome.accept(failure == null ? acknowledged() : failed(failure)));
    } catch (InterruptException e) {
      Thread.currentThread().interrupt();
      outcome.accept(new Publication.Unavailable("the gateway is stopping"));
    } catch (KafkaException | IllegalStateException e) {
      outcome.accept(failed(e));
    }
  }

  private Publication acknowledged() {
    probe.reportAcknowledgement();
    return new Publication.Acknowledged();
  }

  private Publication failed(Exception failure) {
    if (failure instanceof RecordTooLargeException) {
      return new Publication.TooLarge(describe(failure));
    }
    probe.reportFailure(describe(failure));
    return new Publication.Unavailable(describe(failure));
  }

  private static String describe(Exception failure) {
    @Nullable String message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }

  @Override
  public Optional<String> unavailability() {
    return probe.unavailability();
  }

  @Override
  public void close() {
    probe.close();
    producer.close(CLOSE_TIMEOUT);
  }
}

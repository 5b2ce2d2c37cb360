package dev.weir.stream.transaction;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A producer that counts its transactions. */
final class CountedProducer extends KafkaProducer<byte[], byte[]> {
  private final TransactionMetrics metrics;

  CountedProducer(Map<String, Object> settings, TransactionMetrics metrics) {
    super(settings, new ByteArraySerializer(), new ByteArraySerializer());
    this.metrics = metrics;
  }

  @Override
  public void beginTransaction() {
    super.beginTransaction();
    metrics.begun();
  }

  @Override
  public void commitTransaction() {
    long started = System.nanoTime();
    super.commitTransaction();
    metrics.committed(Duration.ofNanos(System.nanoTime() - started));
  }

  @Override
  public void abortTransaction() {
    super.abortTransaction();
    metrics.aborted();
  }
}

package dev.weir.sink.batch;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record of a batch: one to write, or one that is nobody's fault but its own. */
public sealed interface Entry<K, V> {
  /** The record as it was read. */
  ConsumerRecord<byte[], byte[]> raw();

  /** A record to write. */
  record Writable<K, V>(ConsumerRecord<byte[], byte[]> raw, Received<K, V> received)
      implements Entry<K, V> {}

  /**
   * A record for the dead letters.
   *
   * @param step the step that refused it: decode, or a table
   * @param reason a short code
   * @param message what is wrong, for a person
   */
  record Refused<K, V>(
      ConsumerRecord<byte[], byte[]> raw, String step, String reason, String message)
      implements Entry<K, V> {}
}

package dev.weir.stream.topology;

import dev.weir.schema.avro.RawWebhook;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;
import org.jspecify.annotations.Nullable;

/**
 * Deliveries seen in the last days, by tenant, source, delivery id and body. It serves the
 * accounting alone: a repetition that it no longer knows changes no result, because facts have an
 * identity of their own.
 */
final class SeenDeliveries {
  static final String STORE = "seen-deliveries-store";
  private static final Duration KEPT = Duration.ofDays(7);

  private final WindowStore<Bytes, byte[]> store;

  SeenDeliveries(WindowStore<Bytes, byte[]> store) {
    this.store = store;
  }

  static StoreBuilder<WindowStore<Bytes, byte[]>> store() {
    return Stores.windowStoreBuilder(
            Stores.persistentWindowStore(STORE, KEPT, Duration.ofMillis(1), false),
            Serdes.Bytes(),
            Serdes.ByteArray())
        .withCachingDisabled()
        .withLoggingEnabled(java.util.Map.of());
  }

  /** Offset at which the same delivery was seen first; null if it is new, and then it is noted. */
  @Nullable Long firstSeen(RawWebhook raw, long timestamp, long offset) {
    Bytes id = Bytes.wrap(id(raw));
    long kept = KEPT.toMillis();
    // By numbers: with instants the store formats an error's text at every look-up.
    try (WindowStoreIterator<byte[]> seen = store.fetch(id, timestamp - kept, timestamp + kept)) {
      if (seen.hasNext()) {
        return ByteBuffer.wrap(seen.next().value).getLong();
      }
    }
    store.put(id, ByteBuffer.allocate(Long.BYTES).putLong(offset).array(), timestamp);
    return null;
  }

  /** It had no effect after all, and may come again. */
  void forget(RawWebhook raw, long timestamp) {
    store.put(Bytes.wrap(id(raw)), null, timestamp);
  }

  private static byte[] id(RawWebhook raw) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : new String[] {raw.getTenant(), raw.getSource(), raw.getDeliveryId()}) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      digest.update(raw.getBodySha256().duplicate());
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

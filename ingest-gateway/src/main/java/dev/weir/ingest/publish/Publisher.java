package dev.weir.ingest.publish;

import dev.weir.ingest.webhook.Delivery;
import java.util.Optional;
import java.util.function.Consumer;

/** Where verified deliveries go. Thread-safe. */
public interface Publisher extends AutoCloseable {
  /**
   * Publishes a delivery and tells once what became of it, from any thread, possibly before this
   * method returns. May block for a second where memory for records is short: not for event loops.
   *
   * @param outcome called exactly once; must not block
   */
  void publish(Delivery delivery, Consumer<Publication> outcome);

  /** Empty if deliveries can be published now, else why not. Does not block. */
  Optional<String> unavailability();

  /** Waits, for a bounded time, until everything handed over has its outcome. Idempotent. */
  @Override
  void close();
}

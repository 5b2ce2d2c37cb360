package dev.weir.ingest.publish;

import dev.weir.ingest.webhook.Delivery;
import java.util.Optional;
import java.util.function.Consumer;

/** Where verified deliveries go. Thread-safe. */
public interface Publisher extends AutoCloseable {
  /**
   * Publishes a delivery and tells once what became of it, from any thread, possibly before this
   * method returns. Does not wait for Kafka, nor for memory as long as the deliveries without an
   * outcome keep to the bound that the publisher was made for.
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

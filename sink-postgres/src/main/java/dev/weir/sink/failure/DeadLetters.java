package dev.weir.sink.failure;

import dev.weir.sink.batch.Entry;
import java.util.List;

/** Where records go that cannot be written. Implementations are thread-safe. */
public interface DeadLetters {
  /**
   * Sends refused records, and returns when the broker has them all. A record may be sent again:
   * its key is where it stands.
   *
   * @throws RuntimeException if the broker did not acknowledge them: try again
   */
  void send(List<? extends Entry.Refused<?, ?>> refused);
}

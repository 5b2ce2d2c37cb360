package dev.weir.ingest.webhook;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One verified, well-formed delivery, ready for the raw topic.
 *
 * @param instance host of the tool, in lower case
 * @param scope what the delivery speaks of, in lower case; the delivery id where it names nothing
 * @param eventType the header's event with the body's action; null where no event was named
 * @param event the header's event alone, for metrics; null where none was named
 * @param headers the headers that matter, names in lower case; never a signature or a token
 * @param trace W3C trace context: as received, or a new one
 * @param body JSON: the received bytes, or the form's {@code payload} field, decoded
 */
public record Delivery(
    String tenant,
    Source source,
    String instance,
    String scope,
    String deliveryId,
    @Nullable String eventType,
    @Nullable String event,
    Instant receivedAt,
    Map<String, String> headers,
    TraceContext trace,
    Body body) {

  public Delivery {
    headers = Map.copyOf(headers);
  }
}

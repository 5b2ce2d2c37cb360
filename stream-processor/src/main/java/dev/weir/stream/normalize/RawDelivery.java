package dev.weir.stream.normalize;

import dev.weir.stream.fact.Scope;
import java.nio.ByteBuffer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery as the parser needs it.
 *
 * @param eventType as of the header, with the action, such as pull_request.closed
 * @param receivedAt first receipt; only the refusal of facts from the future depends on it
 */
public record RawDelivery(
    Scope scope, @Nullable String eventType, Instant receivedAt, ByteBuffer body) {}

package dev.weir.ingest.webhook;

import dev.weir.trace.TraceParent;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * W3C trace context of a delivery: the sender's if it is well-formed, else a new one. Weir records
 * no spans, so it hands the sender's on as it came.
 *
 * @param state {@code tracestate}, in one line; null if there is none
 */
public record TraceContext(TraceParent parent, @Nullable String state) {
  private static final Pattern STATE = Pattern.compile("[\\x20-\\x7e\\t]{1,512}");

  /**
   * The context of a request.
   *
   * @param identity of the delivery: names the trace where the sender has none, so that a repeat of
   *     it belongs to the same one, and the rows are the same in every run
   */
  static TraceContext in(RequestHeaders headers, Supplier<UUID> identity) {
    List<String> parents = headers.all(TraceParent.NAME);
    Optional<TraceParent> sent =
        parents.size() == 1 ? TraceParent.parse(parents.get(0)) : Optional.empty();
    if (sent.isEmpty()) {
      return new TraceContext(TraceParent.begin(identity.get()), null);
    }
    String state = String.join(",", headers.all(TraceParent.STATE));
    return new TraceContext(sent.get(), STATE.matcher(state).matches() ? state : null);
  }
}

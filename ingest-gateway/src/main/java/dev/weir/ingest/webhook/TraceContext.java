package dev.weir.ingest.webhook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** W3C trace context: passed on if well-formed, else left out, as its specification asks. */
final class TraceContext {
  private static final Pattern PARENT =
      Pattern.compile("(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");
  private static final Pattern STATE = Pattern.compile("[\\x20-\\x7e\\t]{1,512}");

  private TraceContext() {}

  /** {@code traceparent}, and {@code tracestate} if there is a parent for it. */
  static Map<String, String> in(RequestHeaders headers) {
    Map<String, String> trace = new LinkedHashMap<>();
    List<String> parents = headers.all("traceparent");
    if (parents.size() == 1 && PARENT.matcher(parents.get(0)).matches()) {
      trace.put("traceparent", parents.get(0));
      String state = String.join(",", headers.all("tracestate"));
      if (STATE.matcher(state).matches()) {
        trace.put("tracestate", state);
      }
    }
    return trace;
  }
}

package dev.weir.log;

import dev.weir.trace.TraceParent;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Fields of the log lines that a thread writes until this is closed, which puts back what was there
 * before: what the lines are about. To be opened where something is told, not for each record. For
 * one thread.
 */
public final class LogContext implements AutoCloseable {
  private record Before(String field, @Nullable String value) {}

  private final Deque<Before> before = new ArrayDeque<>();

  private LogContext() {}

  /** A context that adds nothing yet. */
  public static LogContext open() {
    return new LogContext();
  }

  /** About a delivery. */
  public LogContext delivery(String tenant, String source, String deliveryId) {
    return put("tenant", tenant).put("source", source).put("delivery_id", deliveryId);
  }

  /** Of a trace. */
  public LogContext trace(TraceParent parent) {
    return put("trace_id", parent.traceId()).put("span_id", parent.parentId());
  }

  /** Of the trace that a record's headers name, if any. */
  public LogContext trace(Headers headers) {
    TraceParent.in(headers).ifPresent(this::trace);
    return this;
  }

  /** About a record. */
  public LogContext record(String topic, int partition, long offset) {
    return put("topic", topic)
        .put("partition", Integer.toString(partition))
        .put("offset", Long.toString(offset));
  }

  private LogContext put(String field, String value) {
    before.push(new Before(field, MDC.get(field)));
    MDC.put(field, value);
    return this;
  }

  @Override
  public void close() {
    while (!before.isEmpty()) {
      Before last = before.pop();
      if (last.value() == null) {
        MDC.remove(last.field());
      } else {
        MDC.put(last.field(), last.value());
      }
    }
  }
}

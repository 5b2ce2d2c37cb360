package dev.weir.standalone.terminal;

import ch.qos.logback.classic.spi.ILoggingEvent;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;
import net.logstash.logback.composite.AbstractFieldJsonProvider;

/**
 * The field {@code service} of a log line: whose code it is, as each service says it where it runs
 * alone; {@code standalone} for what belongs to none.
 */
public final class ServiceField extends AbstractFieldJsonProvider<ILoggingEvent> {
  private static final String OURS = "dev.weir.";
  private static final Map<String, String> SERVICES =
      Map.of(
          "ingest", "ingest-gateway",
          "stream", "stream-processor",
          "sink", "sink-postgres",
          "archive", "archiver");

  public ServiceField() {
    setFieldName("service");
  }

  @Override
  public void writeTo(JsonGenerator json, ILoggingEvent event) throws IOException {
    json.writeStringField(getFieldName(), service(event.getLoggerName()));
  }

  static String service(String logger) {
    int end = logger.startsWith(OURS) ? logger.indexOf('.', OURS.length()) : -1;
    String name = end < 0 ? "" : logger.substring(OURS.length(), end);
    return SERVICES.getOrDefault(name, "standalone");
  }
}

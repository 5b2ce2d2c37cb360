package dev.weir.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.config.ConfigurationException;
import dev.weir.config.Environment;
import dev.weir.trace.TraceParent;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class ServiceLogTest {
  private static final String HEADER = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  @Test
  void shouldWriteAnObjectALineAlsoOfExceptionsThatTakeMany() throws Exception {
    List<String> lines =
        logged(
            LogFormat.JSON,
            log -> {
              try (LogContext context = LogContext.open()) {
                context
                    .delivery("acme", "github", "d-\"1\"")
                    .trace(TraceParent.parse(HEADER).orElseThrow())
                    .record("weir.webhooks.v1", 3, 42);
                log.warn("two\nlines", new IllegalStateException("more\nof them"));
              }
              log.info("after");
            });
    assertThat(lines).hasSize(2);
    JsonNode line = new ObjectMapper().readTree(lines.get(0));
    assertThat(line.get("message").asText()).isEqualTo("two\nlines");
    assertThat(line.get("stack_trace").asText()).contains("more\nof them", "\tat ");
    assertThat(Map.of("service", "sample", "level", "WARN", "tenant", "acme", "source", "github"))
        .allSatisfy((field, value) -> assertThat(line.get(field).asText()).isEqualTo(value));
    assertThat(line.get("delivery_id").asText()).isEqualTo("d-\"1\"");
    assertThat(line.get("trace_id").asText()).isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");
    assertThat(line.get("span_id").asText()).isEqualTo("00f067aa0ba902b7");
    assertThat(line.get("topic").asText()).isEqualTo("weir.webhooks.v1");
    assertThat(line.get("partition").asInt()).isEqualTo(3);
    assertThat(line.get("offset").asInt()).isEqualTo(42);
    JsonNode after = new ObjectMapper().readTree(lines.get(1));
    assertThat(after.has("trace_id")).isFalse();
  }

  @Test
  void shouldWriteTextForPeople() throws Exception {
    List<String> lines = logged(LogFormat.TEXT, log -> log.info("hello"));
    assertThat(lines).hasSize(1);
    assertThat(lines.get(0)).matches("\\d\\d:\\d\\d:\\d\\d\\.\\d{3} INFO  sample: hello ");
  }

  @Test
  void shouldPutBackWhatAnOuterContextSaid() {
    try (LogContext outer = LogContext.open()) {
      outer.record("outer", 1, 1);
      try (LogContext inner = LogContext.open()) {
        inner.record("inner", 2, 2).record("innermost", 3, 3).trace(new RecordHeaders());
        assertThat(MDC.get("topic")).isEqualTo("innermost");
      }
      assertThat(MDC.getCopyOfContextMap())
          .containsEntry("topic", "outer")
          .containsEntry("partition", "1")
          .doesNotContainKey("trace_id");
    }
    assertThat(MDC.get("topic")).isNull();
  }

  @Test
  void shouldRefuseOtherFormats() {
    Environment environment = new Environment(Map.of("WEIR_LOG_FORMAT", "xml"));
    LogSettings.from(environment);
    assertThatThrownBy(environment::check)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("WEIR_LOG_FORMAT: json or text, not \"xml\"");
    assertThat(LogSettings.format("Text")).isEqualTo(LogFormat.TEXT);
    assertThat(LogSettings.format(null)).isEqualTo(LogFormat.JSON);
  }

  /** What the configuration of a service that runs alone makes of some calls. */
  private static List<String> logged(LogFormat format, Consumer<Logger> calls) throws Exception {
    PrintStream before = System.err;
    ByteArrayOutputStream written = new ByteArrayOutputStream();
    LoggerContext context = new LoggerContext();
    try {
      System.setErr(new PrintStream(written, true, StandardCharsets.UTF_8));
      context.setMDCAdapter(MDC.getMDCAdapter());
      context.putProperty("weir.service", "sample");
      context.putProperty("weir.log.format", format.name());
      JoranConfigurator configurator = new JoranConfigurator();
      configurator.setContext(context);
      configurator.doConfigure(ServiceLogTest.class.getResource("/logback-service.xml"));
      calls.accept(context.getLogger("sample"));
    } finally {
      context.stop();
      System.setErr(before);
    }
    return written.toString(StandardCharsets.UTF_8).lines().toList();
  }
}

package dev.weir.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.status.Status;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.MDC;

class FileLogTest {
  @TempDir Path folder;

  @Test
  void shouldSayWhoseLineItIs() throws Exception {
    List<String> lines = logged("JSON");
    assertThat(lines).hasSize(2);
    JsonNode gateway = new ObjectMapper().readTree(lines.get(0));
    assertThat(gateway.get("service").asText()).isEqualTo("ingest-gateway");
    assertThat(gateway.get("stack_trace").asText()).contains("more\nof them");
    assertThat(new ObjectMapper().readTree(lines.get(1)).get("service").asText())
        .isEqualTo("standalone");
  }

  @Test
  void shouldWriteTextIfAskedTo() throws Exception {
    assertThat(logged("TEXT").get(0)).matches("\\d{4}-\\d\\d-\\d\\d .* WARN  Deliveries: hello ");
  }

  private List<String> logged(String format) throws Exception {
    Path log = folder.resolve(format + ".log");
    LoggerContext context = new LoggerContext();
    context.setMDCAdapter(MDC.getMDCAdapter());
    context.putProperty("weir.log", log.toString());
    context.putProperty("weir.log.format", format);
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(FileLogTest.class.getResource("/logback-standalone.xml"));
    context
        .getLogger("dev.weir.ingest.http.Deliveries")
        .warn("hello", new IllegalStateException("more\nof them"));
    context.getLogger("kafka.server.KafkaRaftServer").warn("Kafka's");
    assertThat(context.getStatusManager().getCopyOfStatusList())
        .noneMatch(status -> status.getLevel() > Status.INFO);
    context.stop();
    return Files.readAllLines(log);
  }
}

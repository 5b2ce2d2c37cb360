package dev.weir.standalone.doctor.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.standalone.terminal.Ink;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTextTest {
  private static final Report REPORT =
      new Report(
          "The system of .weir, which does not run",
          List.of(
              new Finding("Ports", Level.OK, "gateway", "127.0.0.1:8080 is free", ""),
              new Finding(
                  "Ports",
                  Level.WRONG,
                  "Kafka",
                  "port 19092 is taken by process 4711 (java\u001b[2J)",
                  "end that process, or set WEIR_KAFKA_PORT to another port")),
          Duration.ofMillis(1_240));

  @Test
  void shouldShowEachFindingWithItsCureInLinesThatFit() {
    String text = new ReportText(new Ink(false), 60).of(REPORT);
    assertThat(text)
        .isEqualTo(
            """
            The system of .weir, which does not run

            Ports
              ok       gateway  127.0.0.1:8080 is free
              WRONG    Kafka    port 19092 is taken by process 4711
                                (java [2J)
                                → end that process, or set
                                  WEIR_KAFKA_PORT to another port

            Not well: 1 wrong, 0 to watch, 1 well; looked at in 1.2 s
            """);
  }

  @Test
  void shouldTellProgramsTheSame() throws Exception {
    JsonNode told = new ObjectMapper().readTree(ReportJson.of(REPORT));
    assertThat(told.path("well").asBoolean(true)).isFalse();
    assertThat(told.path("counts").path("wrong").asInt()).isEqualTo(1);
    assertThat(told.path("findings").get(1).path("level").asText()).isEqualTo("wrong");
    assertThat(told.path("findings").get(1).path("cure").asText()).contains("WEIR_KAFKA_PORT");
  }
}

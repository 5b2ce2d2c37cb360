package dev.weir.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final Result RESULT =
      new Result(
          "gateway",
          List.of(
              Figure.beside("webhooks accepted", 4_000, "1/s", "doing nothing", 10_000, "0.5"),
              Figure.of("bytes a fact | on disk", 110.4, "bytes", "")),
          12.4,
          new Load(0.5, 2.25));

  @Test
  void shouldPutEachFigureBesideItsPeer() {
    assertThat(Report.text(RESULT).lines().map(String::strip))
        .containsExactly(
            "",
            "gateway (12 s, load average 0.5 before, 2.3 after)",
            "webhooks accepted                                                   4,000 1/s     "
                + " = 0.40 x doing nothing (10,000)  [goal: 0.5]",
            "bytes a fact | on disk                                                110 bytes");
  }

  @Test
  void shouldPrintASectionThatCanBePasted() {
    assertThat(Report.markdown(RESULT))
        .isEqualTo(
            """

            ### gateway (12 s, load average 0.5 before, 2.3 after)

            | figure | value | beside | ratio | goal |
            | --- | --- | --- | --- | --- |
            | webhooks accepted | 4,000 1/s | doing nothing: 10,000 | 0.40 | 0.5 |
            | bytes a fact \\| on disk | 110 bytes |  |  |  |
            """);
  }

  @Test
  void shouldTellProgramsOfMachineAndLoad() {
    Machine machine = Machine.here(Instant.parse("2026-03-01T23:00:00Z"), 0.05);

    JsonNode json = Report.json(new ObjectMapper(), machine, RESULT);

    assertThat(json.path("date").asText()).isEqualTo("2026-03-01");
    assertThat(json.path("scale").asDouble()).isEqualTo(0.05);
    assertThat(json.path("load_after").asDouble()).isEqualTo(2.25);
    assertThat(json.at("/figures/0/ratio").asDouble()).isEqualTo(0.4);
    assertThat(json.at("/figures/1/ratio").isNull()).isTrue();
  }
}

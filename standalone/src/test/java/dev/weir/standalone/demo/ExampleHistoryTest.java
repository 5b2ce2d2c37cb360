package dev.weir.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ExampleHistoryTest {
  @Test
  void shouldBeWhatItsWriterInvents() throws Exception {
    try (BufferedReader kept =
        new BufferedReader(new InputStreamReader(ExampleHistory.open(), StandardCharsets.UTF_8))) {
      assertThat(kept.lines().toList()).isEqualTo(ExampleHistoryWriter.lines());
    }
  }

  @Test
  void shouldHoldAMonthOfAllThatTheDemoShows() throws Exception {
    String all = String.join("\n", ExampleHistoryWriter.lines());
    assertThat(all)
        .contains("\"issues\"", "\"pull_request\"", "\"push\"", "\"deployment_status\"")
        .contains("\"release\"", "ready_for_review", "not_planned", "\"failure\"", "Bot");
  }
}

package dev.weir.stream.normalize.github;

import static dev.weir.stream.normalize.github.GitHubPayloads.boardItem;
import static dev.weir.stream.normalize.github.GitHubReading.fact;
import static dev.weir.stream.normalize.github.GitHubReading.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.stream.fact.Fact;
import dev.weir.stream.fact.FactKind;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoardFactsTest {
  @Test
  void shouldTellTheStatusThatABoardGaveAnItem() {
    Fact status = fact(boardItem("I_1", "In review"), FactKind.BOARD_STATUS);
    assertThat(status.subject()).isEqualTo("node:I_1");
    assertThat(status.at()).isEqualTo("2026-03-02T09:00:00Z");
    assertThat(status.discriminator()).isEqualTo("5:1772442000000");
    assertThat(status.attributes()).containsOnly(Map.entry("status", "In review"));
  }

  @ParameterizedTest
  @CsvSource({
    "changes.field_value.field_name, Priority",
    "changes.field_value.field_type, text",
    "changes.field_value.to,",
    "changes.field_value.to, Done",
    "changes.field_value,",
    "changes,",
    "projects_v2_item.content_node_id,"
  })
  void shouldSayWhyAnythingElseIsIgnored(String path, String value) {
    var read = read(boardItem("I_1", "Done").with(path, value));
    assertThat(read.facts()).isEmpty();
    assertThat(read.ignored())
        .isEqualTo(
            "no facts in projects_v2_item.edited: "
                + "it tells no new value of a single-select field named Status");
  }

  @Test
  void shouldKnowTheFieldWithoutRegardToCase() {
    GitHubPayload payload =
        boardItem("I_1", "Done").with("changes.field_value.field_name", "STATUS");
    assertThat(fact(payload, FactKind.BOARD_STATUS).text("status")).isEqualTo("Done");
  }
}

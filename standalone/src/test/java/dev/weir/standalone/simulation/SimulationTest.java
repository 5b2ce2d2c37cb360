package dev.weir.standalone.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.standalone.simulation.truth.ItemRow;
import dev.weir.stream.valuestream.ValueStreamReader;
import dev.weir.stream.valuestream.ValueStreamReading;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulationTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void shouldSimulateTheSameFromTheSameSeed() {
    TruthTables once = new TruthTables(Settings.of(3, 5, 3));
    TruthTables again = new TruthTables(Settings.of(3, 5, 3));
    assertThat(text(again)).isEqualTo(text(once));
    assertThat(again.items()).isEqualTo(once.items());
    assertThat(again.days()).isEqualTo(once.days());
    assertThat(again.teamDays()).isEqualTo(once.teamDays());
  }

  @Test
  void shouldSimulateOtherThingsFromAnotherSeed() {
    assertThat(new TruthTables(Settings.of(4, 2, 2)).items())
        .isNotEqualTo(new TruthTables(Settings.of(5, 2, 2)).items());
  }

  @Test
  void shouldLetEveryKindOfThingHappen() throws IOException {
    TreeSet<String> kinds = new TreeSet<>();
    for (byte[] line : new TruthTables(Settings.of(1, 10, 12)).lines()) {
      kinds.add(kind(JSON.readTree(line)));
    }
    assertThat(kinds)
        .contains(
            "deployment created",
            "deployment_review approved",
            "deployment_review rejected",
            "deployment_review requested",
            "deployment_status error",
            "deployment_status failure",
            "deployment_status in_progress",
            "deployment_status inactive",
            "deployment_status queued",
            "deployment_status success",
            "deployment_status waiting",
            "issue_comment created",
            "issue_dependencies blocked_by_added",
            "issue_dependencies blocked_by_removed",
            "issues assigned",
            "issues closed",
            "issues deleted",
            "issues labeled",
            "issues opened",
            "issues reopened",
            "issues transferred",
            "issues unlabeled",
            "merge_group checks_requested",
            "merge_group destroyed",
            "pull_request closed",
            "pull_request converted_to_draft",
            "pull_request dequeued",
            "pull_request enqueued",
            "pull_request opened",
            "pull_request ready_for_review",
            "pull_request reopened",
            "pull_request synchronize",
            "pull_request_review approved",
            "pull_request_review changes_requested",
            "pull_request_review commented",
            "pull_request_review dismissed",
            "push",
            "release published",
            "repository renamed",
            "sub_issues sub_issue_added",
            "workflow_run cancelled",
            "workflow_run failure",
            "workflow_run requested",
            "workflow_run skipped",
            "workflow_run success");
  }

  private static String kind(JsonNode line) {
    String event = line.at("/headers/X-GitHub-Event").asText();
    JsonNode body = line.get("body");
    String action = body.path("action").asText();
    String what =
        switch (event) {
          case "deployment_status" -> body.at("/deployment_status/state").asText();
          case "pull_request_review" -> body.at("/review/state").asText();
          case "workflow_run" ->
              action.equals("completed") ? body.at("/workflow_run/conclusion").asText() : action;
          default -> action;
        };
    return (event + " " + what).strip();
  }

  @Test
  void shouldTellByTimeAndLoseAboutOneInAHundred() throws IOException {
    TruthTables simulated = new TruthTables(Settings.of(2, 5, 8));
    Instant before = Instant.MIN;
    for (byte[] line : simulated.lines()) {
      Instant at = Instant.parse(JSON.readTree(line).get("at").asText());
      assertThat(at).isAfterOrEqualTo(before.equals(Instant.MIN) ? at : before.minusSeconds(1));
      before = at;
    }
    double lost = (double) simulated.summary().lost() / simulated.summary().sent();
    assertThat(lost).isBetween(0.007, 0.02);
    assertThat(simulated.summary().repeated()).isPositive();
    assertThat(simulated.lines())
        .hasSize((int) (simulated.summary().sent() + simulated.summary().repeated()));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void shouldKnowATruthThatHoldsTogether(long seed) {
    TruthTables simulated = new TruthTables(Settings.of(seed, 5, 8));
    simulated.items().values().forEach(SimulationTest::shouldHoldTogether);
    long completed =
        simulated.items().values().stream().filter(row -> row.completed() != null).count();
    assertThat(simulated.teamDays().stream().mapToLong(day -> day.items() + day.byBots()).sum())
        .isEqualTo(completed);
  }

  private static void shouldHoldTogether(ItemRow row) {
    List<ItemRow.Visit> visits = row.visits();
    assertThat(visits.get(0).entered()).as(row.externalId()).isEqualTo(row.created());
    for (int i = 1; i < visits.size(); i++) {
      assertThat(visits.get(i).entered()).isAfterOrEqualTo(visits.get(i - 1).left());
    }
    assertThat(visits.stream().filter(ItemRow.Visit::rework)).hasSize(row.reworkCount());
    if (row.activeSeconds() != null && row.started() != null) {
      Duration all = Duration.between(row.started(), row.completed());
      assertThat(row.activeSeconds() + row.waitSeconds())
          .as(row.externalId())
          .isLessThanOrEqualTo(all.toSeconds());
      assertThat(row.activeSeconds()).isNotNegative();
    }
  }

  @Test
  void shouldWriteAValueStreamFileThatIsUnderstood() {
    assertThat(ValueStreamReader.read(ValueStreamText.of(Settings.of(1, 12, 1))))
        .isInstanceOf(ValueStreamReading.Valid.class);
  }

  private static String text(TruthTables simulated) {
    StringBuilder text = new StringBuilder();
    simulated
        .lines()
        .forEach(line -> text.append(new String(line, java.nio.charset.StandardCharsets.UTF_8)));
    return text.toString();
  }
}

package dev.weir.standalone.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.standalone.terminal.Ink;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ItemTextTest {
  private static final String ITEM =
      """
      {"item": {"external_id": "acme/shop#3", "title": "TITLE", "author": "ada", "team": "shop",
         "team_name": "The shop", "type": "bug", "status": "completed", "stage": "production",
         "completion_basis": "deployment", "url": "https://github.com/acme/shop/issues/3",
         "created_at": "2026-03-02T08:00:00+00:00", "started_at": "2026-03-02T09:00:00+00:00",
         "completed_at": "2026-03-02T12:00:00.500+00:00", "lead_time_seconds": 14400,
         "flow_time_seconds": 10800, "active_seconds": 3600, "wait_seconds": 7200,
         "blocked_seconds": 0, "rework_count": 2},
       "visits": [
         {"stage": "backlog", "entered_at": "2026-03-02T08:00:00+00:00", "seconds": 3600},
         {"stage": "development", "entered_at": "2026-03-02T09:00:00+00:00", "seconds": 10800,
          "rework": true},
         {"stage": "production", "entered_at": "2026-03-02T12:00:00+00:00", "seconds": null}],
       "changes": [{"external_id": "acme/shop#5", "created_at": "2026-03-02T09:00:00Z",
         "production_at": "2026-03-02T12:00:00Z", "deployment_id": "d"}],
       "deployments": [{"id": "d", "external_id": "acme/shop/deployments/1"}],
       "facts": [
         {"kind": "change.merged", "part": "", "subject": "acme/shop#5", "value": "0123456789abcdef",
          "at": "2026-03-02T11:00:00+00:00", "effect": "entered", "stage": "testing",
          "rule": "change.merged", "record": {"topic": "raw", "partition": 2, "offset": 7},
          "delivery": {"id": "72d3162e", "event_type": "pull_request.closed"}},
         {"kind": "change.observed", "part": "label:bug", "subject": "acme/shop#5", "value": "true",
          "at": "2026-03-02T11:00:00+00:00", "effect": "none", "stage": "testing",
          "reason": "a label moves no stage, and this one blocks none",
          "rule": "change.merged", "record": {"topic": "raw", "partition": 2, "offset": 7}},
         {"kind": "change.observed", "part": "draft", "subject": "acme/shop#5", "value": "false",
          "at": "2026-03-02T11:00:00+00:00", "effect": "none", "stage": "testing",
          "reason": "so since it was first seen",
          "rule": "change.merged", "record": {"topic": "raw", "partition": 2, "offset": 7}},
         {"kind": "deployment.status", "part": "", "subject": "acme/shop/deployments/1",
          "value": "production: success", "at": "2026-03-02T12:00:00+00:00",
          "effect": "completed", "stage": "production", "rule": "item.completed",
          "record": {"topic": "raw", "partition": 2, "offset": 9}}]}
      """;

  private static JsonNode item(String title) {
    try {
      return new ObjectMapper().readTree(ITEM.replace("TITLE", title));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static List<String> lines(String title, int columns) {
    return new ItemText(new Ink(false), columns).of(item(title)).lines().toList();
  }

  @Test
  void shouldTellTheItemItsStagesAndItsChanges() {
    assertThat(lines("Mend it", 80))
        .contains(
            "acme/shop#3",
            "  Mend it",
            "  bug by ada, team The shop, completed (by deployment)",
            "  completed  2026-03-02 12:00:00",
            "  lead time 4 h 0 min,  flow time 3 h 0 min,  active 1 h 0 min,  wait 2 h 0 min,",
            "  flow efficiency 33 %,  rework 2",
            "  backlog              2026-03-02 08:00:00      1 h 0 min  ███████",
            "  development ↩        2026-03-02 09:00:00      3 h 0 min  ███████████████████",
            "  production           2026-03-02 12:00:00     since then",
            "    production   2026-03-02 12:00:00  by acme/shop/deployments/1");
  }

  @Test
  void shouldTellTheFactsOfADeliveryTogetherAndWhereItsBytesAre() {
    assertThat(lines("Mend it", 80))
        .containsSubsequence(
            "Facts (4, times in UTC)",
            "2026-03-02 11:00:00  acme/shop#5",
            "  ● merged as 0123456789 → entered testing  [change.merged]",
            "  · label bug: a label moves no stage, and this one blocks none",
            "    [change.merged]",
            "  · shows draft false",
            "    pull_request.closed 72d3162e in raw-2@7",
            "2026-03-02 12:00:00  acme/shop/deployments/1",
            "  ● deployment production: success → completed  [item.completed]",
            "    raw-2@9");
  }

  @Test
  void shouldKeepWithinANarrowTerminal() {
    for (int columns : new int[] {40, 60, 80, 120}) {
      assertThat(lines("word ".repeat(60), columns))
          .filteredOn(line -> !line.startsWith("2026") && !line.contains("https://"))
          .filteredOn(line -> columns >= 80 || !line.contains("2026-"))
          .allMatch(line -> line.length() <= columns);
    }
  }

  @Test
  void shouldLetNoTextCommandTheTerminal() {
    String text = new ItemText(new Ink(false), 80).of(item("red\\u001b[31m\\u202e\\u0007 text"));
    assertThat(text).contains("red [31m   text").doesNotContain("\u001b", "\u202e", "\u0007");
  }

  @Test
  void shouldColourOnlyWhereAskedTo() {
    assertThat(new ItemText(new Ink(true), 80).of(item("x"))).contains("\u001b[1m");
    assertThat(Ink.standard(Map.of("NO_COLOR", "1")).bold("x")).isEqualTo("x");
    assertThat(Ink.columns(Map.of("COLUMNS", "100"))).isEqualTo(100);
    assertThat(Ink.columns(Map.of("COLUMNS", "wide"))).isEqualTo(80);
  }

  @Test
  void shouldSuggestNearNames() {
    assertThat(NearNames.to("Acme/shp#3", List.of("acme/shop#3", "acme/ship#3", "other/thing#9")))
        .containsExactly("acme/ship#3", "acme/shop#3");
  }
}

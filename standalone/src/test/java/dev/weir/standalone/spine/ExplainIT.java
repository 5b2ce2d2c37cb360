package dev.weir.standalone.spine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.standalone.WeirProcess;
import dev.weir.standalone.delivery.Itinerary;
import dev.weir.standalone.send.Unanswered;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code weir explain} on a running system with a real history. */
class ExplainIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  @Test
  void shouldExplainAnItemDownToTheBytesOfItsDeliveries() throws Exception {
    Path data = folder.resolve("data");
    try (WeirProcess weir = WeirProcess.up(data)) {
      Path history = Deliveries.history("govuk-2026-summer.ndjson.gz");
      Itinerary.Settings inOrder = new Itinerary.Settings(OptionalLong.empty(), 0);
      Deliveries.send(weir, history, inOrder, Unanswered.none());
      Deliveries.awaitSettled(weir);
      try (Connection connection = Deliveries.reader(weir)) {
        String item =
            Deliveries.one(
                connection,
                "SELECT external_id FROM flow_items WHERE completion_basis = 'deployment'"
                    + " ORDER BY created_at DESC, external_id LIMIT 1");
        shouldTellTheItem(connection, explained(data, item.toUpperCase(Locale.ROOT)));
        shouldExplainEveryItem(connection);
        shouldPrintIt(data, item);
      }
      shouldSuggest(data);
    }
  }

  private static JsonNode explained(Path data, String item) throws Exception {
    WeirProcess.Ended ended =
        WeirProcess.run(Map.of(), "explain", item, "--data", data.toString(), "-o", "json");
    assertThat(ended.code()).as(ended.output()).isZero();
    return JSON.readTree(ended.output());
  }

  private static void shouldTellTheItem(Connection connection, JsonNode explained)
      throws Exception {
    JsonNode item = explained.get("item");
    String id = item.get("id").asText();
    assertThat(item.get("external_id").asText())
        .isEqualTo(
            Deliveries.one(
                connection, "SELECT external_id FROM flow_items WHERE id = '" + id + "'"));
    List<String> stages = new ArrayList<>();
    explained.get("visits").forEach(visit -> stages.add(visit.get("stage").asText()));
    assertThat(stages).containsExactly("code_review", "testing", "production");
    assertThat(explained.get("facts")).isNotEmpty();
    List<String> effects = new ArrayList<>();
    for (JsonNode fact : explained.get("facts")) {
      shouldLeadToItsBytes(connection, fact);
      if (!fact.get("effect").asText().equals("none")) {
        effects.add(fact.get("kind").asText() + " " + fact.get("effect").asText());
      } else {
        assertThat(fact.get("reason").asText()).isNotEmpty();
      }
    }
    assertThat(effects)
        .contains("change.created entered", "change.merged entered", "deployment.status completed");
  }

  private static void shouldLeadToItsBytes(Connection connection, JsonNode fact) throws Exception {
    JsonNode delivery = fact.get("delivery");
    assertThat(delivery.isObject()).as(fact.toString()).isTrue();
    String body =
        Deliveries.one(
            connection,
            "SELECT convert_from(body, 'UTF8') FROM webhook_events WHERE received_at = '%s' AND id"
                    .formatted(delivery.get("received_at").asText())
                + " = '%s'".formatted(delivery.get("webhook_event_id").asText()));
    assertThat(body).startsWith("{").contains("repository");
    if (fact.get("kind").asText().equals("change.merged")) {
      assertThat(body).contains(fact.get("value").asText());
    }
  }

  private static void shouldExplainEveryItem(Connection connection) throws Exception {
    String items = "SELECT count(*) FROM flow_items i WHERE ";
    String entered = "(SELECT FROM item_facts f WHERE f.flow_item_id = i.id AND effect = ";
    assertThat(Deliveries.one(connection, items + "NOT EXISTS " + entered + "'entered')"))
        .isEqualTo("0");
    assertThat(
            Deliveries.one(
                connection,
                items + "completed_at IS NOT NULL AND NOT EXISTS " + entered + "'completed')"))
        .isEqualTo("0");
    assertThat(
            Deliveries.one(
                connection,
                "SELECT count(*) FROM item_facts f"
                    + " WHERE NOT EXISTS (SELECT FROM flow_items i WHERE i.id = f.flow_item_id)"))
        .isEqualTo("0");
  }

  private static void shouldPrintIt(Path data, String item) throws Exception {
    WeirProcess.Ended ended = WeirProcess.run(Map.of(), "explain", item, "--data", data.toString());
    assertThat(ended.code()).as(ended.output()).isZero();
    assertThat(ended.output())
        .contains(item, "Stages", "Changes", "Facts", "→ completed  [item.completed]")
        .contains(" in weir.webhooks.v1-")
        .doesNotContain("\u001b");
  }

  private static void shouldSuggest(Path data) throws Exception {
    WeirProcess.Ended ended =
        WeirProcess.run(
            Map.of(), "explain", "alphagov/signin#1", "--data", data.toString(), "-o", "json");
    assertThat(ended.code()).isEqualTo(1);
    assertThat(ended.output()).contains("there is no item alphagov/signin#1");
  }
}

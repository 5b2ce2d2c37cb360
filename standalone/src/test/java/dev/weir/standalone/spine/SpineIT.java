package dev.weir.standalone.spine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.standalone.WeirProcess;
import dev.weir.standalone.delivery.Itinerary;
import dev.weir.standalone.send.SendSummary;
import dev.weir.standalone.send.Unanswered;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the product promises, from signed requests to SQL, in processes of their own: a real history
 * leads to exactly its results; shuffled, repeated, and with the process killed in the middle it
 * leads to the same rows.
 */
class SpineIT {
  private static final String SUMMER = "govuk-2026-summer";
  private static final Itinerary.Settings IN_ORDER =
      new Itinerary.Settings(OptionalLong.empty(), 0);
  private static final Itinerary.Settings SHUFFLED =
      new Itinerary.Settings(OptionalLong.of(42), 1.0 / 3);

  @TempDir Path folder;

  @Test
  void shouldLeadToTheResultsOfTheHistoryAndToTheSameRowsAfterAKill() throws Exception {
    Path deliveries = Deliveries.history(SUMMER + ".ndjson.gz");
    Map<String, List<String>> inOrder;
    try (WeirProcess weir = WeirProcess.up(folder.resolve("in-order"))) {
      SendSummary sent = Deliveries.send(weir, deliveries, IN_ORDER, Unanswered.none());
      assertThat(sent.complete()).as(sent.text()).isTrue();
      Deliveries.awaitSettled(weir);
      try (Connection connection = Deliveries.reader(weir)) {
        shouldEqualTheExpected(connection);
        shouldAddUp(connection, sent.accepted());
        inOrder = TableRows.of(connection);
      }
    }
    Map<String, List<String>> killed = killedInTheMiddle(deliveries);
    inOrder.forEach((table, rows) -> assertThat(killed.get(table)).as(table).isEqualTo(rows));
  }

  /** Sends a shuffled third more, kills the process at half, and sends again what got no answer. */
  private Map<String, List<String>> killedInTheMiddle(Path deliveries) throws Exception {
    Path data = folder.resolve("killed");
    Path unanswered = folder.resolve("unanswered.ndjson");
    WeirProcess weir = WeirProcess.up(data);
    try (Unanswered kept = Unanswered.in(unanswered);
        Connection connection = Deliveries.reader(weir)) {
      WeirProcess doomed = weir;
      CompletableFuture<SendSummary> sending =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return Deliveries.send(doomed, deliveries, SHUFFLED, kept, 200);
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
              });
      while (accepted(connection) < 1_200) {
        assertThat(sending).isNotDone();
      }
      weir.kill();
      assertThat(sending.get().complete()).isFalse();
    }
    try (WeirProcess again = WeirProcess.up(data)) {
      SendSummary sent = Deliveries.send(again, unanswered, IN_ORDER, Unanswered.none());
      assertThat(sent.complete()).as(sent.text()).isTrue();
      Deliveries.awaitSettled(again);
      try (Connection connection = Deliveries.reader(again)) {
        return TableRows.of(connection);
      }
    }
  }

  private static long accepted(Connection connection) throws SQLException {
    return Long.parseLong(
        Deliveries.one(connection, "SELECT coalesce(sum(deliveries), 0) FROM webhook_events"));
  }

  /** No delivery is lost, none counted twice, and each has its outcome. */
  private static void shouldAddUp(Connection connection, long accepted) throws SQLException {
    assertThat(accepted(connection)).isEqualTo(accepted);
    assertThat(
            Deliveries.one(
                connection,
                "SELECT count(*) FROM webhook_events WHERE processing_status <> 'processed'"))
        .isEqualTo("0");
  }

  private static void shouldEqualTheExpected(Connection connection) throws Exception {
    JsonNode expected =
        new ObjectMapper().readTree(Deliveries.history(SUMMER + ".expected.json").toFile());
    for (JsonNode item : expected.get("items")) {
      shouldEqual(connection, item);
    }
    for (JsonNode day : expected.get("daily")) {
      shouldEqualTheDay(connection, day);
    }
  }

  private static void shouldEqual(Connection connection, JsonNode item) throws SQLException {
    String id = item.get("external_id").asText();
    String query = "SELECT created_at, completed_at, origin FROM flow_items WHERE external_id = ?";
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, id);
      ResultSet row = statement.executeQuery();
      assertThat(row.next()).as(id).isTrue();
      assertThat(time(row, 1)).as(id).isEqualTo(time(item, "created_at"));
      assertThat(time(row, 2)).as(id).isEqualTo(time(item, "production_at"));
      assertThat(row.getString(3)).as(id).isEqualTo(item.get("origin").asText());
    }
  }

  private static void shouldEqualTheDay(Connection connection, JsonNode day) throws SQLException {
    String query =
        "SELECT d.deployments, d.change_lead_time_p50_seconds, t.items_completed,"
            + " t.bot_items_completed, t.flow_time_p50_seconds"
            + " FROM daily_dora_metrics d LEFT JOIN daily_team_metrics t"
            + " ON t.team_id = d.service_id AND t.metric_date = d.metric_date"
            + " WHERE d.service_id = ? AND d.metric_date = ?::date";
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, day.get("repository").asText());
      statement.setString(2, day.get("day").asText());
      ResultSet row = statement.executeQuery();
      assertThat(row.next()).as(day.toString()).isTrue();
      assertThat(row.getInt(1))
          .as(day.toString())
          .isEqualTo(day.get("production_deployments").asInt());
      assertThat(number(row, 2))
          .as(day.toString())
          .isEqualTo(number(day, "change_lead_time_median_seconds"));
      assertThat(row.getInt(3)).as(day.toString()).isEqualTo(day.get("items_completed").asInt());
      assertThat(row.getInt(4))
          .as(day.toString())
          .isEqualTo(day.get("bot_items_completed").asInt());
      assertThat(number(row, 5))
          .as(day.toString())
          .isEqualTo(number(day, "flow_time_median_seconds"));
    }
  }

  private static Instant time(ResultSet row, int column) throws SQLException {
    return row.getTimestamp(column) == null ? null : row.getTimestamp(column).toInstant();
  }

  private static Instant time(JsonNode node, String field) {
    return node.get(field).isNull() ? null : Instant.parse(node.get(field).asText());
  }

  private static Double number(ResultSet row, int column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? null : Double.valueOf(value);
  }

  private static Double number(JsonNode node, String field) {
    return node.get(field).isNull() ? null : Double.valueOf(node.get(field).asDouble());
  }
}

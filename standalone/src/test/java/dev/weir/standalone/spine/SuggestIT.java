package dev.weir.standalone.spine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.standalone.WeirProcess;
import dev.weir.standalone.delivery.Itinerary;
import dev.weir.standalone.doctor.Doctor;
import dev.weir.standalone.doctor.report.Finding;
import dev.weir.standalone.doctor.report.Level;
import dev.weir.standalone.doctor.subject.Surroundings;
import dev.weir.standalone.send.SendSummary;
import dev.weir.standalone.send.Unanswered;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A value-stream file suggested from deliveries has a place for all that they tell. */
class SuggestIT {
  private static final Itinerary.Settings IN_ORDER =
      new Itinerary.Settings(OptionalLong.empty(), 0);

  private static final String REPOSITORY =
      "\"repository\":{\"id\":%d,\"full_name\":\"%s\",\"default_branch\":\"main\","
          + "\"html_url\":\"https://github.com/%s\"}";
  private static final String USER = "\"user\":{\"login\":\"ines-h\",\"type\":\"User\"}";
  private static final String TIMES =
      "\"created_at\":\"2026-03-01T08:00:00Z\",\"updated_at\":\"2026-03-01T08:00:00Z\"";

  @TempDir private Path folder;

  @Test
  void shouldLeaveNothingUnmappedOfTheSameDeliveries() throws Exception {
    Path deliveries = Files.write(folder.resolve("deliveries.ndjson"), deliveries());
    Path suggested = folder.resolve("suggested.yaml");
    try (WeirProcess weir = WeirProcess.up(folder.resolve("first"))) {
      send(weir, deliveries);
      assertThat(unmapped(folder.resolve("first"))).isEqualTo(Level.WARNING);
      WeirProcess.Ended ended = suggest("first", suggested);
      assertThat(ended.code()).as(ended.output()).isZero();
    }
    Map<String, String> variables = Map.of("WEIR_VALUE_STREAM", suggested.toString());
    try (WeirProcess weir = WeirProcess.up(folder.resolve("second"), variables)) {
      send(weir, deliveries);
      assertThat(unmapped(folder.resolve("second")))
          .as(Files.readString(suggested))
          .isEqualTo(Level.OK);
      shouldHaveItsPlaces(weir);
    }
  }

  private static void shouldHaveItsPlaces(WeirProcess weir) throws Exception {
    try (Connection tables = Deliveries.reader(weir)) {
      assertThat(
              Deliveries.one(
                  tables,
                  "SELECT string_agg(DISTINCT team_id, ' ' ORDER BY team_id) FROM flow_items"))
          .isEqualTo("berths till");
      assertThat(
              Deliveries.one(
                  tables,
                  "SELECT current_stage || ' ' || item_type FROM flow_items"
                      + " WHERE external_id = 'tidewater/berths#1'"))
          .isEqualTo("testing bug");
      assertThat(Deliveries.one(tables, "SELECT bool_and(production) FROM deployments"))
          .isEqualTo("t");
    }
  }

  private WeirProcess.Ended suggest(String data, Path out) throws Exception {
    return WeirProcess.run(
        Map.of(),
        "doctor",
        "--suggest",
        "--data",
        folder.resolve(data).toString(),
        "--out",
        out.toString());
  }

  private static Level unmapped(Path data) throws InterruptedException {
    return new Doctor(Surroundings.real())
        .examine(data).findings().stream()
            .filter(finding -> finding.what().equals("unmapped"))
            .map(Finding::level)
            .findFirst()
            .orElseThrow();
  }

  private static void send(WeirProcess weir, Path deliveries) throws Exception {
    SendSummary sent = Deliveries.send(weir, deliveries, IN_ORDER, Unanswered.none());
    assertThat(sent.complete()).as(sent.text()).isTrue();
    Deliveries.awaitSettled(weir);
  }

  private static List<String> deliveries() {
    String berths = REPOSITORY.formatted(1, "tidewater/berths", "tidewater/berths");
    String till = REPOSITORY.formatted(2, "tidewater/till", "tidewater/till");
    return List.of(
        line(
            "issues",
            "\"action\":\"opened\",\"issue\":{\"number\":1,\"title\":\"A"
                + " berth\",\"state\":\"open\","
                + "\"node_id\":\"I_1\",\"labels\":[{\"name\":\"kind/bug\"}],"
                + TIMES
                + ","
                + USER
                + "},"
                + berths),
        line(
            "projects_v2_item",
            "\"action\":\"edited\",\"projects_v2_item\":{\"id\":7,\"content_node_id\":\"I_1\","
                + "\"content_type\":\"Issue\","
                + TIMES
                + "},\"changes\":{\"field_value\":{\"field_type\":\"single_select\","
                + "\"field_name\":\"Status\",\"to\":{\"name\":\"In QA\"}}}"),
        line(
            "pull_request",
            "\"action\":\"closed\",\"pull_request\":{\"number\":2,\"title\":\"A fix\","
                + "\"state\":\"closed\",\"merged\":true,\"merged_at\":\"2026-03-01T08:00:00Z\","
                + "\"closed_at\":\"2026-03-01T08:00:00Z\",\"merge_commit_sha\":\""
                + "ab".repeat(20)
                + "\",\"head\":{\"ref\":\"fix\",\"sha\":\""
                + "cd".repeat(20)
                + "\"},\"base\":{\"ref\":\"release/1.2\"},\"labels\":[{\"name\":\"on hold\"}],"
                + TIMES
                + ","
                + USER
                + "},"
                + till),
        line(
            "deployment_status",
            "\"action\":\"created\",\"deployment\":{\"id\":9,\"sha\":\""
                + "ab".repeat(20)
                + "\",\"ref\":\"release/1.2\",\"environment\":\"prod-eu\","
                + TIMES
                + "},\"deployment_status\":{\"id\":10,\"state\":\"success\","
                + "\"environment\":\"prod-eu\","
                + TIMES
                + "},"
                + till));
  }

  private static String line(String event, String members) {
    return "{\"at\":\"2026-03-01T08:00:00Z\",\"headers\":{\"X-GitHub-Event\":\"%s\","
            .formatted(event)
        + "\"X-GitHub-Delivery\":\"%s-1\",\"Content-Type\":\"application/json\"},\"body\":{%s}}"
            .formatted(event, members);
  }
}

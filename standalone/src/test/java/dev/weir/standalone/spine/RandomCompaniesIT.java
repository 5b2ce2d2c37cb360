package dev.weir.standalone.spine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.standalone.WeirProcess;
import dev.weir.standalone.delivery.Itinerary;
import dev.weir.standalone.send.SendSummary;
import dev.weir.standalone.send.Unanswered;
import dev.weir.stream.reference.RandomCompanies;
import dev.weir.stream.reference.RandomCompanies.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random organisations, told to the gateway in disorder and a third of it twice, with the process
 * killed in the middle: the tables in SQL are those of the model written once more.
 */
class RandomCompaniesIT {
  private static final long SEED = Long.getLong("weir.seed", 1);
  private static final int COMPANIES = Integer.getInteger("weir.companies", 12);

  private static final Itinerary.Settings AS_IT_IS =
      new Itinerary.Settings(OptionalLong.empty(), 0);

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private Path folder;

  @Test
  void shouldComeToTheTablesOfTheReference() throws Exception {
    RandomCompanies companies = RandomCompanies.of(SEED, COMPANIES);
    Path valueStream = Files.writeString(folder.resolve("value-stream.yaml"), companies.yaml());
    Map<String, String> variables = Map.of("WEIR_VALUE_STREAM", valueStream.toString());
    List<Told> told = companies.retold();
    Path data = folder.resolve("data");
    WeirProcess weir = WeirProcess.up(data, variables);
    try {
      send(weir, told.subList(0, told.size() / 2));
    } finally {
      weir.kill();
    }
    try (WeirProcess again = WeirProcess.up(data, variables)) {
      send(again, told.subList(told.size() / 2, told.size()));
      Deliveries.awaitSettled(again);
      try (Connection connection = Deliveries.reader(again)) {
        ReferenceRows expected = ReferenceRows.of(companies.expected());
        ReferenceRows found = ReferenceRows.of(connection);
        for (String table : expected.tables().keySet()) {
          assertThat(found.tables().get(table))
              .as(table)
              .isNotEmpty()
              .containsExactlyEntriesOf(expected.tables().get(table));
        }
      }
    }
  }

  private void send(WeirProcess weir, List<Told> told) throws IOException, InterruptedException {
    List<String> lines = new ArrayList<>();
    for (Told one : told) {
      Map<String, String> headers =
          Map.of(
              "Content-Type", "application/json",
              "X-GitHub-Event", one.event(),
              "X-GitHub-Delivery", one.id());
      lines.add(
          JSON.writeValueAsString(
              Map.of("at", "2025-12-31T00:00:00Z", "headers", headers, "body", one.body())));
    }
    Path file = Files.write(folder.resolve("deliveries.ndjson"), lines, UTF_8);
    SendSummary sent = Deliveries.send(weir, file, AS_IT_IS, Unanswered.none());
    assertThat(sent.complete()).as(sent.text()).isTrue();
  }
}

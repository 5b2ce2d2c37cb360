package dev.weir.stream.team;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.weir.schema.avro.TeamDay;
import dev.weir.stream.ledger.InMemoryLedger;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The days of a real history, as told by the file that lies beside it. */
class RealHistoryTest {
  private final TeamLedger ledger =
      new TeamLedger(new InMemoryLedger(), team -> Duration.ofDays(60));
  private final TeamTableInMemory table = new TeamTableInMemory();

  @ParameterizedTest
  @ValueSource(strings = {"govuk-2026-summer", "govuk-year"})
  void shouldTellTheDaysThatTheHistoryExpects(String name) throws IOException {
    JsonNode expected = read(name + ".expected.json");
    expected.get("items").forEach(this::apply);
    ledger.flush(table);
    assertThat(expected.get("daily")).isNotEmpty();
    for (JsonNode row : expected.get("daily")) {
      LocalDate day = LocalDate.parse(row.get("day").asText());
      TeamDay told = table.days(team(row)).get(day);
      assertThat(told).as("%s", row).isNotNull();
      assertThat(told.getItemsCompleted()).isEqualTo(row.get("items_completed").asInt());
      assertThat(told.getBotItemsCompleted()).isEqualTo(row.get("bot_items_completed").asInt());
      assertThat(told.getFlowTimeP50Millis())
          .isEqualTo(millis(row.get("flow_time_median_seconds")));
    }
  }

  private static JsonNode read(String file) throws IOException {
    String folder = System.getenv("WEIR_HISTORY");
    assumeTrue(folder != null, "WEIR_HISTORY names no folder with real histories");
    return new ObjectMapper().readTree(Path.of(folder, file).toFile());
  }

  /** An item of the history is a change that is its own: it starts with its creation. */
  private void apply(JsonNode item) {
    long created = Instant.parse(item.get("created_at").asText()).toEpochMilli();
    JsonNode production = item.get("production_at");
    Long completed =
        production.isNull() ? null : (Long) Instant.parse(production.asText()).toEpochMilli();
    long left = completed == null ? LoadSpan.LASTING : completed;
    ledger.apply(
        team(item),
        UUID.nameUUIDFromBytes(item.get("external_id").asText().getBytes(StandardCharsets.UTF_8)),
        new WorkItem(
            ItemType.UNKNOWN,
            item.get("origin").asText().equals("human"),
            created,
            created,
            completed,
            null,
            item.get("before_records").asBoolean(),
            0,
            0,
            List.of(new LoadSpan(created, left)),
            List.of(),
            List.of()));
  }

  private static Team team(JsonNode node) {
    return new Team("default", node.get("repository").asText());
  }

  private static @Nullable Double millis(JsonNode seconds) {
    return seconds.isNull() ? null : (Double) (seconds.asDouble() * 1_000);
  }
}

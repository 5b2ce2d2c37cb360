package dev.weir.stream.scope;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.weir.schema.avro.FlowItem;
import dev.weir.schema.avro.ServiceMetrics;
import dev.weir.stream.valuestream.ValueStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryTest {
  @ParameterizedTest
  @ValueSource(strings = {"govuk-2026-summer", "govuk-year"})
  void shouldLeadToExactlyTheResultsOfTheHistory(String name) {
    History history = History.named(name);
    World world = new World(ValueStream.builtIn());
    history.told().forEach(told -> world.take(told.scope(), told.read().facts()));

    JsonNode expected = history.expected();
    expected.get("items").forEach(item -> shouldBe(world.item(text(item, "external_id")), item));
    expected
        .get("daily")
        .forEach(day -> shouldBe(world.serviceDay(text(day, "repository"), text(day, "day")), day));
  }

  private static void shouldBe(FlowItem actual, JsonNode expected) {
    String id = text(expected, "external_id");
    assertThat(actual.getCreatedAt()).as(id).isEqualTo(time(expected, "created_at"));
    assertThat(actual.getOrigin()).as(id).isEqualTo(text(expected, "origin"));
    if (expected.get("before_records").asBoolean()) {
      assertThat(actual.getCompletionBasis()).as(id).isEqualTo("before_records");
    } else {
      assertThat(actual.getCompletedAt()).as(id).isEqualTo(time(expected, "production_at"));
    }
  }

  private static void shouldBe(ServiceMetrics actual, JsonNode expected) {
    String day = text(expected, "repository") + " " + text(expected, "day");
    assertThat(actual).as(day).isNotNull();
    assertThat(actual.getDeployments())
        .as(day)
        .isEqualTo(expected.get("production_deployments").asInt());
    JsonNode leadTime = expected.get("change_lead_time_median_seconds");
    Double millis = actual.getChangeLeadTimeP50Millis();
    assertThat(millis == null ? null : millis / 1000)
        .as(day)
        .isEqualTo(leadTime.isNull() ? null : leadTime.asDouble());
  }

  @Test
  void shouldComeToTheSameTablesInAnyOrderWithRepetitions() {
    List<History.Told> told = History.named("govuk-2026-summer").told();
    Map<String, Object> inOrder = tables(told);
    for (long seed = 1; seed <= 3; seed++) {
      Random random = new Random(seed);
      List<History.Told> shuffled = new ArrayList<>(told);
      told.stream().filter(one -> random.nextInt(3) == 0).forEach(shuffled::add);
      Collections.shuffle(shuffled, random);
      assertThat(tables(shuffled)).as("seed %d", seed).isEqualTo(inOrder);
    }
  }

  private static Map<String, Object> tables(List<History.Told> told) {
    World world = new World(ValueStream.builtIn());
    told.forEach(one -> world.take(one.scope(), one.read().facts()));
    return world.tables();
  }

  private static String text(JsonNode node, String field) {
    return node.get(field).asText();
  }

  private static Instant time(JsonNode node, String field) {
    return node.get(field).isNull() ? null : Instant.parse(node.get(field).asText());
  }
}

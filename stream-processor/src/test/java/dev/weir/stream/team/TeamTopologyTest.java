package dev.weir.stream.team;

import static dev.weir.stream.team.TeamTopologyFixture.CONFIGURED;
import static dev.weir.stream.team.TeamTopologyFixture.RULES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.schema.avro.TeamMetrics;
import dev.weir.schema.avro.TeamMetricsKey;
import dev.weir.schema.avro.TeamProfile;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TeamTopologyTest {
  private TeamTopologyFixture topology;

  @BeforeEach
  void open(@TempDir Path folder) {
    topology = new TeamTopologyFixture(folder);
  }

  @AfterEach
  void close() {
    topology.close();
  }

  @Test
  void shouldNameEverySourceProcessorStoreAndSink() {
    assertThat(topology.description().toString().strip().lines().map(String::strip))
        .containsExactly(
            "Topologies:",
            "Sub-topology: 0",
            "Source: team-items (topics: [weir.team-items.v1])",
            "--> team-days",
            "Processor: team-days (stores: [team-days-store])",
            "--> team-metrics",
            "<-- team-items",
            "Sink: team-metrics (topic: weir.team-metrics.v1)",
            "<-- team-days");
  }

  @Test
  void shouldTellTheProfileAndTheDaysOfATeamNamedByItsRepository() {
    topology.tell("acme/shop", new SampleItem("a", "4 08:00").completed("5 08:00"));
    Map<TeamMetricsKey, @Nullable TeamMetrics> told = topology.flushed();
    assertThat(told)
        .containsOnlyKeys(key("acme/shop", null), key("acme/shop", 4), key("acme/shop", 5));
    assertThat(told.get(key("acme/shop", null)))
        .isEqualTo(
            new TeamMetrics(
                new TeamProfile("acme/shop", null, null, null, null, "{}"), null, RULES));
    TeamMetrics day = Objects.requireNonNull(told.get(key("acme/shop", 5)));
    assertThat(day.getProfile()).isNull();
    assertThat(day.getDay().getItemsCompleted()).isEqualTo(1);
    assertThat(day.getRulesVersion()).isEqualTo(RULES);
  }

  @Test
  void shouldTellAConfiguredTeamsProfileAsTheFileHasIt() {
    topology.tell("content-apis", new SampleItem("a", "4 08:00"));
    assertThat(topology.flushed().get(key("content-apis", null)))
        .isEqualTo(new TeamMetrics(CONFIGURED, null, RULES));
  }

  @Test
  void shouldTakeBackEveryRowWhenTheLastItemGoes() {
    topology.tell("acme/shop", new SampleItem("a", "4 08:00").completed("5 08:00"));
    topology.flushed();
    topology.tell("acme/shop", new SampleItem("a", "4 08:00").removed());
    assertThat(topology.flushed())
        .containsOnlyKeys(key("acme/shop", 4), key("acme/shop", 5), key("acme/shop", null))
        .allSatisfy((key, value) -> assertThat(value).isNull());
  }

  @Test
  void shouldTellItemsThatComeTogetherOnce() {
    for (int item = 0; item < 100; item++) {
      topology.tell("acme/shop", new SampleItem("item " + item, "4 08:00"));
    }
    assertThat(topology.told()).isEmpty();
    Map<TeamMetricsKey, @Nullable TeamMetrics> told = topology.flushed();
    assertThat(told).hasSize(2);
    assertThat(Objects.requireNonNull(told.get(key("acme/shop", 4))).getDay().getItemsCreated())
        .isEqualTo(100);
    assertThat(topology.flushed()).isEmpty();
  }

  @Test
  void shouldNotWaitForTheClockWhenManyItemsWait() {
    for (int item = 0; item < TeamMetricsProcessor.MAX_UNFLUSHED; item++) {
      topology.tell("acme/shop", new SampleItem("item " + item, "4 08:00"));
    }
    assertThat(topology.told()).hasSize(2);
  }

  @Test
  void shouldSkipAndCountWhatCannotBeRead() {
    byte[] key = topology.key("acme/shop");
    byte[] value = topology.value(new SampleItem("a", "4 08:00"));
    topology.tell(key, new byte[] {0, 0, 0, 0, 99, 1});
    topology.tell(key, new byte[] {7});
    topology.tell(key, null);
    topology.tell(null, value);
    topology.tell(key, topology.value(new SampleItem("a", "1899-01-01T00:00:00Z")));
    topology.tell(key, value);
    assertThat(topology.skipped()).isEqualTo(5);
    assertThat(topology.flushed()).hasSize(2);
  }

  private static TeamMetricsKey key(String team, @Nullable Integer dayOfMay) {
    LocalDate day = dayOfMay == null ? null : LocalDate.of(2026, 5, dayOfMay);
    return new TeamMetricsKey("acme", team, day);
  }
}

package dev.weir.sink.team;

import static dev.weir.sink.TestRecords.day;
import static dev.weir.sink.TestRecords.profile;
import static dev.weir.sink.TestRecords.teamKey;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.embedded.postgres.EmbeddedPostgres.Version;
import dev.weir.schema.avro.TeamMetrics;
import dev.weir.schema.avro.TeamMetricsKey;
import dev.weir.sink.TestDatabase;
import dev.weir.sink.batch.WriterHarness;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TeamWriterTest {
  private static final LocalDate FIRST = LocalDate.parse("2026-05-01");
  private static final LocalDate LAST = LocalDate.parse("2026-05-09");
  private static final String TEAMS =
      "SELECT id, name, wip_limit, target_flow_time_hours, config, created_at, updated_at"
          + " FROM teams";

  private static WriterHarness<TeamMetricsKey, TeamMetrics> on(Version version) {
    return WriterHarness.on(version, new TeamWriter());
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void shouldWriteADayRoundedAndExact(Version version) {
    try (var sink = on(version)) {
      sink.write(sink.record(0, teamKey(FIRST), day(2)));
      assertThat(
              sink.database()
                  .read(
                      "SELECT team_id, metric_date, flow_velocity, flow_time_p50_hours,"
                          + " flow_time_p50_seconds, flow_time_p95_seconds,"
                          + " flow_efficiency_percent, flow_load, items_completed,"
                          + " bot_items_completed, risks_completed FROM daily_team_metrics"))
          .containsExactly("content-apis|2026-05-01|2.00|1.50|5400.5|9000|33.33|3|2|6|0");
    }
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void shouldDeriveATeamsDatesFromItsDaysInAnyOrder(Version version) {
    String whole =
        "content-apis|Content APIs|20|96|{\"a\": 1}|2026-05-01 00:00:00+00|2026-05-09 00:00:00+00";
    try (var sink = on(version)) {
      sink.write(sink.record(0, teamKey(null), profile()));
      assertThat(sink.database().read(TEAMS))
          .containsExactly("content-apis|Content APIs|20|96|{\"a\": 1}|null|null");
      sink.write(sink.record(1, teamKey(LAST), day(1)), sink.record(2, teamKey(FIRST), day(1)));
      assertThat(sink.database().read(TEAMS)).containsExactly(whole);
      sink.write(sink.record(3, teamKey(FIRST), null));
      assertThat(sink.database().read("SELECT created_at FROM teams"))
          .containsExactly("2026-05-09 00:00:00+00");
    }
    try (var sink = on(version)) {
      sink.write(sink.record(1, teamKey(FIRST), day(1)), sink.record(2, teamKey(LAST), day(1)));
      assertThat(sink.database().read(TEAMS)).isEmpty();
      sink.write(sink.record(3, teamKey(null), profile()));
      assertThat(sink.database().read(TEAMS)).containsExactly(whole);
    }
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void shouldDeleteATeamAndItsDaysOnTombstones(Version version) {
    try (var sink = on(version)) {
      sink.write(sink.record(0, teamKey(null), profile()), sink.record(1, teamKey(FIRST), day(1)));
      sink.write(sink.record(2, teamKey(null), null));
      assertThat(sink.database().read(TEAMS)).isEmpty();
      assertThat(sink.database().read("SELECT count(*) FROM daily_team_metrics"))
          .containsExactly("1");
      sink.write(sink.record(3, teamKey(FIRST), null));
      assertThat(sink.database().read("SELECT * FROM daily_team_metrics")).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void shouldSeeDaysAndProfileThatComeAtOnceByTwoPartitions(Version version) throws Exception {
    for (int round = 0; round < 10; round++) {
      TestDatabase database = TestDatabase.migrated(version);
      try (var profiles = new WriterHarness<>(database, new TeamWriter(), 0);
          var days = new WriterHarness<>(database, new TeamWriter(), 1)) {
        CompletableFuture<Void> day =
            CompletableFuture.runAsync(() -> days.write(days.record(0, teamKey(FIRST), day(1))));
        profiles.write(profiles.record(0, teamKey(null), profile()));
        day.get();
        assertThat(database.read("SELECT created_at FROM teams"))
            .containsExactly("2026-05-01 00:00:00+00");
      }
    }
  }
}

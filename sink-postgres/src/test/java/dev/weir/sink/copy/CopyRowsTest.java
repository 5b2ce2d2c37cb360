package dev.weir.sink.copy;

import static dev.weir.sink.jooq.Tables.DAILY_TEAM_METRICS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.embedded.postgres.EmbeddedPostgres.Version;
import dev.weir.sink.TestDatabase;
import dev.weir.sink.jooq.tables.records.DailyTeamMetricsRecord;
import dev.weir.sink.migrate.Role;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rows that are copied as bytes are the same as those that are sent as parameters. */
class CopyRowsTest {
  private static final String ROWS =
      "SELECT metric_date, calculated_at, flow_velocity, flow_time_p50_hours,"
          + " flow_time_p50_seconds, flow_efficiency_percent, flow_load, source_offset, team_id"
          + " FROM weir_g1.daily_team_metrics ORDER BY id";
  private static final Upsert<DailyTeamMetricsRecord> UPSERT =
      new Upsert<>(DAILY_TEAM_METRICS, List.of(DAILY_TEAM_METRICS.ID), Set.of());

  private static DailyTeamMetricsRecord row(int number) {
    Random random = new Random(number);
    DailyTeamMetricsRecord row = new DailyTeamMetricsRecord();
    row.setId(new UUID(random.nextLong(), random.nextLong()));
    row.setTenantId("default");
    row.setTeamId("tab\t, line\n, \\, ü, \uD83D\uDE00, nul\u0000, lone \uD800 " + number);
    row.setMetricDate(LocalDate.ofEpochDay(random.nextInt(3_000_000) - 1_000_000));
    row.setCalculatedAt(
        Instant.ofEpochSecond(random.nextInt() * 80L, random.nextInt(1_000_000_000))
            .atOffset(ZoneOffset.ofHours(random.nextInt(9) - 4)));
    row.setFlowVelocity(BigDecimal.valueOf(random.nextInt(100_000), random.nextInt(4) - 1));
    row.setFlowTimeP50Hours(number % 3 == 0 ? null : BigDecimal.valueOf(random.nextInt() / 100, 2));
    row.setFlowTimeP50Seconds(number % 5 == 0 ? Double.NaN : random.nextGaussian() * 1e9);
    row.setFlowEfficiencyPercent(BigDecimal.valueOf(random.nextInt(10_001), 2));
    row.setFlowLoad(random.nextInt());
    row.setFlowLoadStale(0);
    row.setFlowTimeCount(1);
    row.setLeadTimeCount(1);
    row.setActiveSeconds(random.nextLong());
    row.setWaitSeconds(0L);
    row.setRulesVersion("");
    row.setRowVersion(random.nextLong());
    row.setSourceOffset(random.nextLong());
    return row;
  }

  private static List<String> written(Version version, List<List<DailyTeamMetricsRecord>> batches) {
    TestDatabase database = TestDatabase.migrated(version);
    try (Connection connection = database.connect(Role.WRITER)) {
      DSLContext session = DSL.using(connection, SQLDialect.POSTGRES);
      session.execute("SET search_path = weir_g1");
      batches.forEach(batch -> UPSERT.write(session, batch));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return database.rows(Role.WRITER, ROWS);
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void shouldCopyWhatAStatementWouldInsert(Version version) {
    List<DailyTeamMetricsRecord> rows = new ArrayList<>();
    List<List<DailyTeamMetricsRecord>> each = new ArrayList<>();
    for (int number = 0; number < 10 * Upsert.FEW; number++) {
      rows.add(row(number));
      each.add(List.of(row(number)));
    }
    assertThat(written(version, List.of(rows)))
        .hasSize(rows.size())
        .isEqualTo(written(version, each));
  }
}

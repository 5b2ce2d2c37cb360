package dev.weir.sink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.embedded.postgres.EmbeddedPostgres.Version;
import dev.weir.sink.migrate.Role;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CurrentFlowMetricsTest {
  /** Columns: id, origin, status, created, started, completed (hours ago), active, wait, basis. */
  private static final String ITEMS =
      """
      INSERT INTO flow_items (external_id, team_id, item_type, current_stage, origin, status,
        created_at, started_at, completed_at, active_seconds, wait_seconds, completion_basis)
      SELECT id, 'alpha', 'feature', 'x', origin, status, now() - made * interval '1 hour',
        now() - started * interval '1 hour', now() - done * interval '1 hour', active, wait, basis
      FROM (VALUES
        ('a', 'human', 'completed',   50,   30,   10,    3600,   3600, 'deployment'),
        ('b', 'human', 'completed',   70,   60,   20,   10800,   1000, 'deployment'),
        ('c', 'human', 'completed', 1000,  500,  200,       0,  12000, 'merge'),
        ('d', 'human', 'completed', 9000, 8000,  721, 1000000,      0, 'deployment'),
        ('e', 'human', 'completed', 5000, 4000,    5, 9000000,      0, 'before_records'),
        ('f', 'bot',   'completed',    9,    8,    7,       5,      5, 'deployment'),
        ('g', 'human', 'completed',    9, NULL,    7,    NULL,   NULL, 'closed'),
        ('h', 'human', 'in_progress',  9,    8, NULL,    NULL,   NULL, NULL),
        ('i', 'human', 'open',         9, NULL, NULL,    NULL,   NULL, NULL),
        ('j', 'bot',   'in_progress',  9,    8, NULL,    NULL,   NULL, NULL)
      ) AS v (id, origin, status, made, started, done, active, wait, basis)
      """;

  /**
   * Flow times of a, b and c: 20, 40 and 300 hours, and none of g, which never started; lead times
   * of a, b, c and g: 40, 50, 800 and 2. Efficiency: 14400 of 31000 seconds.
   */
  @ParameterizedTest
  @EnumSource(Version.class)
  void shouldMatchTheHandExample(Version version) {
    TestDatabase database = TestDatabase.migrated(version);
    database.execute(Role.WRITER, ITEMS);
    assertThat(
            database.read(
                """
                SELECT team_id, tenant_id, current_wip, completed_last_7d, completed_last_30d,
                  bot_items_completed_last_30d, round(flow_time_p50_hours::numeric, 6),
                  round(flow_time_p95_hours::numeric, 6), round(lead_time_p50_hours::numeric, 6),
                  flow_time_count, round(avg_flow_efficiency_percent, 6), last_updated IS NOT NULL,
                  lead_time_count, flow_time_p50_low_sample, lead_time_p50_low_sample
                FROM current_flow_metrics
                """))
        .containsExactly(
            "alpha|default|1|4|5|1|40.000000|274.000000|45.000000|3|46.451613|t|4|t|t");
  }
}

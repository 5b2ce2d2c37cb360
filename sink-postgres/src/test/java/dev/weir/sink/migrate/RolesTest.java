package dev.weir.sink.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.embedded.postgres.EmbeddedPostgres.Version;
import dev.weir.sink.TestDatabase;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RolesTest {
  private static final String[] TABLES = {
    "teams",
    "flow_items",
    "stage_transitions",
    "stage_metrics",
    "webhook_events",
    "deployments",
    "deployment_items",
    "incidents",
    "item_facts",
    "daily_team_metrics",
    "daily_dora_metrics",
    "current_flow_metrics"
  };

  @ParameterizedTest
  @EnumSource(Version.class)
  void shouldLetTheReaderSeeEveryTableByItsPlainName(Version version) {
    TestDatabase database = TestDatabase.migrated(version);
    for (String table : TABLES) {
      assertThat(database.read("SELECT count(*) FROM " + table)).containsExactly("0");
    }
    assertThat(database.read("SHOW statement_timeout")).containsExactly("30s");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DELETE FROM flow_items",
        "UPDATE teams SET name = 'x'",
        "SET TRANSACTION READ WRITE; INSERT INTO teams (id, name) VALUES ('a', 'b')",
        "SET TRANSACTION READ WRITE; CREATE TABLE x (a int)",
        "SELECT * FROM weir_g1.flow_items",
        "SELECT * FROM weir_log.sink_offsets",
        "SELECT weir_log.ensure_webhook_partition(now())"
      })
  void shouldLetTheReaderDoNothingElse(String sql) {
    TestDatabase database = TestDatabase.migrated(Version.V18);
    assertThatThrownBy(() -> database.execute(Role.READER, sql))
        .hasStackTraceContaining("permission denied");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CREATE TABLE x (a int)",
        "DROP TABLE flow_items",
        "TRUNCATE flow_items",
        "DELETE FROM webhook_events",
        "DELETE FROM webhook_event_keys",
        "DELETE FROM sink_offsets",
        "CREATE SCHEMA x",
        "CREATE ROLE x",
        "UPDATE installation SET mode = 'plain'",
        "ALTER TABLE webhook_events ADD COLUMN x int"
      })
  void shouldLetTheWriterWriteRowsAlone(String sql) {
    TestDatabase database = TestDatabase.migrated(Version.V18);
    assertThatThrownBy(() -> database.execute(Role.WRITER, sql))
        .hasStackTraceContaining("ERROR: ")
        .rootCause()
        .message()
        .containsAnyOf("permission denied", "must be owner");
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void shouldRunTheSeedsExamplesAsTheyStand(Version version) {
    TestDatabase database = TestDatabase.migrated(version);
    database.execute(
        Role.WRITER,
        """
        INSERT INTO webhook_events (source, event_type, payload)
        VALUES ('github', 'pull_request.opened', '{"pr_number": 456}');
        INSERT INTO flow_items (external_id, team_id, item_type, current_stage, status)
        VALUES ('USER-123', 'alpha', 'feature', 'development', 'in_progress');
        INSERT INTO stage_transitions (flow_item_id, from_stage, to_stage, transitioned_at)
        SELECT id, 'development', 'code_review', '2025-01-15T10:30:00Z' FROM flow_items;
        INSERT INTO stage_transitions (flow_item_id, from_stage, to_stage, transitioned_at)
        SELECT id, 'code_review', 'development', '2025-01-15T11:30:00Z' FROM flow_items;
        UPDATE flow_items SET current_stage = 'code_review', updated_at = NOW();
        INSERT INTO stage_metrics (flow_item_id, stage) SELECT id, 'development' FROM flow_items;
        UPDATE stage_metrics SET ended_at = NOW(), wait_time_seconds = 1, active_time_seconds = 3
        WHERE stage = 'development';
        """);
    assertThat(database.read("SELECT seq, to_stage FROM stage_transitions ORDER BY seq"))
        .containsExactly("1|code_review", "2|development");
    assertThat(
            database.read(
                """
                SELECT SUM(sm.active_time_seconds) as total_active,
                    (SUM(sm.active_time_seconds)::float /
                     NULLIF(SUM(sm.active_time_seconds + sm.wait_time_seconds), 0) * 100)
                FROM stage_metrics sm JOIN flow_items fi ON sm.flow_item_id = fi.id
                WHERE fi.external_id = 'USER-123'
                """))
        .containsExactly("3|75");
    assertThat(database.read("SELECT processing_status, retry_count FROM webhook_events"))
        .containsExactly("pending|0");
  }
}

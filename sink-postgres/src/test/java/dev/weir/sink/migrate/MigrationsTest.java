package dev.weir.sink.migrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weir.embedded.postgres.EmbeddedPostgres.Version;
import dev.weir.sink.TestDatabase;
import dev.weir.sink.migrate.Migrations.Step;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MigrationsTest {
  private static final String OBJECTS =
      """
      SELECT n.nspname, c.relkind, c.relname
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname LIKE 'weir%' AND c.relname NOT LIKE 'databasechangelog%' AND c.relkind <> 't'
      """;
  private static final String SHAPE =
      OBJECTS + " AND c.relname NOT LIKE 'webhook_events_p%' ORDER BY 1, 2, 3";

  @ParameterizedTest
  @EnumSource(Version.class)
  void shouldComeBackTheSameAfterUpDownUp(Version version) {
    TestDatabase database = TestDatabase.migrated(version);
    List<String> made = database.rows(Role.MIGRATOR, SHAPE);
    assertThat(database.migrations().status()).hasSize(33).allMatch(Step::done);

    database.migrations().down(Integer.MAX_VALUE);
    assertThat(database.rows(Role.MIGRATOR, OBJECTS)).isEmpty();
    assertThat(database.migrations().status()).hasSize(33).noneMatch(Step::done);

    database.migrations().up();
    assertThat(database.rows(Role.MIGRATOR, SHAPE)).isEqualTo(made);
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void shouldTakeBackTheLastStepsAlone(Version version) {
    TestDatabase database = TestDatabase.migrated(version);
    database.migrations().down(9);
    assertThat(database.migrations().status())
        .filteredOn(step -> !step.done())
        .extracting(Step::name)
        .containsExactly(
            "deployment-outcomes",
            "read-deployment-outcomes",
            "flow-items-waiting",
            "read-webhook-trace",
            "sample-sizes",
            "read-daily-team-metrics-samples",
            "read-daily-dora-metrics-samples",
            "current-flow-metrics-samples",
            "comments-as-derived");
    assertThat(database.read("SELECT count(redeploy) FROM deployments")).containsExactly("0");
    database.migrations().up();
    assertThat(database.read("SELECT count(counted) FROM deployments")).containsExactly("0");
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void shouldDoNothingWhenAllIsDone(Version version) {
    TestDatabase database = TestDatabase.migrated(version);
    database.migrations().up();
    assertThat(database.migrations().status()).allMatch(Step::done);
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void shouldRefuseAnotherMode(Version version) {
    TestDatabase database = TestDatabase.migrated(version);
    assertThat(database.rows(Role.WRITER, "SELECT mode FROM installation"))
        .containsExactly("plain");
    database.execute(Role.MIGRATOR, "UPDATE weir_log.installation SET mode = 'timescaledb'");
    assertThatThrownBy(() -> database.migrations().up())
        .isInstanceOf(MigrationException.class)
        .hasMessageContaining("mode timescaledb, not plain");
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void shouldGoOnAfterAMigrationWasKilled(Version version) {
    TestDatabase database = TestDatabase.migrated(version);
    database.execute(
        Role.MIGRATOR,
        "UPDATE weir_g1.databasechangeloglock SET locked = true, lockedby = 'the dead'");
    database.migrations().up();
    assertThat(database.migrations().status()).allMatch(Step::done);
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void shouldCommentEverything(Version version) {
    TestDatabase database = TestDatabase.migrated(version);
    assertThat(
            database.rows(
                Role.MIGRATOR, OBJECTS + " AND obj_description(c.oid, 'pg_class') IS NULL"))
        .allMatch(partitionIndex -> partitionIndex.contains("|i|webhook_events_p"));
    String columns =
        """
        SELECT c.relname, a.attname FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
        WHERE n.nspname LIKE 'weir%' AND c.relkind IN ('r', 'p', 'v')
        AND c.relname NOT LIKE 'databasechangelog%' AND col_description(c.oid, a.attnum) IS NULL
        """;
    assertThat(database.rows(Role.MIGRATOR, columns)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Version.class)
  void shouldShowReadersEveryColumnWithItsComment(Version version) {
    TestDatabase database = TestDatabase.migrated(version);
    String columns =
        """
        SELECT c.relname, a.attname, format_type(a.atttypid, a.atttypmod),
          col_description(c.oid, a.attnum)
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0
        WHERE c.relname NOT LIKE 'databasechangelog%' AND c.relkind IN ('r', 'p', 'v')
        """;
    String notShown = "'sink_offsets', 'webhook_event_keys', 'installation', 'flow_items_waiting'";
    List<String> tables =
        database.rows(
            Role.MIGRATOR,
            columns
                + " AND n.nspname IN ('weir_log', 'weir_g1') AND NOT c.relispartition"
                + " AND c.relname NOT IN (%s) ORDER BY 1, 2".formatted(notShown));
    List<String> views =
        database.rows(
            Role.MIGRATOR,
            columns
                + " AND n.nspname = 'weir' AND c.relname <> 'current_flow_metrics'"
                + " AND a.attname NOT LIKE '%\\_low\\_sample' ORDER BY 1, 2");
    assertThat(views).isEqualTo(tables);
  }
}

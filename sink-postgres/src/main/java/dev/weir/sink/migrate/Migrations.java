package dev.weir.sink.migrate;

import dev.weir.config.Secret;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Makes and unmakes the schemas, as {@code weir_migrator}. Two that run at once take turns; one
 * that was killed leaves no lock behind.
 */
public final class Migrations {
  private static final long LOCK = 0x7765_6972L;

  private final String jdbcUrl;
  private final String user;
  private final Secret password;
  private final Schemas schemas;
  private final Mode mode;

  public Migrations(String jdbcUrl, String user, Secret password, Schemas schemas, Mode mode) {
    this.jdbcUrl = jdbcUrl;
    this.user = user;
    this.password = password;
    this.schemas = schemas;
    this.mode = mode;
  }

  /** A step of the schema. */
  public record Step(String schema, String name, boolean done) {}

  /**
   * Takes every step that was not taken, and makes the partitions of this week and the next.
   *
   * @throws MigrationException if the mode is another than the database's, or a step fails
   */
  public void up() {
    run(
        connection -> {
          refuseOtherMode(connection);
          for (Changelog changelog : changelogs()) {
            execute(connection, "CREATE SCHEMA IF NOT EXISTS " + changelog.schema());
            execute(connection, "CREATE SCHEMA IF NOT EXISTS " + schemas.read());
            changelog.update(connection);
          }
          for (String when : List.of("now()", "now() + interval '168 hours'")) {
            execute(
                connection, "SELECT " + schemas.log() + ".ensure_webhook_partition(" + when + ")");
          }
          return List.of();
        });
  }

  /**
   * Takes steps back, the last one first.
   *
   * @param steps how many; more than there are: all
   */
  public void down(int steps) {
    run(
        connection -> {
          int left = steps;
          List<Changelog> last = new ArrayList<>(changelogs());
          Collections.reverse(last);
          for (Changelog changelog : last) {
            left -= changelog.rollback(connection, left);
          }
          return List.of();
        });
  }

  /** All steps, with whether they are taken. */
  public List<Step> status() {
    return run(
        connection -> {
          List<Step> steps = new ArrayList<>();
          for (Changelog changelog : changelogs()) {
            steps.addAll(changelog.status(connection));
          }
          return steps;
        });
  }

  private List<Changelog> changelogs() {
    return List.of(
        new Changelog(Changelog.LOG, schemas.log(), schemas, mode),
        new Changelog(Changelog.GENERATION, schemas.generation(), schemas, mode));
  }

  private void refuseOtherMode(Connection connection) throws SQLException {
    if (mode == Mode.TIMESCALEDB) {
      throw new MigrationException("mode timescaledb is not built yet: use plain");
    }
    String table = schemas.log() + ".installation";
    try (Statement statement = connection.createStatement();
        ResultSet there = statement.executeQuery("SELECT to_regclass('" + table + "')")) {
      if (!there.next() || there.getString(1) == null) {
        return;
      }
    }
    try (Statement statement = connection.createStatement();
        ResultSet recorded = statement.executeQuery("SELECT mode FROM " + table)) {
      if (recorded.next() && !recorded.getString(1).equals(mode.recorded())) {
        throw new MigrationException(
            "the database is kept in mode " + recorded.getString(1) + ", not " + mode.recorded());
      }
    }
  }

  private interface Work<T> {
    T on(Connection connection) throws Exception;
  }

  private <T> T run(Work<T> work) {
    try (Connection connection = DriverManager.getConnection(jdbcUrl, user, password.value())) {
      execute(connection, "SELECT pg_advisory_lock(" + LOCK + ")");
      return work.on(connection);
    } catch (MigrationException e) {
      throw e;
    } catch (Exception e) {
      throw new MigrationException("migration of " + jdbcUrl + " failed: " + e.getMessage(), e);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    connection.setAutoCommit(true);
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}

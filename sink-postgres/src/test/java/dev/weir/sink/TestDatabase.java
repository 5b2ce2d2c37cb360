package dev.weir.sink;

import dev.weir.config.Secret;
import dev.weir.embedded.postgres.EmbeddedPostgres;
import dev.weir.embedded.postgres.EmbeddedPostgres.Version;
import dev.weir.sink.migrate.Migrations;
import dev.weir.sink.migrate.Mode;
import dev.weir.sink.migrate.PrepareDatabase;
import dev.weir.sink.migrate.Role;
import dev.weir.sink.migrate.Schemas;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A database of its own, with Weir's roles. */
public final class TestDatabase {
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final Secret PASSWORD = new Secret(TestServers.PASSWORD);

  private final String url;

  private TestDatabase(String url) {
    this.url = url;
  }

  /** A database with roles and no schema. */
  public static TestDatabase empty(Version version) {
    return empty(TestServers.postgres(version));
  }

  /** Likewise, on a server of the test's own. */
  public static TestDatabase empty(EmbeddedPostgres server) {
    TestDatabase database = new TestDatabase(server.jdbcUrl("weir_" + COUNT.incrementAndGet()));
    database.prepare(server.superuser());
    return database;
  }

  /** A database with the schema. */
  public static TestDatabase migrated(Version version) {
    return migrated(TestServers.postgres(version));
  }

  public static TestDatabase migrated(EmbeddedPostgres server) {
    TestDatabase database = empty(server);
    database.migrations().up();
    return database;
  }

  private void prepare(String superuser) {
    try {
      new PrepareDatabase(
              url,
              superuser,
              PASSWORD,
              Map.of(Role.MIGRATOR, PASSWORD, Role.WRITER, PASSWORD, Role.READER, PASSWORD))
          .prepare();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  public Migrations migrations() {
    return migrations(Mode.PLAIN);
  }

  public Migrations migrations(Mode mode) {
    return new Migrations(url, Role.MIGRATOR.roleName(), PASSWORD, new Schemas(1), mode);
  }

  public SinkConfig.Jdbc writer() {
    return new SinkConfig.Jdbc(url, Role.WRITER.roleName(), PASSWORD);
  }

  public Connection connect(Role role) throws SQLException {
    return DriverManager.getConnection(url, role.roleName(), PASSWORD.value());
  }

  /** Rows as the reader sees them, columns joined by a bar. */
  public List<String> read(String query) {
    return rows(Role.READER, query);
  }

  /** Rows as a role sees them. */
  public List<String> rows(Role role, String query) {
    try (Connection connection = connect(role);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(text(rows));
      }
      return texts;
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  public void execute(Role role, String sql) {
    try (Connection connection = connect(role);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  private static String text(ResultSet row) throws SQLException {
    List<String> columns = new ArrayList<>();
    for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
      columns.add(String.valueOf(row.getString(i)));
    }
    return String.join("|", columns);
  }
}

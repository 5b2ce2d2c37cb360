package dev.weir.bench.sink;

import dev.weir.bench.Servers;
import dev.weir.bench.Workplace;
import dev.weir.embedded.postgres.EmbeddedPostgres;
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
import java.util.Map;

/** Weir's schema on a server of the benchmark's own, used as its superuser. For one thread. */
final class Database {
  private static final Schemas SCHEMAS = new Schemas(1);

  private final EmbeddedPostgres server;
  private final Connection connection;

  private Database(EmbeddedPostgres server, Connection connection) {
    this.server = server;
    this.connection = connection;
  }

  static Database open(Workplace workplace) throws SQLException {
    EmbeddedPostgres server = Servers.postgres(workplace);
    String url = server.jdbcUrl("weir");
    new PrepareDatabase(
            url,
            server.superuser(),
            Servers.PASSWORD,
            Map.of(
                Role.MIGRATOR, Servers.PASSWORD,
                Role.WRITER, Servers.PASSWORD,
                Role.READER, Servers.PASSWORD))
        .prepare();
    new Migrations(url, Role.MIGRATOR.roleName(), Servers.PASSWORD, SCHEMAS, Mode.PLAIN).up();
    Connection connection =
        DriverManager.getConnection(url, server.superuser(), Servers.PASSWORD.value());
    workplace.closing(connection);
    Database database = new Database(server, connection);
    database.execute("SET search_path = %s, %s".formatted(SCHEMAS.generation(), SCHEMAS.log()));
    return database;
  }

  String url() {
    return server.jdbcUrl("weir");
  }

  String superuser() {
    return server.superuser();
  }

  Connection connection() {
    return connection;
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The one number that a query gives. */
  long number(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  /** Forgets all rows of tables, and writes what is left of them to disk. */
  void empty(String... tables) throws SQLException {
    execute("TRUNCATE " + String.join(", ", tables));
    execute("CHECKPOINT");
  }
}

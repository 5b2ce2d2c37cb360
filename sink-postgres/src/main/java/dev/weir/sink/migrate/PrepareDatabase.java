package dev.weir.sink.migrate;

import dev.weir.config.Secret;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.PGConnection;
import org.postgresql.PGProperty;

/**
 * Makes the database and its three roles, as an administrator of the server: what is there stays,
 * and gets the passwords given. May be run at every start.
 */
public final class PrepareDatabase {
  private final String jdbcUrl;
  private final String admin;
  private final Secret adminPassword;
  private final Map<Role, Secret> passwords;

  /**
   * A preparation.
   *
   * @param jdbcUrl of the database to make, such as {@code jdbc:postgresql://host/weir}
   * @param admin a role that may make databases and roles
   * @param passwords those of the roles; a role without one keeps what it has
   */
  public PrepareDatabase(
      String jdbcUrl, String admin, Secret adminPassword, Map<Role, Secret> passwords) {
    this.jdbcUrl = jdbcUrl;
    this.admin = admin;
    this.adminPassword = adminPassword;
    this.passwords = Map.copyOf(passwords);
  }

  /**
   * Makes what is missing.
   *
   * @throws SQLException if the server refuses
   */
  public void prepare() throws SQLException {
    String database = databaseName();
    try (Connection server = connect("postgres")) {
      if (!exists(server, "SELECT 1 FROM pg_database WHERE datname = ?", database)) {
        execute(
            server, "CREATE DATABASE " + quoted(database) + " ENCODING 'UTF8' TEMPLATE template0");
      }
      for (Role role : Role.values()) {
        makeRole(server, role);
      }
    }
    try (Connection connection = connect(database)) {
      grant(connection, quoted(database));
    }
  }

  private void makeRole(Connection server, Role role) throws SQLException {
    String name = role.roleName();
    if (!exists(server, "SELECT 1 FROM pg_roles WHERE rolname = ?", name)) {
      execute(server, "CREATE ROLE " + name + " NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION");
    }
    Secret password = passwords.get(role);
    if (password != null) {
      execute(server, "ALTER ROLE " + name + " LOGIN");
      server
          .unwrap(PGConnection.class)
          .alterUserPassword(name, password.value().toCharArray(), "scram-sha-256");
    }
  }

  private static void grant(Connection connection, String database) throws SQLException {
    Schemas first = new Schemas(1);
    String writer = Role.WRITER.roleName();
    String reader = Role.READER.roleName();
    String migrator = Role.MIGRATOR.roleName();
    execute(connection, "REVOKE ALL ON DATABASE " + database + " FROM PUBLIC");
    execute(connection, "REVOKE CREATE ON SCHEMA public FROM PUBLIC");
    execute(
        connection, "GRANT CONNECT, CREATE, TEMPORARY ON DATABASE " + database + " TO " + migrator);
    execute(connection, "GRANT CONNECT, TEMPORARY ON DATABASE " + database + " TO " + writer);
    execute(connection, "GRANT CONNECT ON DATABASE " + database + " TO " + reader);
    String in = " IN DATABASE " + database + " SET ";
    String alter = "ALTER ROLE ";
    execute(connection, alter + reader + in + "search_path = " + first.read());
    execute(connection, alter + reader + in + "statement_timeout = '30s'");
    execute(connection, alter + reader + in + "default_transaction_read_only = on");
    execute(
        connection,
        alter
            + writer
            + in
            + "search_path = %s, %s, %s".formatted(first.generation(), first.log(), first.read()));
  }

  private Connection connect(String database) throws SQLException {
    Properties properties = parsed();
    PGProperty.PG_DBNAME.set(properties, database);
    PGProperty.USER.set(properties, admin);
    PGProperty.PASSWORD.set(properties, adminPassword.value());
    return DriverManager.getConnection("jdbc:postgresql:", properties);
  }

  private String databaseName() {
    return PGProperty.PG_DBNAME.getOrDefault(parsed());
  }

  private Properties parsed() {
    Properties properties = Driver.parseURL(jdbcUrl, new Properties());
    if (properties == null) {
      throw new IllegalArgumentException("no JDBC address of PostgreSQL: " + jdbcUrl);
    }
    return properties;
  }

  private static boolean exists(Connection connection, String query, String name)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, name);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}

package dev.weir.sink.migrate;

import dev.weir.sink.jooq.DefaultSchema;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jooq.Field;
import org.jooq.Table;

/**
 * Compares the schema of a database with what this release makes, and changes nothing: Liquibase's
 * own status makes its tables where they are missing.
 */
public final class SchemaInspection {
  private static final String STEPS = "SELECT id FROM %s.databasechangelog ORDER BY orderexecuted";
  private static final String MAY_READ =
      "SELECT to_regclass(?) IS NOT NULL AND has_table_privilege(to_regclass(?), 'SELECT')";
  private static final String COLUMNS =
      """
      SELECT c.relname, a.attname
      FROM pg_class c
      JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
      WHERE n.nspname IN (?, ?) AND c.relkind IN ('r', 'p') AND NOT c.relispartition
      """;

  private final Schemas schemas;

  public SchemaInspection(Schemas schemas) {
    this.schemas = schemas;
  }

  /**
   * What differs.
   *
   * @param missing steps, or tables and columns, that this release has and the database has not
   * @param unknown steps that the database has and this release does not know: it is newer
   * @param exact whether steps were compared; else tables and columns, which any role may see
   */
  public record Difference(List<String> missing, List<String> unknown, boolean exact) {
    public Difference {
      missing = List.copyOf(missing);
      unknown = List.copyOf(unknown);
    }
  }

  /** Whether any schema of Weir is there. */
  public boolean isThere(Connection connection) throws SQLException {
    return !columns(connection).isEmpty();
  }

  /**
   * Compares, by the steps where the role may read Liquibase's records, else by the columns.
   *
   * @throws SQLException if the server refuses
   */
  public Difference compare(Connection connection) throws SQLException {
    if (!mayRead(connection, schemas.log()) || !mayRead(connection, schemas.generation())) {
      return new Difference(missingColumns(connection), List.of(), false);
    }
    List<String> missing = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    compare(connection, schemas.log(), Changelog.LOG, missing, unknown);
    compare(connection, schemas.generation(), Changelog.GENERATION, missing, unknown);
    return new Difference(missing, unknown, true);
  }

  private static void compare(
      Connection connection,
      String schema,
      String changelog,
      List<String> missing,
      List<String> unknown)
      throws SQLException {
    Set<String> taken = new TreeSet<>(taken(connection, schema));
    for (String step : Changelog.steps(changelog)) {
      if (!taken.remove(step)) {
        missing.add(schema + " " + step);
      }
    }
    taken.forEach(step -> unknown.add(schema + " " + step));
  }

  private static boolean mayRead(Connection connection, String schema) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(MAY_READ)) {
      statement.setString(1, schema + ".databasechangelog");
      statement.setString(2, schema + ".databasechangelog");
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next() && rows.getBoolean(1);
      }
    } catch (SQLException e) {
      // to_regclass asks for the right to look into the schema.
      if ("42501".equals(e.getSQLState())) {
        return false;
      }
      throw e;
    }
  }

  private static List<String> taken(Connection connection, String schema) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(STEPS.formatted(schema));
        ResultSet rows = statement.executeQuery()) {
      List<String> steps = new ArrayList<>();
      while (rows.next()) {
        steps.add(rows.getString(1));
      }
      return steps;
    }
  }

  private List<String> missingColumns(Connection connection) throws SQLException {
    Map<String, Set<String>> there = columns(connection);
    List<String> missing = new ArrayList<>();
    for (Table<?> table : DefaultSchema.DEFAULT_SCHEMA.getTables()) {
      String name = table.getName().toLowerCase(Locale.ROOT);
      Set<String> columns = there.get(name);
      if (columns == null) {
        missing.add("table " + name);
        continue;
      }
      for (Field<?> field : table.fields()) {
        if (!columns.contains(field.getName())) {
          missing.add("column " + name + "." + field.getName());
        }
      }
    }
    return missing;
  }

  private Map<String, Set<String>> columns(Connection connection) throws SQLException {
    Map<String, Set<String>> columns = new TreeMap<>();
    try (PreparedStatement statement = connection.prepareStatement(COLUMNS)) {
      statement.setString(1, schemas.log());
      statement.setString(2, schemas.generation());
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          columns
              .computeIfAbsent(rows.getString(1), table -> new TreeSet<>())
              .add(rows.getString(2));
        }
      }
    }
    return columns;
  }
}

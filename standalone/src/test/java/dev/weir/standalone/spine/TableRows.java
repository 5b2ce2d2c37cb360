package dev.weir.standalone.spine;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** All rows of all tables, without the columns that may differ between two runs (DESIGN.md, 8). */
final class TableRows {
  private static final List<String> TABLES =
      List.of(
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
          "daily_dora_metrics");
  private static final Set<String> MAY_DIFFER =
      Set.of(
          "received_at",
          "processed_at",
          "retry_count",
          "calculated_at",
          "ingested_at",
          "deliveries",
          "row_version",
          "source_offset");

  private TableRows() {}

  static Map<String, List<String>> of(Connection connection) throws SQLException {
    Map<String, List<String>> tables = new TreeMap<>();
    for (String table : TABLES) {
      tables.put(table, rows(connection, table));
    }
    return tables;
  }

  private static List<String> rows(Connection connection, String table) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT * FROM " + table)) {
      List<String> rows = new ArrayList<>();
      while (result.next()) {
        rows.add(row(result));
      }
      Collections.sort(rows);
      return rows;
    }
  }

  private static String row(ResultSet result) throws SQLException {
    ResultSetMetaData columns = result.getMetaData();
    StringBuilder row = new StringBuilder();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      String name = columns.getColumnName(i);
      if (!MAY_DIFFER.contains(name)) {
        row.append(name).append('=').append(result.getString(i)).append(' ');
      }
    }
    return row.toString();
  }
}

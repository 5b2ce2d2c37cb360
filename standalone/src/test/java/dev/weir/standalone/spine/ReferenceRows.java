package dev.weir.standalone.spine;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** The tables of the model, as SQL tells them and as the reference does: values as text. */
record ReferenceRows(Map<String, SortedMap<String, SortedMap<String, String>>> tables) {
  private static final String ITEMS =
      "SELECT external_id AS key, id AS item_id, external_id, team_id, item_type, origin, title,"
          + " current_stage, status, created_at, started_at, completed_at, cancelled_at,"
          + " completion_basis, active_seconds, wait_seconds, blocked_seconds, rework_count,"
          + " post_delivery_rework FROM flow_items";
  private static final String VISITS =
      "SELECT i.external_id || ' ' || t.seq AS key, t.to_stage AS stage,"
          + " t.transitioned_at AS entered_at, t.rework"
          + " FROM stage_transitions t JOIN flow_items i ON i.id = t.flow_item_id";
  private static final String DEPLOYMENTS =
      "SELECT external_id AS key, id AS deployment_id, external_id, service_id, team_id,"
          + " environment, production, commit_sha, ref, status, created_at, started_at,"
          + " finished_at, landed_at, counted, redeploy, rollback, hotfix, failed, recovered_at"
          + " FROM deployments";
  private static final String INCIDENTS =
      "SELECT external_id AS key, id AS incident_id, external_id, service_id, team_id, title, url,"
          + " status, opened_at, resolved_at, deployment_id FROM incidents";
  private static final String DAYS =
      "SELECT service_id || ' ' || metric_date AS key, team_id, deployments, changes,"
          + " round(change_lead_time_p50_seconds * 1000) AS change_lead_time_p50_millis,"
          + " round(change_lead_time_p90_seconds * 1000) AS change_lead_time_p90_millis,"
          + " failed_deployments,"
          + " round(recovery_time_p50_seconds * 1000) AS recovery_time_p50_millis,"
          + " rework_deployments FROM daily_dora_metrics WHERE deployments > 0 OR changes > 0";

  /** What SQL answers. */
  static ReferenceRows of(Connection connection) throws SQLException {
    Map<String, SortedMap<String, SortedMap<String, String>>> tables = new TreeMap<>();
    tables.put("items", rows(connection, ITEMS));
    tables.put("visits", rows(connection, VISITS));
    tables.put("deployments", rows(connection, DEPLOYMENTS));
    tables.put("incidents", rows(connection, INCIDENTS));
    tables.put("days", rows(connection, DAYS));
    return new ReferenceRows(tables);
  }

  private static SortedMap<String, SortedMap<String, String>> rows(
      Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      SortedMap<String, SortedMap<String, String>> rows = new TreeMap<>();
      ResultSetMetaData columns = result.getMetaData();
      while (result.next()) {
        SortedMap<String, String> row = new TreeMap<>();
        for (int i = 2; i <= columns.getColumnCount(); i++) {
          put(row, columns.getColumnLabel(i), result.getObject(i));
        }
        rows.put(result.getString(1).toLowerCase(Locale.ROOT), row);
      }
      return rows;
    }
  }

  /** What the reference makes: only those of its columns that are asked for in SQL. */
  static ReferenceRows of(Map<String, SortedMap<String, SortedMap<String, Object>>> expected) {
    Map<String, SortedMap<String, SortedMap<String, String>>> tables = new TreeMap<>();
    tables.put("items", rows(expected, "items", ITEMS));
    tables.put("visits", visits(Objects.requireNonNull(expected.get("items"))));
    tables.put("deployments", rows(expected, "deployments", DEPLOYMENTS));
    tables.put("incidents", rows(expected, "incidents", INCIDENTS));
    tables.put("days", rows(expected, "days", DAYS));
    return new ReferenceRows(tables);
  }

  private static SortedMap<String, SortedMap<String, String>> rows(
      Map<String, SortedMap<String, SortedMap<String, Object>>> expected,
      String table,
      String query) {
    SortedMap<String, SortedMap<String, String>> rows = new TreeMap<>();
    expected
        .get(table)
        .forEach((key, row) -> rows.put(key.toLowerCase(Locale.ROOT), row(row, query)));
    return rows;
  }

  private static SortedMap<String, String> row(SortedMap<String, Object> row, String query) {
    SortedMap<String, String> columns = new TreeMap<>();
    row.forEach(
        (name, value) -> {
          if (query.matches(".*\\b" + name + "\\b.*")) {
            put(columns, name, value);
          }
        });
    return columns;
  }

  /** Each visit of an item is a row of its own. */
  private static SortedMap<String, SortedMap<String, String>> visits(
      SortedMap<String, SortedMap<String, Object>> items) {
    SortedMap<String, SortedMap<String, String>> rows = new TreeMap<>();
    items.forEach(
        (item, row) -> {
          for (Object visit : (List<?>) row.getOrDefault("visits", new ArrayList<>())) {
            SortedMap<String, Object> columns = new TreeMap<>();
            ((Map<?, ?>) visit).forEach((name, value) -> columns.put(name.toString(), value));
            String key = (item + " " + columns.get("seq")).toLowerCase(Locale.ROOT);
            rows.put(key, row(columns, VISITS.replace("t.seq", "")));
          }
        });
    return rows;
  }

  private static void put(SortedMap<String, String> row, String column, Object value) {
    if (value instanceof Timestamp timestamp) {
      row.put(column, timestamp.toInstant().toString());
    } else if (value instanceof Double number) {
      row.put(column, Long.toString(Math.round(number)));
    } else if (value != null) {
      row.put(column, value.toString());
    }
  }
}

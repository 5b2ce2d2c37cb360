package dev.weir.standalone.demo;

import dev.weir.config.Secret;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the tables say, read as anybody may who has the reader's password. For one thread. */
public final class Tables implements AutoCloseable {
  private static final String PROCESSED =
      "SELECT coalesce(sum(deliveries), 0) FROM webhook_events WHERE processing_status <>"
          + " 'pending'";

  private static final String TOTALS =
      """
      SELECT (SELECT count(*) FROM webhook_events),
             (SELECT count(*) FROM webhook_events WHERE processing_status = 'failed'),
             (SELECT count(*) FROM flow_items),
             (SELECT count(*) FROM stage_transitions),
             (SELECT coalesce(sum(deployments), 0) FROM daily_dora_metrics)
      """;

  /**
   * A change that several items name is one change; medians are of people's items and all changes.
   */
  private static final String TEAMS =
      """
      WITH changes AS (
          SELECT DISTINCT ON (i.tenant_id, i.team_id, c ->> 'external_id')
                 i.tenant_id, i.team_id,
                 extract(epoch FROM (c ->> 'production_at')::timestamptz
                     - least((c ->> 'created_at')::timestamptz,
                             (c ->> 'first_commit_at')::timestamptz)) AS lead_time
          FROM flow_items i, jsonb_array_elements(i.changes) c
          WHERE c ? 'production_at' AND NOT (c ->> 'before_records')::boolean
      ), leads AS (
          SELECT tenant_id, team_id,
                 percentile_cont(0.5) WITHIN GROUP (ORDER BY lead_time) AS lead_time
          FROM changes GROUP BY tenant_id, team_id
      ), deployed AS (
          SELECT tenant_id, team_id, sum(deployments) AS deployments
          FROM daily_dora_metrics GROUP BY tenant_id, team_id
      ), days AS (
          SELECT DISTINCT ON (tenant_id, team_id)
                 tenant_id, team_id, metric_date, flow_load, flow_velocity
          FROM daily_team_metrics ORDER BY tenant_id, team_id, metric_date DESC
      ), items AS (
          SELECT tenant_id, team_id,
                 count(*) FILTER (WHERE status = 'completed' AND origin = 'human') AS completed,
                 count(*) FILTER (WHERE status = 'completed' AND origin <> 'human') AS by_bots,
                 percentile_cont(0.5)
                     WITHIN GROUP (ORDER BY extract(epoch FROM completed_at - started_at))
                     FILTER (WHERE status = 'completed' AND origin = 'human'
                             AND completion_basis IS DISTINCT FROM 'before_records') AS flow_time
          FROM flow_items GROUP BY tenant_id, team_id
      )
      SELECT coalesce(t.name, i.team_id), i.completed, i.by_bots, i.flow_time, l.lead_time,
             coalesce(d.deployments, 0), a.flow_load, a.flow_velocity, a.metric_date
      FROM items i
      LEFT JOIN teams t ON t.tenant_id = i.tenant_id AND t.id = i.team_id
      LEFT JOIN leads l ON l.tenant_id = i.tenant_id AND l.team_id = i.team_id
      LEFT JOIN deployed d ON d.tenant_id = i.tenant_id AND d.team_id = i.team_id
      LEFT JOIN days a ON a.tenant_id = i.tenant_id AND a.team_id = i.team_id
      ORDER BY 1
      """;

  private final Connection connection;

  private Tables(Connection connection) {
    this.connection = connection;
  }

  /** Connects to a database. */
  public static Tables open(String jdbcUrl, String user, Secret password) throws SQLException {
    return new Tables(DriverManager.getConnection(jdbcUrl, user, password.value()));
  }

  /** Deliveries that have their outcome, repeats counted. */
  public long processedDeliveries() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(PROCESSED)) {
      row.next();
      return row.getLong(1);
    }
  }

  /** What there is in all. */
  public Totals totals() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(TOTALS)) {
      row.next();
      return new Totals(
          row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5));
    }
  }

  /** A row for each team, by name. */
  public List<TeamFigures> teams() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(TEAMS)) {
      List<TeamFigures> teams = new ArrayList<>();
      while (row.next()) {
        teams.add(
            new TeamFigures(
                row.getString(1),
                row.getLong(2),
                row.getLong(3),
                seconds(row, 4),
                seconds(row, 5),
                row.getLong(6),
                row.getLong(7),
                row.getLong(8),
                Optional.ofNullable(row.getString(9)).orElse("")));
      }
      return teams;
    }
  }

  private static Optional<Double> seconds(ResultSet row, int column) throws SQLException {
    double seconds = row.getDouble(column);
    return row.wasNull() ? Optional.empty() : Optional.of(seconds);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}

package dev.weir.standalone.demo;

import dev.weir.config.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Compares the tables with what was simulated, in SQL, column by column: items with their whole
 * path, days of services, days of teams.
 */
public final class AsSimulated {
  private static final String ITEMS =
      """
      WITH truth AS (
          SELECT external_id, team, type, origin, status, created, started, completed, cancelled,
                 completion_basis, rework_count, blocked_seconds, active_seconds, wait_seconds,
                 (SELECT string_agg(concat(v ->> 'stage', extract(epoch FROM (v ->> 'entered')::timestamptz)::bigint, v ->> 'rework'), ' ' ORDER BY seq)
                  FROM jsonb_array_elements(visits) WITH ORDINALITY AS e (v, seq)) AS path
          FROM jsonb_to_recordset(?::jsonb) AS t (
              external_id text, team text, type text, origin text, status text, created timestamptz,
              started timestamptz, completed timestamptz, cancelled timestamptz,
              completion_basis text, rework_count integer, blocked_seconds bigint,
              active_seconds bigint, wait_seconds bigint, visits jsonb)
      ), told AS (
          SELECT external_id, team_id, item_type, origin, status, created_at, started_at,
                 completed_at, cancelled_at, completion_basis, rework_count, blocked_seconds,
                 active_seconds, wait_seconds,
                 (SELECT string_agg(concat(to_stage, extract(epoch FROM transitioned_at)::bigint, CASE WHEN rework THEN 'true' ELSE 'false' END), ' ' ORDER BY seq)
                  FROM stage_transitions t WHERE t.flow_item_id = i.id) AS path
          FROM flow_items i
      )
      SELECT count(*) FILTER (WHERE ROW(truth.*) IS NOT DISTINCT FROM ROW(told.*)), count(*)
      FROM truth FULL JOIN told USING (external_id)
      """;

  private static final String SERVICE_DAYS =
      """
      WITH truth AS (
          SELECT service, team, day, deployments, failed_deployments, rework_deployments,
                 round(lead_time_p50_seconds::numeric, 3), round(lead_time_p90_seconds::numeric, 3),
                 round(recovery_time_p50_seconds::numeric, 3)
          FROM jsonb_to_recordset(?::jsonb) AS t (
              service text, team text, day date, deployments integer, lead_time_p50_seconds double precision,
              lead_time_p90_seconds double precision, failed_deployments integer,
              recovery_time_p50_seconds double precision, rework_deployments integer)
      ), told AS (
          SELECT service_id AS service, team_id, metric_date AS day, deployments, failed_deployments,
                 rework_deployments, round(change_lead_time_p50_seconds::numeric, 3),
                 round(change_lead_time_p90_seconds::numeric, 3),
                 round(recovery_time_p50_seconds::numeric, 3)
          FROM daily_dora_metrics WHERE environment = 'production'
      )
      SELECT count(*) FILTER (WHERE ROW(truth.*) IS NOT DISTINCT FROM ROW(told.*)), count(*)
      FROM truth FULL JOIN told USING (service, day)
      """;

  private static final String TEAM_DAYS =
      """
      WITH truth AS (
          SELECT team, day, items_completed, bot_items_completed
          FROM jsonb_to_recordset(?::jsonb) AS t (
              team text, day date, items_completed integer, bot_items_completed integer)
      ), told AS (
          SELECT team_id AS team, metric_date AS day, items_completed, bot_items_completed
          FROM daily_team_metrics WHERE items_completed > 0 OR bot_items_completed > 0
      )
      SELECT count(*) FILTER (WHERE ROW(truth.*) IS NOT DISTINCT FROM ROW(told.*)), count(*)
      FROM truth FULL JOIN told USING (team, day)
      """;

  private AsSimulated() {}

  /** Compares all rows, as anybody may who has the reader's password. */
  public static Agreement compare(Path truth, String jdbcUrl, String user, Secret password)
      throws IOException, SQLException {
    List<String> lines = Files.readAllLines(truth, StandardCharsets.UTF_8);
    try (Connection connection = DriverManager.getConnection(jdbcUrl, user, password.value())) {
      return new Agreement(
          count(connection, ITEMS, lines, "item"),
          count(connection, SERVICE_DAYS, lines, "service_day"),
          count(connection, TEAM_DAYS, lines, "team_day"));
    }
  }

  private static Agreement.Count count(
      Connection connection, String query, List<String> lines, String kind) throws SQLException {
    String lead = "{\"kind\":\"" + kind + '"';
    String rows =
        lines.stream()
            .filter(line -> line.startsWith(lead))
            .collect(Collectors.joining(",", "[", "]"));
    try (PreparedStatement statement = connection.prepareStatement(query)) {
      statement.setString(1, rows);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return new Agreement.Count(row.getLong(1), row.getLong(2));
      }
    }
  }
}

package dev.weir.standalone.doctor.suggest;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Reads what was seen from the tables, as {@code weir_reader}. At most 1,000 names of a kind. */
public final class SeenTables {
  private static final String LIMIT = " ORDER BY 2 DESC, 1 LIMIT 1000";

  private static final String REPOSITORIES =
      """
      SELECT name, sum(times) FROM (
          SELECT split_part(external_id, '#', 1) AS name, count(*) AS times
          FROM flow_items WHERE source = 'github' GROUP BY 1
          UNION ALL
          SELECT split_part(external_id, '/deployments/', 1), count(*)
          FROM deployments WHERE source = 'github' GROUP BY 1) seen
      WHERE name LIKE '%/%' GROUP BY 1\
      """;

  private static final String LABELS =
      """
      SELECT label, count(*) FROM flow_items, jsonb_array_elements_text(labels) label
      WHERE jsonb_typeof(labels) = 'array' AND label <> '' GROUP BY 1\
      """;

  private static final String TYPES =
      """
      SELECT value, count(DISTINCT flow_item_id) FROM item_facts
      WHERE part = 'type' AND value <> '' GROUP BY 1\
      """;

  /** From the deliveries themselves: without a status map no item has them. */
  private static final String STATUSES =
      """
      SELECT payload #>> '{changes,field_value,to,name}', count(*) FROM webhook_events
      WHERE source = 'github' AND event_type LIKE 'projects_v2_item%'
        AND payload #>> '{changes,field_value,field_type}' = 'single_select'
        AND lower(payload #>> '{changes,field_value,field_name}') = 'status'
        AND payload #>> '{changes,field_value,to,name}' <> '' GROUP BY 1\
      """;

  private static final String AUTHORS =
      """
      SELECT author, count(*) FROM flow_items
      WHERE origin = 'human' AND author <> '' GROUP BY 1\
      """;

  private static final String ENVIRONMENTS =
      """
      SELECT split_part(external_id, '/deployments/', 1), environment, count(*) FROM deployments
      WHERE source = 'github' AND environment <> '' GROUP BY 1, 2
      ORDER BY 3 DESC, 1, 2 LIMIT 1000\
      """;

  private static final String MERGES =
      """
      SELECT payload #>> '{repository,full_name}', payload #>> '{pull_request,base,ref}',
          count(DISTINCT payload #>> '{pull_request,number}')
      FROM webhook_events m
      WHERE source = 'github' AND event_type = 'pull_request.closed'
        AND payload #>> '{pull_request,merged}' = 'true'
        AND payload #>> '{pull_request,base,ref}' <> payload #>> '{repository,default_branch}'
        AND NOT EXISTS (SELECT FROM item_facts f
            WHERE f.part = 'head_ref' AND f.value = m.payload #>> '{pull_request,base,ref}')
      GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2 LIMIT 1000\
      """;

  private final Connection connection;

  /** Over a connection that stays the caller's. */
  public SeenTables(Connection connection) {
    this.connection = connection;
  }

  /**
   * All that was seen.
   *
   * @throws SQLException if the tables cannot be read
   */
  public Seen read() throws SQLException {
    return new Seen(
        names(REPOSITORIES + LIMIT),
        names(LABELS + LIMIT),
        names(TYPES + LIMIT),
        names(STATUSES + LIMIT),
        names(AUTHORS + LIMIT),
        places(ENVIRONMENTS),
        places(MERGES));
  }

  private List<Seen.Name> names(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<Seen.Name> names = new ArrayList<>();
      while (rows.next()) {
        names.add(new Seen.Name(rows.getString(1), rows.getLong(2)));
      }
      return names;
    }
  }

  private List<Seen.Place> places(String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      List<Seen.Place> places = new ArrayList<>();
      while (rows.next()) {
        places.add(new Seen.Place(rows.getString(1), rows.getString(2), rows.getLong(3)));
      }
      return places;
    }
  }
}

package dev.weir.bench.pipeline;

/** What a probe waits for in the database. */
enum Probe {
  /** The row of an item, by its name. */
  ITEM("flow_items", "select external_id from flow_items where external_id = any (?)"),
  /** The row of a team's day. */
  TEAM_DAY(
      "team metrics",
      "select team_id || ' ' || metric_date from daily_team_metrics where items_completed > 0 and"
          + " (team_id, metric_date) in (select split_part(d, ' ', 1), split_part(d, ' ', 2)::date"
          + " from unnest(?::text[]) d)"),
  /** An item's row that names a change of another repository. */
  CROSS_SCOPE(
      "items of another repository",
      "select external_id from flow_items where external_id = any (?) and changes <> '[]'");

  private final String title;
  private final String query;

  Probe(String title, String query) {
    this.title = title;
    this.query = query;
  }

  String title() {
    return title;
  }

  /** Tells which names of a list are there. */
  String query() {
    return query;
  }
}

package dev.weir.standalone.doctor.server;

import dev.weir.standalone.doctor.report.Findings;
import dev.weir.standalone.doctor.subject.Subject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.TreeMap;

/** The settings of a PostgreSQL server, and its clock. */
final class ServerSettings {
  private static final int OLDEST = 15;
  private static final int NEWEST = 18;
  private static final int LOCKS = 1_024;
  private static final int OTHERS = 10;

  private static final String SETTINGS =
      """
      SELECT name, setting FROM pg_settings WHERE name IN (
          'server_version', 'server_version_num', 'max_locks_per_transaction', 'fsync',
          'full_page_writes', 'autovacuum', 'server_encoding', 'max_connections',
          'superuser_reserved_connections')
      UNION ALL SELECT 'in_recovery', pg_is_in_recovery()::text
      UNION ALL SELECT 'connections', count(*)::text FROM pg_stat_activity
          WHERE backend_type = 'client backend' AND application_name <> 'weir-doctor'
      UNION ALL SELECT 'time_zone', reset_val FROM pg_settings WHERE name = 'TimeZone'
      """;

  private final Connection connection;
  private final Subject subject;

  ServerSettings(Connection connection, Subject subject) {
    this.connection = connection;
    this.subject = subject;
  }

  void tell(Findings findings) throws SQLException {
    clock(findings);
    Map<String, String> settings = read();
    version(findings, settings);
    locks(findings, settings);
    durability(findings, settings);
    connections(findings, settings);
    encoding(findings, settings);
  }

  private Map<String, String> read() throws SQLException {
    Map<String, String> settings = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(SETTINGS)) {
      while (rows.next()) {
        settings.put(rows.getString(1), String.valueOf(rows.getString(2)));
      }
    }
    return settings;
  }

  private void clock(Findings findings) throws SQLException {
    Instant before = subject.surroundings().clock().instant();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT clock_timestamp()")) {
      row.next();
      Instant theirs = row.getObject(1, OffsetDateTime.class).toInstant();
      Instant after = subject.surroundings().clock().instant();
      ClockSkew.compare(findings, "PostgreSQL", theirs, before, after);
    }
  }

  private static int number(Map<String, String> settings, String name) {
    return Integer.parseInt(settings.getOrDefault(name, "0"));
  }

  private static void version(Findings findings, Map<String, String> settings) {
    int major = number(settings, "server_version_num") / 10_000;
    String text = String.valueOf(settings.get("server_version"));
    if (major < OLDEST) {
      findings.wrong(
          "version", text + "; Weir needs " + OLDEST + " to " + NEWEST, "upgrade the server");
    } else if (major > NEWEST) {
      findings.warn(
          "version",
          text + "; Weir is tested with " + OLDEST + " to " + NEWEST,
          "run ./weir test against it first, or use one of these");
    } else {
      findings.ok("version", text);
    }
    if (settings.getOrDefault("in_recovery", "false").startsWith("t")) {
      findings.wrong(
          "standby",
          "the server only follows another and cannot be written",
          "name the primary in WEIR_JDBC_URL (targetServerType=primary finds it among several)");
    }
  }

  private static void locks(Findings findings, Map<String, String> settings) {
    int locks = number(settings, "max_locks_per_transaction");
    if (locks < LOCKS) {
      findings.wrong(
          "locks",
          "max_locks_per_transaction is %d; a query over a year of partitions takes more, and fails"
              .formatted(locks),
          "set max_locks_per_transaction = %d (ALTER SYSTEM SET …) and restart the server"
              .formatted(LOCKS));
    } else {
      findings.ok("locks", "max_locks_per_transaction is %,d".formatted(locks));
    }
  }

  private static void durability(Findings findings, Map<String, String> settings) {
    boolean sound = true;
    for (String setting : new String[] {"fsync", "full_page_writes"}) {
      if (settings.getOrDefault(setting, "on").equals("off")) {
        findings.wrong(
            setting,
            "off: a power cut can ruin the database",
            "ALTER SYSTEM SET %s = on; SELECT pg_reload_conf()".formatted(setting));
        sound = false;
      }
    }
    if (sound) {
      findings.ok("durability", "fsync and full_page_writes are on");
    }
    if (settings.getOrDefault("autovacuum", "on").equals("off")) {
      findings.warn(
          "autovacuum",
          "off: upserts leave dead rows that nobody removes",
          "ALTER SYSTEM SET autovacuum = on; SELECT pg_reload_conf()");
    }
  }

  private void connections(Findings findings, Map<String, String> settings) {
    int most =
        number(settings, "max_connections") - number(settings, "superuser_reserved_connections");
    int now = number(settings, "connections");
    int pool = subject.services().sink().pool().max();
    String text = "%d at most, %d now; the sink's pool takes up to %d".formatted(most, now, pool);
    if (most < pool + OTHERS) {
      findings.warn(
          "connections",
          text,
          "raise max_connections, or set WEIR_SINK_POOL_MAX=%d"
              .formatted(Math.max(1, most - OTHERS)));
    } else {
      findings.ok("connections", text);
    }
  }

  private static void encoding(Findings findings, Map<String, String> settings) {
    if (!settings.getOrDefault("server_encoding", "").equals("UTF8")) {
      findings.wrong(
          "encoding",
          settings.get("server_encoding") + ": titles of any language cannot be kept",
          "make the database anew: CREATE DATABASE … ENCODING 'UTF8' TEMPLATE template0");
    }
    String zone = settings.getOrDefault("time_zone", "UTC");
    if (zone.equals("UTC") || zone.equals("Etc/UTC") || zone.equals("GMT")) {
      findings.ok("time zone", zone);
    } else {
      findings.note("time zone", zone + ": times are shown in it; days of the tables are UTC");
    }
  }
}

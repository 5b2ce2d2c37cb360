package dev.weir.standalone.doctor.server;

import dev.weir.sink.migrate.Mode;
import dev.weir.sink.migrate.Role;
import dev.weir.sink.migrate.SchemaInspection;
import dev.weir.sink.migrate.SchemaInspection.Difference;
import dev.weir.sink.migrate.Schemas;
import dev.weir.standalone.doctor.report.Findings;
import dev.weir.standalone.doctor.subject.Subject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The schema beside what this release makes, its mode, the roles and their rights. */
final class SchemaFindings {
  private static final int TOLD = 4;
  private static final String MIGRATE =
      "java -jar sink-postgres/target/sink-postgres-*.jar migrate up; ./weir up does it at its"
          + " start where WEIR_JDBC_MIGRATOR_PASSWORD is set";

  private static final String MODE = "SELECT mode FROM %s.installation";
  private static final String ROLES =
      """
      SELECT rolname, rolsuper OR rolcreaterole OR rolbypassrls OR rolreplication
      FROM pg_roles WHERE rolname = ANY (?)
      """;

  /** What a role may not do in a schema, and should; both names of a right are tried apart. */
  private static final String LACKING =
      """
      SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = ANY (?) AND c.relkind = ANY (?) AND NOT c.relispartition
        AND c.relname NOT LIKE 'databasechangelog%'
        AND NOT (has_schema_privilege(?, n.oid, 'USAGE')
                 AND has_table_privilege(?, c.oid, 'SELECT')
                 AND (? OR c.relname = 'installation' OR has_table_privilege(?, c.oid, 'INSERT')))
      ORDER BY 1
      """;

  private final List<Account> accounts;
  private final Schemas schemas;
  private final String writer;

  SchemaFindings(Subject subject, List<Account> accounts) {
    this.accounts = accounts;
    this.schemas = new Schemas(subject.services().sink().generation());
    this.writer =
        accounts.stream()
            .filter(account -> account.kind() == Account.Kind.WRITER)
            .map(Account::user)
            .findFirst()
            .orElse(Role.WRITER.roleName());
  }

  void tell(Findings findings, Connection connection) throws SQLException {
    boolean rolesThere = roles(findings, connection);
    SchemaInspection inspection = new SchemaInspection(schemas);
    if (!inspection.isThere(connection)) {
      absent(findings);
      return;
    }
    steps(findings, inspection.compare(connection));
    mode(findings, connection);
    if (rolesThere) {
      rights(findings, connection);
    }
  }

  private void absent(Findings findings) {
    boolean migrates =
        accounts.stream()
            .anyMatch(
                account ->
                    account.kind() == Account.Kind.MIGRATOR
                        || account.kind() == Account.Kind.ADMINISTRATOR);
    if (migrates) {
      findings.note("schema", "none yet; ./weir up makes it");
    } else {
      findings.wrong("schema", "there is none", MIGRATE);
    }
  }

  private void steps(Findings findings, Difference difference) {
    String what = difference.exact() ? "steps" : "tables and columns";
    if (!difference.missing().isEmpty()) {
      findings.wrong(
          "schema",
          "old: %d %s are missing: %s"
              .formatted(difference.missing().size(), what, first(difference.missing())),
          MIGRATE);
    }
    if (!difference.unknown().isEmpty()) {
      findings.wrong(
          "schema",
          "newer than this release: %d steps it does not know: %s"
              .formatted(difference.unknown().size(), first(difference.unknown())),
          "run the release that made it");
    }
    if (difference.missing().isEmpty() && difference.unknown().isEmpty()) {
      findings.ok("schema", "as this release makes it; compared by " + what);
    }
  }

  private static String first(List<String> all) {
    String more = all.size() > TOLD ? " …" : "";
    return String.join(", ", all.subList(0, Math.min(TOLD, all.size()))) + more;
  }

  private void mode(Findings findings, Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(MODE.formatted(schemas.log()))) {
      String mode = row.next() ? row.getString(1) : "";
      if (mode.equals(Mode.PLAIN.recorded())) {
        findings.ok("mode", mode);
      } else {
        findings.wrong(
            "mode",
            "the database is kept in mode \"" + mode + "\"; this release knows plain alone",
            "use a database of its own");
      }
    } catch (SQLException e) {
      findings.note("mode", "this role may not read it");
    }
  }

  private boolean roles(Findings findings, Connection connection) throws SQLException {
    List<String> missing =
        new ArrayList<>(List.of(Role.MIGRATOR.roleName(), writer, Role.READER.roleName()));
    String[] names = missing.toArray(new String[0]);
    List<String> mighty = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(ROLES)) {
      statement.setArray(1, connection.createArrayOf("text", names));
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          missing.remove(rows.getString(1));
          if (rows.getBoolean(2)) {
            mighty.add(rows.getString(1));
          }
        }
      }
    }
    if (!missing.isEmpty()) {
      findings.wrong(
          "roles",
          "missing: " + String.join(", ", missing),
          "set WEIR_JDBC_ADMIN_USER and WEIR_JDBC_ADMIN_PASSWORD, and ./weir up makes them; or"
              + " CREATE ROLE");
    }
    if (!mighty.isEmpty()) {
      findings.warn(
          "roles",
          String.join(", ", mighty) + " may do more than is needed (superuser, roles, replication)",
          "ALTER ROLE … NOSUPERUSER NOCREATEROLE NOREPLICATION NOBYPASSRLS");
    }
    return missing.isEmpty();
  }

  private void rights(Findings findings, Connection connection) throws SQLException {
    List<String> toWrite =
        lacking(
            connection,
            List.of(schemas.log(), schemas.generation()),
            List.of("r", "p"),
            writer,
            false);
    List<String> toRead =
        lacking(connection, List.of(schemas.read()), List.of("v"), Role.READER.roleName(), true);
    if (!toWrite.isEmpty()) {
      findings.wrong(
          "rights",
          writer + " cannot write " + first(toWrite),
          "GRANT SELECT, INSERT, UPDATE, DELETE on them as weir_migrator; the steps of the schema"
              + " do");
    }
    if (!toRead.isEmpty()) {
      findings.wrong(
          "rights",
          Role.READER.roleName() + " cannot read " + first(toRead),
          "GRANT SELECT on them, and USAGE on schema " + schemas.read() + ", as weir_migrator");
    }
    if (toWrite.isEmpty() && toRead.isEmpty()) {
      findings.ok("rights", "the writer can write, the reader can read");
    }
  }

  private static List<String> lacking(
      Connection connection, List<String> in, List<String> kinds, String role, boolean readOnly)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(LACKING)) {
      statement.setArray(1, connection.createArrayOf("text", in.toArray()));
      statement.setArray(2, connection.createArrayOf("char", kinds.toArray()));
      statement.setString(3, role);
      statement.setString(4, role);
      statement.setBoolean(5, readOnly);
      statement.setString(6, role);
      List<String> lacking = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          lacking.add(rows.getString(1));
        }
      }
      return lacking;
    }
  }

  /** The sink names its tables without their schemas. */
  static void searchPath(Findings findings, Connection writer) throws SQLException {
    try (Statement statement = writer.createStatement();
        ResultSet row =
            statement.executeQuery(
                "SELECT to_regclass('flow_items') IS NOT NULL, to_regclass('sink_offsets') IS NOT"
                    + " NULL, current_setting('search_path'), EXISTS (SELECT FROM pg_class c WHERE"
                    + " c.relname = 'sink_offsets')")) {
      row.next();
      if (row.getBoolean(4) && !(row.getBoolean(1) && row.getBoolean(2))) {
        findings.wrong(
            "search_path",
            "the writer does not find its tables: its search_path is " + row.getString(3),
            "ALTER ROLE … IN DATABASE … SET search_path = weir_g1, weir_log, weir");
      }
    }
  }
}

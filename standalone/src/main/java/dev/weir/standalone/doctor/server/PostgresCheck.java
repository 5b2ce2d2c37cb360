package dev.weir.standalone.doctor.server;

import dev.weir.standalone.doctor.report.Causes;
import dev.weir.standalone.doctor.report.Check;
import dev.weir.standalone.doctor.report.Findings;
import dev.weir.standalone.doctor.subject.Subject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** PostgreSQL: who may come in, how the server is set, and the schema. */
public final class PostgresCheck implements Check.Examination {
  private static final String SECONDS = "40";
  private static final String NO_DATABASE = "3D000";
  private static final String WRONG_PASSWORD = "28P01";
  private static final String NOT_ALLOWED = "28000";

  private final Subject subject;
  private final String url;

  public PostgresCheck(Subject subject) {
    this.subject = subject;
    this.url = subject.services().sink().jdbc().url();
  }

  @Override
  public void examine(Findings findings) throws SQLException, IOException {
    if (!subject.hasDatabase()) {
      findings.note("PostgreSQL", "embedded; ./weir up starts it");
      return;
    }
    List<Account> accounts = Account.of(subject);
    List<Connection> open = new ArrayList<>();
    try {
      List<Account.Kind> kinds = new ArrayList<>();
      for (Account account : accounts) {
        try {
          open.add(connect(account));
          kinds.add(account.kind());
        } catch (SQLException e) {
          if (!isOfTheAccount(findings, account, e)) {
            break;
          }
        }
      }
      if (!open.isEmpty()) {
        findings.ok("PostgreSQL", url + " lets in " + String.join(", ", words(kinds)));
        new ServerSettings(open.get(0), subject).tell(findings);
        new SchemaFindings(subject, accounts).tell(findings, open.get(0));
        if (kinds.contains(Account.Kind.WRITER)) {
          SchemaFindings.searchPath(findings, open.get(kinds.indexOf(Account.Kind.WRITER)));
        }
      }
    } finally {
      for (Connection connection : open) {
        connection.close();
      }
    }
  }

  private static List<String> words(List<Account.Kind> kinds) {
    return kinds.stream().map(kind -> kind.name().toLowerCase(java.util.Locale.ROOT)).toList();
  }

  private Connection connect(Account account) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", account.user());
    properties.setProperty("password", account.password().value());
    properties.setProperty("connectTimeout", SECONDS);
    properties.setProperty("loginTimeout", SECONDS);
    properties.setProperty("socketTimeout", SECONDS);
    properties.setProperty("ApplicationName", "weir-doctor");
    Connection connection = DriverManager.getConnection(url, properties);
    connection.setReadOnly(true);
    return connection;
  }

  /** Tells the failure. Answers false where it keeps everybody else out too. */
  private boolean isOfTheAccount(Findings findings, Account account, SQLException failure) {
    String state = String.valueOf(failure.getSQLState());
    findings.wrong(what(account, state), text(account, state, failure), cure(account, state));
    return state.equals(WRONG_PASSWORD) || state.equals(NOT_ALLOWED);
  }

  private static String what(Account account, String state) {
    return state.equals(WRONG_PASSWORD) || state.equals(NOT_ALLOWED)
        ? account.user()
        : "PostgreSQL";
  }

  private String text(Account account, String state, SQLException failure) {
    return switch (state) {
      case WRONG_PASSWORD ->
          account.password().value().isEmpty()
              ? "no password for " + account.user() + ", and the server wants one"
              : "wrong password for " + account.user() + ", or no such role";
      case NO_DATABASE -> "there is no such database: " + url;
      default -> url + ": " + Causes.of(failure);
    };
  }

  private String cure(Account account, String state) {
    return switch (state) {
      case WRONG_PASSWORD ->
          "put the role's password into %s; or, as an administrator: ALTER ROLE %s PASSWORD '…'"
              .formatted(account.kept(), account.user());
      case NOT_ALLOWED -> "make the role, let it log in, and let it in with pg_hba.conf";
      case NO_DATABASE ->
          "set WEIR_JDBC_ADMIN_USER and WEIR_JDBC_ADMIN_PASSWORD, and ./weir up makes it; or:"
              + " CREATE DATABASE";
      case "53300" -> "raise max_connections, or end sessions that nobody needs";
      case "57P03" -> "wait: the server starts or stops";
      default -> "start it, open the way to it, or set WEIR_JDBC_URL to where it is";
    };
  }
}

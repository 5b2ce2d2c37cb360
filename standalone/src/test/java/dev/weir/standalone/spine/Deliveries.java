package dev.weir.standalone.spine;

import dev.weir.config.Secret;
import dev.weir.standalone.WeirProcess;
import dev.weir.standalone.delivery.Itinerary;
import dev.weir.standalone.send.SendSummary;
import dev.weir.standalone.send.Sender;
import dev.weir.standalone.send.Unanswered;
import dev.weir.standalone.terminal.Progress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Assumptions;

/** Recorded deliveries, sent as {@code ./weir send} does, and awaited in the tables. */
final class Deliveries {
  private static final int CONCURRENCY = 32;
  private static final int RETRIES = 20;
  private static final Duration STUCK = Duration.ofMinutes(2);

  private Deliveries() {}

  /** A history's deliveries, where {@code WEIR_HISTORY} says that it lies. */
  static Path history(String name) {
    String folder = System.getenv("WEIR_HISTORY");
    Assumptions.assumeTrue(folder != null, "WEIR_HISTORY names no folder with recorded histories");
    return Path.of(folder, name);
  }

  static SendSummary send(
      WeirProcess weir, Path file, Itinerary.Settings order, Unanswered unanswered)
      throws IOException, InterruptedException {
    return send(weir, file, order, unanswered, 0);
  }

  /** The same, at most so many a second. */
  static SendSummary send(
      WeirProcess weir,
      Path file,
      Itinerary.Settings order,
      Unanswered unanswered,
      double perSecond)
      throws IOException, InterruptedException {
    try (Itinerary itinerary = Itinerary.of(file, order)) {
      return new Sender(
              new Sender.Settings(webhooks(weir), secret(weir), perSecond, CONCURRENCY, RETRIES),
              new Silent(),
              unanswered)
          .send(itinerary);
    }
  }

  /**
   * Returns when every delivery has its outcome in the tables, and nothing has changed there for a
   * while.
   */
  static void awaitSettled(WeirProcess weir) throws Exception {
    try (Connection connection = reader(weir)) {
      String before = "";
      Instant since = Instant.now();
      Instant moved = Instant.now();
      while (Duration.between(since, Instant.now()).toSeconds() < 3 || pending(connection) > 0) {
        String now = digest(connection);
        if (!now.equals(before)) {
          before = now;
          since = Instant.now();
          moved = since;
        }
        if (Duration.between(moved, Instant.now()).compareTo(STUCK) > 0) {
          throw new AssertionError(pending(connection) + " deliveries are still pending");
        }
        java.util.concurrent.TimeUnit.MILLISECONDS.sleep(100);
      }
    }
  }

  private static long pending(Connection connection) throws SQLException {
    return Long.parseLong(
        one(connection, "SELECT count(*) FROM webhook_events WHERE processing_status = 'pending'"));
  }

  private static String digest(Connection connection) throws SQLException {
    return one(
        connection,
        "SELECT (SELECT coalesce(sum(deliveries), 0) || '/' || count(*) FROM webhook_events)"
            + " || (SELECT '/' || count(*) || '/' || coalesce(sum(row_version), 0) FROM flow_items)"
            + " || (SELECT '/' || count(*) || '/' || coalesce(sum(row_version), 0)"
            + " FROM daily_team_metrics)"
            + " || (SELECT '/' || count(*) || '/' || coalesce(sum(row_version), 0)"
            + " FROM daily_dora_metrics)"
            + " || (SELECT '/' || count(*) || '/' || coalesce(sum(row_version), 0)"
            + " FROM deployments)"
            + " || (SELECT '/' || count(*) || '/' || coalesce(sum(row_version), 0)"
            + " FROM item_facts)");
  }

  static URI webhooks(WeirProcess weir) {
    return URI.create(weir.address("gateway") + "/webhooks/github");
  }

  static Secret secret(WeirProcess weir) {
    return new Secret(weir.address("github_secret"));
  }

  /** A connection as the role that users read with. */
  static Connection reader(WeirProcess weir) throws IOException, SQLException {
    return DriverManager.getConnection(
        weir.address("jdbc_url"), weir.address("jdbc_user"), weir.readerPassword());
  }

  static String one(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      result.next();
      return String.valueOf(result.getString(1));
    }
  }

  static final class Silent implements Progress {
    @Override
    public void step(String what) {}

    @Override
    public void count(String what, long done, long of) {}

    @Override
    public void finished() {}
  }
}

package dev.weir.embedded.postgres;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the server is told on its command line: PostgreSQL's defaults but for these. */
final class ServerSettings {
  /** Long, because after a kill the server replays its log before it takes connections. */
  static final Duration START_LIMIT = Duration.ofMinutes(5);

  static final Duration STOP_LIMIT = Duration.ofSeconds(18);

  private ServerSettings() {}

  /** Of a setting that is given twice the last holds. */
  static String commandLine(int port, boolean durable, Map<String, String> further) {
    List<String> settings = new ArrayList<>();
    settings.add("port=" + port);
    settings.add("listen_addresses=127.0.0.1");
    // No socket file, so no socket lock that could be stale.
    settings.add("unix_socket_directories=");
    settings.add("password_encryption=scram-sha-256");
    settings.add("max_locks_per_transaction=1024");
    settings.add("timezone=UTC");
    settings.add("log_timezone=UTC");
    settings.add("jit=off");
    // Statements hold what customers' payloads say: their place is the tables, not a log.
    settings.add("log_min_error_statement=panic");
    if (!durable) {
      settings.add("fsync=off");
      settings.add("synchronous_commit=off");
      settings.add("full_page_writes=off");
    }
    further.forEach((name, value) -> settings.add(name + "=" + value));
    return "-c " + String.join(" -c ", settings);
  }
}

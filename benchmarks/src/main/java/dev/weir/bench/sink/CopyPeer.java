package dev.weir.bench.sink;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/**
 * {@code COPY} of a table's rows, in the order in which they stand, into an empty table with the
 * same columns, checks and indexes, in one transaction. For one thread.
 */
final class CopyPeer {
  private static final int ROUNDS = 3;

  private final Database database;
  private final Path folder;

  CopyPeer(Database database, Path folder) {
    this.database = database;
    this.folder = folder;
  }

  /** Seconds that it takes, the best of three times. */
  double seconds(String table) throws SQLException, IOException {
    CopyManager copy = database.connection().unwrap(PGConnection.class).getCopyAPI();
    Path file = folder.resolve(table + ".copy");
    try (OutputStream out = Files.newOutputStream(file)) {
      copy.copyOut("COPY (SELECT * FROM %s) TO STDOUT".formatted(table), out);
    }
    String twin = table + "_copied";
    database.execute("CREATE TABLE %s (LIKE %s INCLUDING ALL)".formatted(twin, table));
    double best = Double.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      database.empty(twin);
      long begun = System.nanoTime();
      try (InputStream in = Files.newInputStream(file)) {
        copy.copyIn("COPY " + twin + " FROM STDIN", in, 1 << 18);
      }
      best = Math.min(best, (System.nanoTime() - begun) / 1e9);
    }
    requireSame(table, twin);
    database.execute("DROP TABLE " + twin);
    Files.delete(file);
    return best;
  }

  private void requireSame(String table, String twin) throws SQLException {
    long rows = database.number("SELECT count(*) FROM " + table);
    long copied = database.number("SELECT count(*) FROM " + twin);
    if (rows != copied) {
      throw new IllegalStateException("%s: %,d rows of %,d copied".formatted(table, copied, rows));
    }
  }
}

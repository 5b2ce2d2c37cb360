package dev.weir.sink.copy;

import java.sql.SQLException;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.exception.DataAccessException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/** Copies rows into a table, in the caller's transaction. Thread-safe: it holds nothing. */
public final class CopyRows {
  /** So much is sent at once: the server reads one part while the next is made. */
  private static final int PART_BYTES = 64 * 1024;

  private CopyRows() {}

  /**
   * Copies rows.
   *
   * @param table the table's name, found by the search path
   * @return how many
   * @throws DataAccessException with the server's error
   */
  public static <R extends Record> int into(
      DSLContext transaction, String table, Columns<R> columns, List<R> rows) {
    if (rows.isEmpty()) {
      return 0;
    }
    String sql = "COPY " + table + " (" + columns.names() + ") FROM STDIN (FORMAT binary)";
    return transaction.connectionResult(
        connection -> {
          CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
          try {
            return send(copy, columns, rows);
          } finally {
            if (copy.isActive()) {
              copy.cancelCopy();
            }
          }
        });
  }

  private static <R extends Record> int send(CopyIn copy, Columns<R> columns, List<R> rows)
      throws SQLException {
    Bytes part = new Bytes(2 * PART_BYTES);
    CopyBinary.begin(part);
    for (R row : rows) {
      CopyBinary.row(part, columns, row);
      if (part.size() >= PART_BYTES) {
        copy.writeToCopy(part.array(), 0, part.size());
        part.clear();
      }
    }
    CopyBinary.end(part);
    copy.writeToCopy(part.array(), 0, part.size());
    return Math.toIntExact(copy.endCopy());
  }
}

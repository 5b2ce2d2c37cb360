package dev.weir.sink.copy;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.exception.DataAccessException;
import org.postgresql.PGConnection;
import org.postgresql.util.ByteStreamWriter;

/** Copies rows into a table, in the caller's transaction. Thread-safe: it holds nothing. */
public final class CopyRows {
  private CopyRows() {}

  /**
   * Copies rows.
   *
   * @param table the table's name, found by the search path
   * @throws DataAccessException with the server's error
   */
  public static void into(
      DSLContext transaction,
      String table,
      List<? extends Field<?>> fields,
      List<? extends Record> rows) {
    if (rows.isEmpty()) {
      return;
    }
    String names =
        fields.stream().map(f -> '"' + f.getName() + '"').collect(Collectors.joining(", "));
    String sql = "COPY " + table + " (" + names + ") FROM STDIN";
    ByteBuffer text = CopyText.of(rows, fields).buffer();
    transaction.connection(
        connection ->
            connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn(sql, ByteStreamWriter.of(text)));
  }
}

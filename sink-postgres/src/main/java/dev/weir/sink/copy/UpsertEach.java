package dev.weir.sink.copy;

import dev.weir.sink.text.CleanText;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.IntStream;
import org.jooq.DSLContext;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/**
 * One statement a row, all sent at once: for few rows, where a temporary table would cost more than
 * what it holds. Thread-safe.
 *
 * @param sql a parameter for each of the columns
 */
record UpsertEach<R extends Record>(String sql, Columns<R> columns) {
  /** How many rows were inserted or changed. */
  int write(DSLContext transaction, List<R> rows) {
    return transaction.connectionResult(
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (R row : rows) {
              for (int column = 0; column < columns.count(); column++) {
                bind(statement, column + 1, columns.value(row, column));
              }
              statement.addBatch();
            }
            return IntStream.of(statement.executeBatch()).sum();
          }
        });
  }

  private static boolean isTooEarly(Object value) {
    return (value instanceof OffsetDateTime time && BinaryTimes.isTooEarly(time.getYear()))
        || (value instanceof LocalDate day && BinaryTimes.isTooEarly(day.getYear()));
  }

  /** A null has no type of its own, lest the statement be prepared again for it. */
  private static void bind(PreparedStatement statement, int at, @Nullable Object value)
      throws SQLException {
    if (value == null) {
      statement.setNull(at, Types.OTHER);
    } else if (value instanceof String text) {
      statement.setString(at, CleanText.of(text));
    } else if (value instanceof JSONB json) {
      statement.setObject(at, CleanText.of(json.data()), Types.OTHER);
    } else if (isTooEarly(value)) {
      // The driver would make it -infinity; as a text the server refuses it, as it refuses a copy.
      statement.setObject(at, value.toString(), Types.OTHER);
    } else {
      statement.setObject(at, value);
    }
  }
}

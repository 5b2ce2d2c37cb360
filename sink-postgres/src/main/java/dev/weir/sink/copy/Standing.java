package dev.weir.sink.copy;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.Table;

/** Which of some rows stand in their table already, looked up by their key. Thread-safe. */
final class Standing<R extends Record> {
  private final Unnested<R> asked;
  private final String sql;

  Standing(Table<R> table, Columns<R> key) {
    this.asked = new Unnested<>(key);
    this.sql =
        "SELECT asked.place FROM "
            + asked.from("asked")
            + " JOIN "
            + table.getName()
            + " AS held ON "
            + key.fields().stream()
                .map(Columns::name)
                .map(name -> "held." + name + " = asked." + name)
                .collect(Collectors.joining(" AND "));
  }

  /** The places of those that stand, in the list. */
  BitSet among(DSLContext transaction, List<R> rows) {
    return transaction.connectionResult(
        connection -> {
          BitSet standing = new BitSet(rows.size());
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            asked.bind(statement, rows);
            try (ResultSet places = statement.executeQuery()) {
              while (places.next()) {
                standing.set(places.getInt(1) - 1);
              }
            }
          }
          return standing;
        });
  }
}

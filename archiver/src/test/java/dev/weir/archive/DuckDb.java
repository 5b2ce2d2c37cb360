package dev.weir.archive;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** DuckDB over the files of a bucket. */
public final class DuckDb implements AutoCloseable {
  private final Connection connection;
  private final Path bucket;

  public DuckDb(Path bucket) throws SQLException {
    this.connection = DriverManager.getConnection("jdbc:duckdb:");
    this.bucket = bucket;
    rows("set TimeZone = 'UTC'");
  }

  /** A dataset, by one glob. */
  public String dataset(String name) {
    return "read_parquet('" + bucket.resolve(name) + "/**/*.parquet')";
  }

  /** Each row's values, with blanks between. */
  public List<String> rows(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return rows;
      }
      try (ResultSet result = statement.getResultSet()) {
        ResultSetMetaData columns = result.getMetaData();
        while (result.next()) {
          List<String> values = new ArrayList<>();
          for (int i = 1; i <= columns.getColumnCount(); i++) {
            values.add(String.valueOf(result.getObject(i)));
          }
          rows.add(String.join(" ", values));
        }
      }
    }
    return rows;
  }

  public long count(String sql) throws SQLException {
    return Long.parseLong(rows(sql).get(0));
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}

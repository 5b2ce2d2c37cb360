package dev.weir.embedded.postgres;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Writes and reads texts in a table, as the superuser. */
public final class TestRows {
  private TestRows() {}

  public static void create(String url, String password) throws SQLException {
    try (Connection connection = connect(url, password);
        Statement statement = connection.createStatement()) {
      statement.execute("create table texts (id int generated always as identity, text text)");
    }
  }

  public static void insert(String url, String password, String text) throws SQLException {
    try (Connection connection = connect(url, password);
        PreparedStatement insert =
            connection.prepareStatement("insert into texts (text) values (?)")) {
      insert.setString(1, text);
      insert.executeUpdate();
    }
  }

  public static List<String> all(String url, String password) throws SQLException {
    return query(url, password, "select text from texts order by id");
  }

  public static String show(String url, String password, String setting) throws SQLException {
    return query(url, password, "show " + setting).get(0);
  }

  private static List<String> query(String url, String password, String sql) throws SQLException {
    try (Connection connection = connect(url, password);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    }
  }

  private static Connection connect(String url, String password) throws SQLException {
    return DriverManager.getConnection(url, "postgres", password);
  }
}

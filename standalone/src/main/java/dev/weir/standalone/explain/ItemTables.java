package dev.weir.standalone.explain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Reads all that the tables say of an item, as {@code weir_reader}. For one thread. */
public final class ItemTables implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SECONDS_TO_CONNECT = 10;

  /** An item as it is named on a command line. */
  record Named(UUID id, String externalId, String tenant) {
    @Override
    public String toString() {
      return externalId + " of tenant " + tenant + " (" + id + ")";
    }
  }

  private final Connection connection;

  private ItemTables(Connection connection) {
    this.connection = connection;
  }

  /** Connects. */
  public static ItemTables open(RunningDatabase database) throws SQLException {
    DriverManager.setLoginTimeout(SECONDS_TO_CONNECT);
    Connection connection =
        DriverManager.getConnection(database.url(), database.user(), database.password().value());
    try (Statement statement = connection.createStatement()) {
      statement.execute("SET TimeZone = 'UTC'");
    }
    return new ItemTables(connection);
  }

  /**
   * The item that is named so: its external id in any case, its id, or a change of it.
   *
   * @param tenant looked in alone, if given
   * @throws NoSuchItemException if there is none, or more than one
   */
  public JsonNode explain(String name, Optional<String> tenant) throws SQLException {
    List<Named> found = id(name).isPresent() ? byId(name, tenant) : byName(name, tenant);
    if (found.isEmpty()) {
      throw NoSuchItemException.named(name, NearNames.to(name, names(name)));
    }
    if (found.size() > 1) {
      throw NoSuchItemException.ambiguous(name, found.stream().map(Named::toString).toList());
    }
    return document(found.get(0).id());
  }

  private static Optional<UUID> id(String name) {
    try {
      return name.length() == 36 ? Optional.of(UUID.fromString(name)) : Optional.empty();
    } catch (IllegalArgumentException notAnId) {
      return Optional.empty();
    }
  }

  private List<Named> byId(String name, Optional<String> tenant) throws SQLException {
    return named("id = ?::uuid", name, tenant);
  }

  private List<Named> byName(String name, Optional<String> tenant) throws SQLException {
    List<Named> found = named("external_id = ?", name, tenant);
    if (found.isEmpty()) {
      found = named("lower(external_id) = ?", name.toLowerCase(Locale.ROOT), tenant);
    }
    return found.isEmpty()
        ? named(
            "EXISTS (SELECT FROM jsonb_array_elements(changes) c"
                + " WHERE lower(c ->> 'external_id') = ?)",
            name.toLowerCase(Locale.ROOT),
            tenant)
        : found;
  }

  private List<Named> named(String condition, String name, Optional<String> tenant)
      throws SQLException {
    String sql =
        "SELECT id, external_id, tenant_id FROM flow_items WHERE "
            + condition
            + " AND (?::text IS NULL OR tenant_id = ?) ORDER BY external_id, tenant_id LIMIT 20";
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, name);
      statement.setString(2, tenant.orElse(null));
      statement.setString(3, tenant.orElse(null));
      List<Named> found = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(new Named(rows.getObject(1, UUID.class), rows.getString(2), rows.getString(3)));
        }
      }
      return found;
    }
  }

  /** Names that may have been meant: of the same number or the same repository. */
  private List<String> names(String name) throws SQLException {
    int hash = name.indexOf('#');
    String repository = (hash < 0 ? name : name.substring(0, hash)).toLowerCase(Locale.ROOT);
    String number = hash < 0 ? "" : name.substring(hash + 1);
    try (PreparedStatement statement = connection.prepareStatement(ItemSql.NEAR)) {
      statement.setString(1, number);
      statement.setString(2, repository);
      List<String> names = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          names.add(rows.getString(1));
        }
      }
      return names;
    }
  }

  private ObjectNode document(UUID id) throws SQLException {
    ObjectNode document = JSON.createObjectNode();
    document.set("item", rows(ItemSql.ITEM, id).get(0));
    document.set("visits", rows(ItemSql.VISITS, id));
    document.set("changes", rows(ItemSql.CHANGES, id));
    document.set("deployments", rows(ItemSql.DEPLOYMENTS, id));
    document.set("facts", rows(ItemSql.FACTS, id));
    return document;
  }

  private ArrayNode rows(String sql, UUID id) throws SQLException {
    ArrayNode array = JSON.createArrayNode();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setObject(1, id);
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          array.add(JSON.readTree(rows.getString(1)));
        }
      }
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("PostgreSQL writes JSON", e);
    }
    return array;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}

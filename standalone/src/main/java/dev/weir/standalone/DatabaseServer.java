package dev.weir.standalone;

import dev.weir.config.Secret;
import dev.weir.embedded.postgres.EmbeddedPostgres;
import dev.weir.service.Port;
import dev.weir.sink.migrate.Migrations;
import dev.weir.sink.migrate.Mode;
import dev.weir.sink.migrate.PrepareDatabase;
import dev.weir.sink.migrate.Role;
import dev.weir.sink.migrate.Schemas;
import dev.weir.standalone.folder.DataFolder;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The database, on the embedded server or on one that exists: its roles, its schema. */
final class DatabaseServer implements AutoCloseable {
  private static final String DATABASE = "weir";
  private static final String SUPERUSER = "postgres";
  private static final int GENERATION = 1;

  private final @Nullable EmbeddedPostgres embedded;
  private final StandaloneConfig.GivenDatabase database;
  private final Optional<Path> readerPasswordFile;

  private DatabaseServer(
      @Nullable EmbeddedPostgres embedded,
      StandaloneConfig.GivenDatabase database,
      Optional<Path> readerPasswordFile) {
    this.embedded = embedded;
    this.database = database;
    this.readerPasswordFile = readerPasswordFile;
  }

  /**
   * Starts the embedded server, unless the configuration names another.
   *
   * @throws dev.weir.service.PortTakenException when its port is taken
   */
  static DatabaseServer start(StandaloneConfig config, DataFolder folder) throws Exception {
    if (config.database().isPresent()) {
      return new DatabaseServer(null, config.database().get(), Optional.empty());
    }
    int port = config.ports().postgres();
    EmbeddedPostgres.Settings settings =
        new EmbeddedPostgres.Settings(
                folder.postgres(),
                port,
                EmbeddedPostgres.Version.V18,
                folder.password(SUPERUSER).value())
            .withoutExitHook();
    EmbeddedPostgres embedded =
        new Port("PostgreSQL", "WEIR_POSTGRES_PORT", port)
            .use(() -> EmbeddedPostgres.start(settings));
    StandaloneConfig.GivenDatabase database =
        new StandaloneConfig.GivenDatabase(
            embedded.jdbcUrl(DATABASE),
            Optional.of(embedded.superuser()),
            Optional.of(folder.password(SUPERUSER)),
            password(folder, Role.MIGRATOR),
            password(folder, Role.WRITER),
            password(folder, Role.READER));
    Path readerPassword = folder.passwordFile(Role.READER.roleName());
    return new DatabaseServer(embedded, database, Optional.of(readerPassword));
  }

  private static Optional<Secret> password(DataFolder folder, Role role) {
    return Optional.of(folder.password(role.roleName()));
  }

  /** Makes the database, its roles and its schema, as far as there are rights to do so. */
  void prepare() throws SQLException {
    if (database.admin().isPresent()) {
      new PrepareDatabase(
              database.url(),
              database.admin().get(),
              database.adminPassword().orElse(new Secret("")),
              passwords())
          .prepare();
    }
    if (database.migratorPassword().isPresent()) {
      new Migrations(
              database.url(),
              Role.MIGRATOR.roleName(),
              database.migratorPassword().get(),
              new Schemas(GENERATION),
              Mode.PLAIN)
          .up();
    }
  }

  private Map<Role, Secret> passwords() {
    Map<Role, Secret> passwords = new EnumMap<>(Role.class);
    database.migratorPassword().ifPresent(password -> passwords.put(Role.MIGRATOR, password));
    database.writerPassword().ifPresent(password -> passwords.put(Role.WRITER, password));
    database.readerPassword().ifPresent(password -> passwords.put(Role.READER, password));
    return passwords;
  }

  /** What the sink reads of it; nothing where the environment says it all. */
  Map<String, String> variables() {
    if (embedded == null) {
      return Map.of();
    }
    return Map.of(
        "WEIR_JDBC_URL", database.url(),
        "WEIR_JDBC_USER", Role.WRITER.roleName(),
        "WEIR_JDBC_PASSWORD", database.writerPassword().map(Secret::value).orElse(""));
  }

  String jdbcUrl() {
    return database.url();
  }

  Optional<Path> readerPasswordFile() {
    return readerPasswordFile;
  }

  @Override
  public void close() {
    if (embedded != null) {
      embedded.close();
    }
  }
}

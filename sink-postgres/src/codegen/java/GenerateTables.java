import dev.weir.embedded.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.logging.LogManager;
import java.util.stream.Stream;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.resource.DirectoryResourceAccessor;
import liquibase.ui.LoggerUIService;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.Target;

/**
 * Writes jOOQ's classes of the tables, in the build: starts a PostgreSQL, applies the changelogs,
 * reads what they made. Does nothing while changelogs and this file are as they were.
 *
 * <p>Arguments: the resources folder, the folder to write to, this file.
 */
final class GenerateTables {
  /** Both changelogs go into one schema here: the classes name none. */
  private static final String SCHEMA = "weir_tables";
  private static final String PASSWORD = "build";

  public static void main(String[] arguments) throws Exception {
    Path resources = Path.of(arguments[0]);
    Path target = Path.of(arguments[1]);
    Path mark = target.resolve(".fingerprint");
    String fingerprint = fingerprint(resources.resolve("db"), Path.of(arguments[2]));
    if (Files.exists(mark) && Files.readString(mark).equals(fingerprint)) {
      return;
    }
    System.setProperty("org.jooq.no-logo", "true");
    System.setProperty("org.jooq.no-tips", "true");
    System.setProperty("liquibase.analytics.enabled", "false");
    LogManager.getLogManager().reset();
    Scope.enter(Map.of(Scope.Attr.ui.name(), new LoggerUIService()));
    Path folder = Files.createTempDirectory("weir-tables");
    try (EmbeddedPostgres postgres = start(folder)) {
      String url = postgres.jdbcUrl("postgres");
      migrate(url, postgres.superuser(), resources);
      GenerationTool.generate(configuration(url, postgres.superuser(), target));
    } finally {
      delete(folder);
    }
    Files.writeString(mark, fingerprint);
  }

  private static EmbeddedPostgres start(Path folder) {
    return EmbeddedPostgres.start(
        new EmbeddedPostgres.Settings(folder, 0, EmbeddedPostgres.Version.V18, PASSWORD)
            .withoutDurability());
  }

  private static void migrate(String url, String user, Path resources) throws Exception {
    try (Connection connection = DriverManager.getConnection(url, user, PASSWORD);
        Statement statement = connection.createStatement()) {
      for (String role : List.of("weir_migrator", "weir_writer", "weir_reader")) {
        statement.execute("CREATE ROLE " + role);
      }
      for (String schema : List.of(SCHEMA, "weir")) {
        statement.execute("CREATE SCHEMA " + schema);
      }
      update(connection, resources, "db/changelog/log.xml");
      update(connection, resources, "db/changelog/generation.xml");
    }
  }

  private static void update(Connection connection, Path resources, String changelog)
      throws Exception {
    Database database =
        DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
    database.setDefaultSchemaName(SCHEMA);
    database.setLiquibaseSchemaName(SCHEMA);
    Liquibase liquibase =
        new Liquibase(changelog, new DirectoryResourceAccessor(resources), database);
    liquibase.setChangeLogParameter("mode", "plain");
    liquibase.setChangeLogParameter("log", SCHEMA);
    liquibase.setChangeLogParameter("generation", SCHEMA);
    liquibase.setChangeLogParameter("read", "weir");
    liquibase.setShowSummary(UpdateSummaryEnum.OFF);
    liquibase.update("");
  }

  private static Configuration configuration(String url, String user, Path target) {
    var database =
        new org.jooq.meta.jaxb.Database()
            .withName("org.jooq.meta.postgres.PostgresDatabase")
            .withExcludes("databasechangelog.*|webhook_events_p\\d+")
            .withIncludeIndexes(false)
            .withIncludeTriggerRoutines(false)
            .withInputSchema(SCHEMA)
            .withOutputSchemaToDefault(true);
    var generate =
        new Generate()
            .withRecords(true)
            .withDeprecated(false)
            .withGeneratedAnnotation(false)
            .withGlobalObjectReferences(true)
            .withComments(true);
    return new Configuration()
        .withLogging(Logging.WARN)
        .withJdbc(new Jdbc().withUrl(url).withUser(user).withPassword(PASSWORD))
        .withGenerator(
            new Generator()
                .withDatabase(database)
                .withGenerate(generate)
                .withTarget(
                    new Target()
                        .withPackageName("dev.weir.sink.jooq")
                        .withDirectory(target.toString())
                        .withClean(true)));
  }

  private static String fingerprint(Path changelogs, Path self) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    try (Stream<Path> files = Files.walk(changelogs)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        digest.update(changelogs.relativize(file).toString().getBytes("UTF-8"));
        digest.update(Files.readAllBytes(file));
      }
    }
    digest.update(Files.readAllBytes(self));
    digest.update(org.jooq.Constants.FULL_VERSION.getBytes("UTF-8"));
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(GenerateTables::deleteFile);
    }
  }

  private static void deleteFile(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

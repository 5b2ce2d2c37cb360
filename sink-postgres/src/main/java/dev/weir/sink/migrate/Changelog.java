package dev.weir.sink.migrate;

import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.changelog.ChangeLogHistoryServiceFactory;
import liquibase.changelog.ChangeLogParameters;
import liquibase.changelog.ChangeSet;
import liquibase.database.Database;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.lockservice.LockServiceFactory;
import liquibase.parser.ChangeLogParserFactory;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.resource.ResourceAccessor;
import liquibase.ui.LoggerUIService;

/**
 * A changelog of Liquibase in a schema of its own, with Liquibase's records there too. The caller
 * holds a lock of the database: a lock that Liquibase finds is a killed migration's.
 */
record Changelog(String path, String schema, Schemas schemas, Mode mode) {
  static final String LOG = "db/changelog/log.xml";
  static final String GENERATION = "db/changelog/generation.xml";

  /** Held, lest the level be forgotten with the logger. */
  private static final Logger LIQUIBASE = Logger.getLogger("liquibase");

  static {
    LIQUIBASE.setLevel(Level.WARNING);
  }

  private interface Work<T> {
    T on(Liquibase liquibase) throws Exception;
  }

  void update(Connection connection) throws Exception {
    run(
        connection,
        liquibase -> {
          liquibase.forceReleaseLocks();
          liquibase.update(new Contexts(), new LabelExpression());
          return true;
        });
  }

  /** Takes back up to so many steps, and answers how many. */
  int rollback(Connection connection, int steps) throws Exception {
    return run(
        connection,
        liquibase -> {
          liquibase.forceReleaseLocks();
          int taken = liquibase.getDatabase().getRanChangeSetList().size();
          int count = Math.min(steps, taken);
          if (count > 0) {
            liquibase.rollback(count, null, new Contexts(), new LabelExpression());
          }
          return count;
        });
  }

  List<Migrations.Step> status(Connection connection) throws Exception {
    return run(
        connection,
        liquibase -> {
          List<ChangeSet> all = liquibase.getDatabaseChangeLog().getChangeSets();
          List<ChangeSet> left =
              liquibase.listUnrunChangeSets(new Contexts(), new LabelExpression());
          List<String> names = left.stream().map(ChangeSet::getId).toList();
          Stream<Migrations.Step> steps =
              all.stream()
                  .map(
                      step ->
                          new Migrations.Step(schema, step.getId(), !names.contains(step.getId())));
          return steps.toList();
        });
  }

  /** The names of a changelog's steps, in their order; asks no database. */
  static List<String> steps(String path) {
    try {
      return Scope.child(
          Map.of(Scope.Attr.ui.name(), new LoggerUIService()),
          () -> {
            ResourceAccessor resources = new ClassLoaderResourceAccessor();
            return ChangeLogParserFactory.getInstance()
                .getParser(path, resources)
                .parse(path, new ChangeLogParameters(), resources)
                .getChangeSets()
                .stream()
                .map(ChangeSet::getId)
                .toList();
          });
    } catch (Exception e) {
      throw new IllegalStateException("the changelog " + path + " is our own", e);
    }
  }

  private <T> T run(Connection connection, Work<T> work) throws Exception {
    Map<String, Object> quiet =
        Map.of(Scope.Attr.ui.name(), new LoggerUIService(), "liquibase.analytics.enabled", false);
    return Scope.child(
        quiet,
        () -> {
          forgetOtherSchemas();
          return work.on(liquibase(connection));
        });
  }

  /** Liquibase remembers what was done by the kind of database, not by the schema. */
  private static void forgetOtherSchemas() {
    Scope.getCurrentScope().getSingleton(ChangeLogHistoryServiceFactory.class).resetAll();
    LockServiceFactory.getInstance().resetAll();
  }

  private Liquibase liquibase(Connection connection) throws Exception {
    Database database =
        DatabaseFactory.getInstance()
            .findCorrectDatabaseImplementation(new JdbcConnection(connection));
    database.setDefaultSchemaName(schema);
    database.setLiquibaseSchemaName(schema);
    Liquibase liquibase = new Liquibase(path, new ClassLoaderResourceAccessor(), database);
    liquibase.setShowSummary(UpdateSummaryEnum.OFF);
    liquibase.setChangeLogParameter("mode", mode.recorded());
    liquibase.setChangeLogParameter("log", schemas.log());
    liquibase.setChangeLogParameter("generation", schemas.generation());
    liquibase.setChangeLogParameter("read", schemas.read());
    return liquibase;
  }
}

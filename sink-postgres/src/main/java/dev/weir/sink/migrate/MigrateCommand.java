package dev.weir.sink.migrate;

import dev.weir.sink.migrate.Migrations.Step;
import java.sql.SQLException;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code migrate up}, {@code down} and {@code status}. */
@Command(
    name = "sink-postgres migrate",
    description = "Makes, unmakes or shows the schema.",
    mixinStandardHelpOptions = true)
public final class MigrateCommand {
  private final Map<String, String> variables;
  @Spec private CommandSpec spec;

  /** Reads its configuration from these variables when it runs. */
  @SuppressWarnings("NullAway.Init") // picocli sets the spec
  public MigrateCommand(Map<String, String> variables) {
    this.variables = variables;
  }

  /** Makes database and roles where an administrator is named, then takes every step. */
  @Command(
      description = "Makes what is missing, database and roles too if WEIR_JDBC_ADMIN_USER is set.")
  int up() throws SQLException {
    MigrationConfig config = MigrationConfig.fromEnvironment(variables);
    if (config.admin().isPresent()) {
      MigrationConfig.Admin admin = config.admin().get();
      new PrepareDatabase(config.jdbcUrl(), admin.user(), admin.password(), config.passwords())
          .prepare();
    }
    config.migrations().up();
    return status();
  }

  /** Takes steps back. */
  @Command(description = "Takes steps back, the last one first.")
  int down(
      @Option(names = "--steps", defaultValue = "1", description = "How many; default: 1.")
          int steps) {
    MigrationConfig.fromEnvironment(variables).migrations().down(steps);
    return status();
  }

  /** Shows the steps. */
  @Command(description = "Shows every step, and whether it is taken.")
  int status() {
    for (Step step : MigrationConfig.fromEnvironment(variables).migrations().status()) {
      spec.commandLine()
          .getOut()
          .printf("%-8s %s %s%n", step.done() ? "done" : "to do", step.schema(), step.name());
    }
    spec.commandLine().getOut().flush();
    return 0;
  }
}

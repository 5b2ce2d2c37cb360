package dev.weir.sink.migrate;

import dev.weir.config.Environment;
import dev.weir.config.Secret;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Configuration of the migrations. Immutable.
 *
 * @param admin who makes database and roles; without one they must be there
 * @param passwords of the roles, as far as they are given; the migrator's is
 */
public record MigrationConfig(
    String jdbcUrl,
    Optional<Admin> admin,
    Map<Role, Secret> passwords,
    Schemas schemas,
    Mode mode) {
  /** An administrator of the server. */
  public record Admin(String user, Secret password) {}

  public MigrationConfig {
    passwords = Map.copyOf(passwords);
  }

  /**
   * Reads the environment; variables of the services are left alone.
   *
   * @throws dev.weir.config.ConfigurationException with all problems, unknown variables among them
   */
  public static MigrationConfig fromEnvironment(Map<String, String> variables) {
    Environment environment = new Environment(variables);
    MigrationConfig config = read(environment);
    environment.checkNames();
    return config;
  }

  /** Reads the migrations' variables; problems are left in the environment. */
  public static MigrationConfig read(Environment environment) {
    return new MigrationConfig(
        environment.text(
            "WEIR_JDBC_URL", "jdbc:postgresql://127.0.0.1:15432/weir", "The database."),
        admin(environment),
        passwords(environment),
        new Schemas(
            environment.integer("WEIR_GENERATION", 1, 1, 1_000, "Generation of the schema.")),
        mode(environment));
  }

  private static Optional<Admin> admin(Environment environment) {
    Optional<String> user =
        environment.text(
            "WEIR_JDBC_ADMIN_USER", "Makes database and roles; without it they must be there.");
    Secret password =
        environment
            .secret("WEIR_JDBC_ADMIN_PASSWORD", "Password of the administrator.")
            .orElse(new Secret(""));
    return user.map(name -> new Admin(name, password));
  }

  private static Map<Role, Secret> passwords(Environment environment) {
    Map<Role, Secret> passwords = new EnumMap<>(Role.class);
    environment
        .secret("WEIR_JDBC_MIGRATOR_PASSWORD", "Password of weir_migrator.")
        .ifPresentOrElse(
            password -> passwords.put(Role.MIGRATOR, password),
            () -> environment.refuse("WEIR_JDBC_MIGRATOR_PASSWORD must be set"));
    environment
        .secret("WEIR_JDBC_PASSWORD", "Password of weir_writer.")
        .ifPresent(password -> passwords.put(Role.WRITER, password));
    environment
        .secret("WEIR_JDBC_READER_PASSWORD", "Password of weir_reader.")
        .ifPresent(password -> passwords.put(Role.READER, password));
    return passwords;
  }

  private static Mode mode(Environment environment) {
    String text = environment.text("WEIR_SINK_MODE", "plain", "plain or timescaledb.");
    for (Mode mode : Mode.values()) {
      if (mode.recorded().equals(text.toLowerCase(Locale.ROOT))) {
        return mode;
      }
    }
    environment.refuse("WEIR_SINK_MODE: expected plain or timescaledb, not \"" + text + '"');
    return Mode.PLAIN;
  }

  /** The migrations that this configuration is for. */
  public Migrations migrations() {
    Secret password = passwords.getOrDefault(Role.MIGRATOR, new Secret(""));
    return new Migrations(jdbcUrl, Role.MIGRATOR.roleName(), password, schemas, mode);
  }
}

package dev.weir.standalone.doctor.server;

import dev.weir.config.Secret;
import dev.weir.sink.migrate.Role;
import dev.weir.standalone.StandaloneConfig.GivenDatabase;
import dev.weir.standalone.doctor.subject.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Somebody whom the database should know.
 *
 * @param kind administrator, migrator, writer or reader
 * @param kept where the password is kept, as a cure names it
 */
record Account(Kind kind, String user, Secret password, String kept) {
  /** What an account is for, the mightiest first. */
  enum Kind {
    ADMINISTRATOR,
    MIGRATOR,
    WRITER,
    READER
  }

  /** All accounts whose passwords are known, the mightiest first. */
  static List<Account> of(Subject subject) throws IOException {
    Optional<GivenDatabase> given = subject.config().database();
    return given.isPresent() ? given(subject, given.get()) : own(subject.data());
  }

  private static List<Account> given(Subject subject, GivenDatabase database) {
    List<Account> accounts = new ArrayList<>();
    Secret none = new Secret("");
    database
        .admin()
        .ifPresent(
            user ->
                accounts.add(
                    new Account(
                        Kind.ADMINISTRATOR,
                        user,
                        database.adminPassword().orElse(none),
                        "WEIR_JDBC_ADMIN_PASSWORD")));
    database
        .migratorPassword()
        .ifPresent(
            password ->
                accounts.add(
                    new Account(
                        Kind.MIGRATOR,
                        Role.MIGRATOR.roleName(),
                        password,
                        "WEIR_JDBC_MIGRATOR_PASSWORD")));
    accounts.add(
        new Account(
            Kind.WRITER,
            subject.services().sink().jdbc().user(),
            database.writerPassword().orElse(none),
            "WEIR_JDBC_PASSWORD"));
    database
        .readerPassword()
        .ifPresent(
            password ->
                accounts.add(
                    new Account(
                        Kind.READER,
                        Role.READER.roleName(),
                        password,
                        "WEIR_JDBC_READER_PASSWORD")));
    return accounts;
  }

  private static List<Account> own(Path data) throws IOException {
    List<Account> accounts = new ArrayList<>();
    add(accounts, Kind.ADMINISTRATOR, "postgres", data);
    add(accounts, Kind.MIGRATOR, Role.MIGRATOR.roleName(), data);
    add(accounts, Kind.WRITER, Role.WRITER.roleName(), data);
    add(accounts, Kind.READER, Role.READER.roleName(), data);
    return accounts;
  }

  private static void add(List<Account> accounts, Kind kind, String user, Path data)
      throws IOException {
    Path file = data.resolve("passwords").resolve(user);
    if (Files.isReadable(file)) {
      Secret password = new Secret(Files.readString(file).strip());
      accounts.add(new Account(kind, user, password, file.toString()));
    }
  }
}

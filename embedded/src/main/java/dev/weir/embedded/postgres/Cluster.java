package dev.weir.embedded.postgres;

import dev.weir.embedded.FolderTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The server's data folder, and the programs that make, start and stop what lies in it. */
final class Cluster {
  private static final Duration INIT_LIMIT = Duration.ofMinutes(2);

  private final Path home;
  private final Path data;
  private final Binaries binaries;
  private final Account account;
  private final boolean durable;
  private final Map<String, String> further;

  private Cluster(
      Path home, Binaries binaries, Account account, boolean durable, Map<String, String> further) {
    this.further = further;
    this.home = home;
    this.data = home.resolve("data");
    this.binaries = binaries;
    this.account = account;
    this.durable = durable;
  }

  /** The cluster of the settings' folder, which is not started and need not exist. */
  static Cluster in(EmbeddedPostgres.Settings settings) {
    try {
      Path home = settings.dataFolder().toRealPath();
      Account account = Account.forFolder(home.resolve("data"));
      boolean shared = account.owner().isEmpty();
      Binaries binaries = Binaries.unpacked(settings.version(), home.resolve("binaries"), shared);
      return new Cluster(home, binaries, account, settings.durable(), settings.further());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot use folder " + settings.dataFolder(), e);
    }
  }

  /** Stops a server that an earlier process left behind, and clears its lock. */
  void stopOrphan() {
    Postmaster.of(data).ifPresent(orphan -> orphan.end(this::stop));
  }

  /** Makes the data folder beside its place and moves it there, so that none is ever half-made. */
  void createIfMissing(String superuserPassword) {
    if (Files.exists(data)) {
      return;
    }
    Path unfinished = home.resolve("data.new");
    Path password = home.resolve("password.new");
    try {
      FolderTree.delete(unfinished);
      Files.createDirectory(unfinished);
      account.take(unfinished);
      PrivateFile.write(password, superuserPassword + "\n");
      account.take(password);
      initialise(unfinished, password);
      Files.move(unfinished, data, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot make PostgreSQL's folder " + data, e);
    } finally {
      password.toFile().delete();
    }
  }

  private void initialise(Path folder, Path password) {
    List<String> line =
        List.of(
            binaries.program("initdb"),
            "--pgdata=" + folder,
            "--username=" + EmbeddedPostgres.SUPERUSER,
            "--pwfile=" + password,
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C",
            durable ? "--no-instructions" : "--no-sync");
    Command.Result result = Command.run(account.commandLine(line), INIT_LIMIT);
    if (!result.succeeded()) {
      throw new IllegalStateException("initdb failed in " + home + ":\n" + result.output());
    }
  }

  /** Starts the server and waits until it takes connections. */
  void start(int port) {
    ServerLog log = ServerLog.in(home, account);
    List<String> line =
        account.commandLine(
            List.of(
                binaries.program("pg_ctl"),
                "start",
                "--wait",
                "--timeout=" + ServerSettings.START_LIMIT.toSeconds(),
                "--pgdata=" + data,
                "--log=" + log.file(),
                "--options=" + ServerSettings.commandLine(port, durable, further)));
    Duration limit = ServerSettings.START_LIMIT.plusSeconds(10);
    long before = log.size();
    Command.Result result = Command.run(line, limit);
    for (int retry = 0;
        !result.succeeded() && log.tellsOfDyingBackends(before) && retry < 10;
        retry++) {
      before = log.size();
      result = Command.run(line, limit);
    }
    if (!result.succeeded()) {
      throw new IllegalStateException(
          "PostgreSQL did not start in %s: %s%n%s"
              .formatted(home, result.output(), log.since(before)));
    }
  }

  /** Ends all sessions and stops the server; where that takes too long, without a checkpoint. */
  void stop() {
    if (!stop("fast").succeeded() && Postmaster.of(data).isPresent()) {
      stop("immediate");
    }
  }

  private Command.Result stop(String mode) {
    List<String> line =
        List.of(
            binaries.program("pg_ctl"),
            "stop",
            "--wait",
            "--timeout=" + ServerSettings.STOP_LIMIT.toSeconds(),
            "--mode=" + mode,
            "--pgdata=" + data);
    return Command.run(account.commandLine(line), ServerSettings.STOP_LIMIT.plusSeconds(2));
  }
}

package dev.weir.embedded.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * As whom PostgreSQL's programs run: they refuse root. A user runs them as himself. Root gives up
 * its powers in a user namespace of its own, in which files keep their owner; where the machine
 * forbids that, it becomes another account, to which the folder is given.
 *
 * @param prefix what stands before a program's name on the command line
 * @param owner the account that the server's files must belong to, where it is not our own
 */
record Account(List<String> prefix, Optional<Integer> owner) {
  private static final int ROOT = 0;
  private static final int NOBODY = 65534;
  private static final Duration TRIAL_LIMIT = Duration.ofSeconds(10);

  /** The account for a server whose files lie, or will lie, in the folder. */
  static Account forFolder(Path folder) {
    if (uid(Path.of("/proc/self")) != ROOT) {
      return new Account(List.of(), Optional.empty());
    }
    int owner = Files.exists(folder) ? uid(folder) : ROOT;
    return candidates(owner)
        .filter(account -> account.works())
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "PostgreSQL refuses to run as root, and neither unshare -U nor setpriv nor"
                        + " runuser works here: run Weir as a normal user"));
  }

  private static Stream<Account> candidates(int owner) {
    int other = owner == ROOT ? NOBODY : owner;
    Account namespace = new Account(List.of("unshare", "-U", "--"), Optional.empty());
    List<String> setpriv =
        List.of("setpriv", "--reuid=" + other, "--regid=" + other, "--clear-groups", "--");
    Stream<Account> others =
        Stream.of(
            new Account(setpriv, Optional.of(other)),
            new Account(List.of("runuser", "-u", userName(other), "--"), Optional.of(other)));
    return owner == ROOT ? Stream.concat(Stream.of(namespace), others) : others;
  }

  private boolean works() {
    try {
      return Command.run(commandLine(List.of("true")), TRIAL_LIMIT).succeeded();
    } catch (UncheckedIOException e) {
      return false;
    }
  }

  /** The program and its arguments, run as this account. */
  List<String> commandLine(List<String> program) {
    return Stream.concat(prefix.stream(), program.stream()).toList();
  }

  /** Gives a file or folder to the account. */
  void take(Path path) {
    owner.ifPresent(
        uid -> {
          try {
            Files.setAttribute(path, "unix:uid", uid);
          } catch (IOException e) {
            throw new UncheckedIOException("cannot give %s to user %d".formatted(path, uid), e);
          }
        });
  }

  private static int uid(Path path) {
    try {
      return (Integer) Files.getAttribute(path, "unix:uid");
    } catch (IOException e) {
      throw new UncheckedIOException("cannot tell the owner of " + path, e);
    }
  }

  private static String userName(int uid) {
    try (Stream<String> lines = Files.lines(Path.of("/etc/passwd"))) {
      return lines
          .map(line -> line.split(":", -1))
          .filter(fields -> fields.length > 2 && fields[2].equals(Integer.toString(uid)))
          .map(fields -> fields[0])
          .findFirst()
          .orElse("nobody");
    } catch (IOException e) {
      return "nobody";
    }
  }
}

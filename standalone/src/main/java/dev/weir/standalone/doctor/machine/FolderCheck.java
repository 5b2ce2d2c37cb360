package dev.weir.standalone.doctor.machine;

import dev.weir.standalone.doctor.report.Check;
import dev.weir.standalone.doctor.report.Durations;
import dev.weir.standalone.doctor.report.Findings;
import dev.weir.standalone.doctor.subject.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The data folder: whose it is, who may read its secrets, what a killed system left in it. */
public final class FolderCheck implements Check.Examination {
  private static final String SERVER = "18";
  private static final Duration AHEAD = Duration.ofMinutes(2);
  private static final Set<PosixFilePermission> OF_OTHERS =
      EnumSet.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  private final Subject subject;
  private final Path data;

  public FolderCheck(Subject subject) {
    this.subject = subject;
    this.data = subject.data();
  }

  @Override
  public void examine(Findings findings) throws IOException {
    if (!Files.exists(data)) {
      missing(findings);
      return;
    }
    if (!Files.isDirectory(data) || !Files.isWritable(data) || !Files.isReadable(data)) {
      findings.wrong(
          "folder",
          data + " cannot be written by user " + System.getProperty("user.name"),
          "give it to that user (chown -R), or name another with --data");
      return;
    }
    findings.ok("folder", data.toString());
    owner(findings);
    secrets(findings);
    if (subject.config().database().isEmpty()) {
      postgres(findings);
    }
    clock(findings);
  }

  private void missing(Findings findings) {
    Path above = DiskCheck.existing(data);
    if (above == null || !Files.isDirectory(above) || !Files.isWritable(above)) {
      findings.wrong(
          "folder",
          data + " does not exist, and " + above + " cannot be written by this user",
          "make it and give it to this user, or name another with --data");
    } else {
      findings.note("folder", data + " does not exist yet; ./weir up makes it");
    }
  }

  private void owner(Findings findings) throws IOException {
    String owner = Files.getOwner(data).getName();
    String user = System.getProperty("user.name");
    if (owner.equals(user)) {
      return;
    }
    findings.warn(
        "owner",
        data + " belongs to " + owner + ", and this is " + user,
        "stay with one user: run ./weir as " + owner + ", or give the folder away (chown -R)");
  }

  private void secrets(Findings findings) throws IOException {
    boolean open = false;
    for (String name : List.of("passwords", "secrets")) {
      Path folder = data.resolve(name);
      if (Files.isDirectory(folder)) {
        open |= isOpen(findings, folder, "700");
        try (Stream<Path> files = Files.list(folder)) {
          for (Path file : files.sorted().toList()) {
            open |= isOpen(findings, file, "600");
            empty(findings, file);
          }
        }
      }
    }
    if (!open && Files.isDirectory(data.resolve("passwords"))) {
      findings.ok("permissions", "nobody else can read passwords and secrets");
    }
  }

  private static boolean isOpen(Findings findings, Path path, String mode) throws IOException {
    Set<PosixFilePermission> given = Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS);
    if (OF_OTHERS.stream().noneMatch(given::contains)) {
      return false;
    }
    findings.wrong(
        "permissions",
        "others can get at %s (%s)".formatted(path, PosixFilePermissions.toString(given)),
        "chmod %s %s; then change the secret, if others use this machine".formatted(mode, path));
    return true;
  }

  private static void empty(Findings findings, Path file) throws IOException {
    if (Files.isReadable(file) && Files.readString(file).isBlank()) {
      findings.wrong(
          "secrets",
          file + " is empty: ./weir up will not start",
          "put the secret back; or remove the file, and another one is made");
    } else if (!Files.isReadable(file)) {
      findings.wrong("secrets", file + " cannot be read by this user", "chown it to this user");
    }
  }

  private void postgres(Findings findings) throws IOException {
    Path cluster = data.resolve("postgres").resolve("data");
    if (!Files.exists(cluster)) {
      return;
    }
    Path password = data.resolve("passwords").resolve("postgres");
    if (!Files.exists(password)) {
      findings.wrong(
          "PostgreSQL's password",
          "the database is there and the password of its superuser is not: " + password,
          "put the file back: a new password would not be the server's");
    }
    Path version = cluster.resolve("PG_VERSION");
    if (Files.isReadable(version) && !Files.readString(version).strip().equals(SERVER)) {
      findings.wrong(
          "PostgreSQL's version",
          "the database was made by PostgreSQL " + Files.readString(version).strip(),
          "this release starts "
              + SERVER
              + ": go back to the release that made it, or start with"
              + " another folder");
    }
    Leftover.of(cluster)
        .filter(left -> subject.running().isEmpty() && left.isAlive())
        .ifPresent(
            left ->
                findings.warn(
                    "left behind",
                    "PostgreSQL, process " + left.pid() + ", still runs after a kill",
                    "the next ./weir up on this folder stops it; nothing is lost"));
  }

  /** A log from the future was written before the clock was set back. */
  private void clock(Findings findings) throws IOException {
    Instant now = subject.surroundings().clock().instant();
    for (Path file : List.of(data.resolve("weir.lock"), data.resolve("logs").resolve("weir.log"))) {
      if (Files.exists(file)) {
        Instant written = Files.getLastModifiedTime(file).toInstant();
        if (written.isAfter(now.plus(AHEAD))) {
          findings.wrong(
              "clock",
              "%s was written %s from now: this machine's clock is behind, or was ahead"
                  .formatted(file, Durations.inWords(Duration.between(now, written))),
              "set the clock by NTP (timedatectl set-ntp true)");
          return;
        }
      }
    }
  }
}

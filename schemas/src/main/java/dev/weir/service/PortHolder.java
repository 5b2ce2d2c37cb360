package dev.weir.service;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Who listens on a port, as far as Linux tells this user. Thread-safe. */
public final class PortHolder {
  private static final String LISTENING = "0A";
  private static final int LOCAL_ADDRESS = 1;
  private static final int STATE = 3;
  private static final int INODE = 9;

  private PortHolder() {}

  /** The process, such as {@code process 4711 (java)}; empty where it cannot be found. */
  public static Optional<String> of(int port) {
    return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
        .map(table -> inode(Path.of(table), port))
        .flatMap(Optional::stream)
        .findFirst()
        .flatMap(PortHolder::owner);
  }

  private static Optional<String> inode(Path table, int port) {
    String suffix = String.format(Locale.ROOT, ":%04X", port);
    try (Stream<String> lines = Files.lines(table)) {
      return lines
          .map(line -> line.strip().split("\\s+"))
          .filter(fields -> fields.length > INODE && fields[LOCAL_ADDRESS].endsWith(suffix))
          .filter(fields -> fields[STATE].equals(LISTENING))
          .map(fields -> fields[INODE])
          .findFirst();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> owner(String inode) {
    String socket = "socket:[" + inode + "]";
    return ProcessHandle.allProcesses()
        .filter(process -> holds(process.pid(), socket))
        .map(process -> "process " + process.pid() + program(process))
        .findFirst();
  }

  private static String program(ProcessHandle process) {
    return process
        .info()
        .command()
        .map(command -> " (" + Path.of(command).getFileName() + ")")
        .orElse("");
  }

  private static boolean holds(long pid, String socket) {
    Path descriptors = Path.of("/proc", Long.toString(pid), "fd");
    try (DirectoryStream<Path> links = Files.newDirectoryStream(descriptors)) {
      for (Path link : links) {
        if (Files.readSymbolicLink(link).toString().equals(socket)) {
          return true;
        }
      }
      return false;
    } catch (IOException | java.nio.file.DirectoryIteratorException e) {
      // Another user's process, or one that has ended.
      return false;
    }
  }
}

package dev.weir.embedded.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The process that a data folder's lock file names. It may be dead, and its number may belong to
 * another program by now: PostgreSQL would then refuse to start.
 */
record Postmaster(Path data, Path lockFile, long pid) {
  /** What the lock file of the data folder says; empty where there is none. */
  static Optional<Postmaster> of(Path data) {
    Path lockFile = data.resolve("postmaster.pid");
    try {
      if (!Files.exists(lockFile)) {
        return Optional.empty();
      }
      List<String> lines = Files.readAllLines(lockFile);
      String first = lines.isEmpty() ? "" : lines.get(0).strip();
      long pid = first.matches("\\d{1,18}") ? Long.parseLong(first) : 0;
      return Optional.of(new Postmaster(data, lockFile, pid));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + lockFile, e);
    }
  }

  /** Ends the process, if it is this folder's server, and removes the lock file. */
  void end(Runnable orderlyStop) {
    Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(this::isOurServer);
    if (process.isPresent()) {
      orderlyStop.run();
      process.filter(this::isOurServer).ifPresent(Postmaster::kill);
    }
    try {
      Files.deleteIfExists(lockFile);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot remove " + lockFile, e);
    }
  }

  private boolean isOurServer(ProcessHandle process) {
    if (!process.isAlive()) {
      return false;
    }
    try {
      Path workingFolder =
          Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd"));
      return workingFolder.equals(data);
    } catch (IOException e) {
      // Ended between the two questions, or not ours to look at, then by its command line.
      return process.info().commandLine().orElse("").contains("postgres -D " + data);
    }
  }

  private static void kill(ProcessHandle process) {
    process.destroyForcibly();
    try {
      process.onExit().get(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("PostgreSQL process " + process.pid() + " does not end", e);
    }
  }
}

package dev.weir.standalone.doctor.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The PostgreSQL that a cluster's lock file names.
 *
 * @param port it was told to listen on; 0 where the file does not say
 */
record Leftover(Path cluster, long pid, int port) {
  private static final int PORT_LINE = 3;

  static Optional<Leftover> of(Path cluster) {
    try {
      List<String> lines = Files.readAllLines(cluster.resolve("postmaster.pid"));
      if (lines.isEmpty() || !lines.get(0).strip().matches("\\d{1,18}")) {
        return Optional.empty();
      }
      boolean told = lines.size() > PORT_LINE && lines.get(PORT_LINE).strip().matches("\\d{1,5}");
      int port = told ? Integer.parseInt(lines.get(PORT_LINE).strip()) : 0;
      return Optional.of(new Leftover(cluster, Long.parseLong(lines.get(0).strip()), port));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Whether the process lives and works in the cluster: its number may be another's by now. */
  boolean isAlive() {
    if (ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty()) {
      return false;
    }
    try {
      return Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "cwd"))
          .equals(cluster.toRealPath());
    } catch (IOException e) {
      return ProcessHandle.of(pid)
          .flatMap(process -> process.info().commandLine())
          .orElse("")
          .contains(cluster.toString());
    }
  }
}

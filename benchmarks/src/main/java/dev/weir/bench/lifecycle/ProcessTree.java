package dev.weir.bench.lifecycle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A process with its PostgreSQL server and all of their children, as Linux tells of them. */
final class ProcessTree {
  private static final String NUMBER_FILE = "postmaster.pid";
  private static final int DEPTH = 4;

  /** Fields of /proc/…/stat after the name, from 0: own and ended children's time. */
  private static final int USER_TIME = 11;

  private static final int TIMES = 4;

  /** What Linux counts these times in, on every machine that Weir runs on. */
  private static final double TICKS_A_SECOND = 100;

  private final long program;
  private final long postmaster;

  private ProcessTree(long program, long postmaster) {
    this.program = program;
    this.postmaster = postmaster;
  }

  /** The processes that work in a data folder. */
  static ProcessTree of(Process program, Path data) throws IOException {
    return new ProcessTree(
        program.pid(), server(data).orElseThrow(() -> new IOException("no PostgreSQL in " + data)));
  }

  /** Ends a server that a killed process left behind. */
  static void endServer(Path data) throws IOException {
    if (Files.isDirectory(data)) {
      server(data).flatMap(ProcessHandle::of).ifPresent(ProcessTree::end);
    }
  }

  /**
   * PostgreSQL takes SIGTERM for a wish to wait for its clients; with its folder it ends anyway.
   */
  private static void end(ProcessHandle server) {
    List<ProcessHandle> all = new ArrayList<>(server.descendants().toList());
    all.add(server);
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(process -> process.onExit().join());
  }

  private static Optional<Long> server(Path data) throws IOException {
    try (Stream<Path> files = Files.find(data, DEPTH, (file, about) -> isNumberFile(file))) {
      Optional<Path> file = files.findFirst();
      return file.isEmpty()
          ? Optional.empty()
          : Optional.of(Long.parseLong(Files.readAllLines(file.get()).get(0).strip()));
    }
  }

  private static boolean isNumberFile(Path file) {
    return file.endsWith(NUMBER_FILE);
  }

  /** Seconds of processor time so far, those of children that ended included. */
  double processorSeconds() throws IOException {
    double ticks = 0;
    for (long number : numbers()) {
      Path file = Path.of("/proc", String.valueOf(number), "stat");
      if (Files.exists(file)) {
        String text = Files.readString(file);
        String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
        for (int i = USER_TIME; i < USER_TIME + TIMES; i++) {
          ticks += Long.parseLong(fields[i]);
        }
      }
    }
    return ticks / TICKS_A_SECOND;
  }

  /** Megabytes (10^6 bytes) that the Java process has resident. */
  double residentOfProgram() throws IOException {
    return kilobytes(program, "status", "VmRSS:") * 1_024 / 1e6;
  }

  /** Megabytes of all processes, what several share counted once. */
  double residentOfAll() throws IOException {
    double kilobytes = 0;
    for (long number : numbers()) {
      kilobytes += kilobytes(number, "smaps_rollup", "Pss:");
    }
    return kilobytes * 1_024 / 1e6;
  }

  private static double kilobytes(long number, String file, String name) throws IOException {
    Path path = Path.of("/proc", String.valueOf(number), file);
    if (!Files.exists(path)) {
      return 0;
    }
    return Files.readAllLines(path).stream()
        .filter(line -> line.startsWith(name))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")))
        .sum();
  }

  private List<Long> numbers() {
    List<Long> numbers = new ArrayList<>(List.of(program));
    ProcessHandle.of(postmaster)
        .ifPresent(
            server -> {
              numbers.add(server.pid());
              server.descendants().map(ProcessHandle::pid).forEach(numbers::add);
            });
    return numbers.stream().distinct().toList();
  }
}

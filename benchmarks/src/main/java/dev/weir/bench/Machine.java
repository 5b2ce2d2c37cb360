package dev.weir.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;

/** Where and when figures were measured. */
record Machine(LocalDate date, int cores, String memory, String system, String java, double scale) {
  private static final Path MEMORY = Path.of("/proc/meminfo");

  /** This machine, today. */
  static Machine here(Instant now, double scale) {
    return new Machine(
        LocalDate.ofInstant(now, ZoneOffset.UTC),
        Runtime.getRuntime().availableProcessors(),
        installedMemory(),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        System.getProperty("java.version"),
        scale);
  }

  /** One line for people. */
  String line() {
    return String.format(
        Locale.ROOT,
        "%s, %d cores, %s memory, %s, Java %s, scale %s",
        date,
        cores,
        memory,
        system,
        java,
        scale == Math.rint(scale) ? String.valueOf((long) scale) : String.valueOf(scale));
  }

  private static String installedMemory() {
    try {
      return Files.readAllLines(MEMORY).stream()
          .filter(line -> line.startsWith("MemTotal:"))
          .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / (1 << 20) + " GiB")
          .findFirst()
          .orElse("unknown");
    } catch (IOException e) {
      return "unknown";
    }
  }
}

package dev.weir.bench.model;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this process had resident at most, as Linux tells it. */
final class ResidentMemory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String PEAK = "VmHWM:";

  private ResidentMemory() {}

  /** Megabytes (10^6 bytes); NaN where the system does not tell. */
  static double mostMegabytes() throws IOException {
    if (!Files.isReadable(STATUS)) {
      return Double.NaN;
    }
    return Files.readAllLines(STATUS).stream()
        .filter(line -> line.startsWith(PEAK))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) * 1_024 / 1e6)
        .findFirst()
        .orElse(Double.NaN);
  }
}

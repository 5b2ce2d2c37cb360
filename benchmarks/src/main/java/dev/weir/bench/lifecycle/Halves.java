package dev.weir.bench.lifecycle;

import dev.weir.bench.Workplace;
import dev.weir.standalone.delivery.DeliveryFile;
import dev.weir.standalone.delivery.Line;
import dev.weir.standalone.simulation.Settings;
import dev.weir.standalone.simulation.SimulationFiles;
import dev.weir.standalone.terminal.Progress;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The deliveries of a simulated organisation in two files, the earlier half and the later one. */
record Halves(Path first, Path second, Path valueStream) {
  private static final long SEED = 23;
  private static final int TEAMS = 10;
  private static final int DELIVERIES_A_WEEK = 1_400;

  /** About so many in all. */
  static Halves simulated(Workplace workplace, int deliveries, Progress progress)
      throws IOException {
    progress.step("simulating about %,d deliveries".formatted(deliveries));
    Path all = workplace.folder("all.ndjson.gz");
    Path valueStream = workplace.folder("value-stream.yaml");
    int weeks = Math.max(1, deliveries / DELIVERIES_A_WEEK);
    new SimulationFiles(all, null, valueStream).write(Settings.of(SEED, TEAMS, weeks), progress);
    Halves halves =
        new Halves(
            workplace.folder("first.ndjson"), workplace.folder("second.ndjson"), valueStream);
    long half = count(all) / 2;
    try (DeliveryFile lines = DeliveryFile.open(all);
        OutputStream first = open(halves.first());
        OutputStream second = open(halves.second())) {
      long number = 0;
      for (Line line = lines.next(); line != null; line = lines.next()) {
        OutputStream out = number++ < half ? first : second;
        out.write(line.bytes());
        out.write('\n');
      }
    }
    return halves;
  }

  private static long count(Path file) throws IOException {
    long count = 0;
    try (DeliveryFile lines = DeliveryFile.open(file)) {
      while (lines.next() != null) {
        count++;
      }
    }
    return count;
  }

  private static OutputStream open(Path file) throws IOException {
    return new BufferedOutputStream(Files.newOutputStream(file));
  }
}

package dev.weir.bench.pipeline;

import dev.weir.embedded.FolderTree;
import dev.weir.standalone.delivery.DeliveryFile;
import dev.weir.standalone.delivery.DeliveryLine;
import dev.weir.standalone.delivery.Line;
import dev.weir.standalone.delivery.MalformedDeliveryException;
import dev.weir.standalone.delivery.RecordedDelivery;
import dev.weir.standalone.simulation.Settings;
import dev.weir.standalone.simulation.SimulationFiles;
import dev.weir.standalone.terminal.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Deliveries to measure with: those of a simulated organisation, or recorded ones. Closing removes
 * what was simulated.
 *
 * @param most how many of them are used
 */
record Load(Path folder, Path deliveries, @Nullable Path valueStream, long most)
    implements AutoCloseable {
  private static final long SEED = 11;

  /** A team and week come to some 190 deliveries; more are simulated than are asked for. */
  private static final double DELIVERIES_A_TEAM_AND_WEEK = 140;

  static final String HISTORY = "WEIR_HISTORY";

  /** Takes each delivery in turn. */
  interface Taker {
    void take(RecordedDelivery delivery) throws IOException, InterruptedException;
  }

  /** At least so many deliveries of a simulated organisation, from a seed, by time. */
  static Load simulated(int teams, long deliveries, Progress progress) throws IOException {
    Path folder = Files.createTempDirectory("weir-bench-load");
    Path file = folder.resolve("deliveries.ndjson.gz");
    Path valueStream = folder.resolve("value-stream.yaml");
    int weeks = (int) Math.ceil(deliveries / (teams * DELIVERIES_A_TEAM_AND_WEEK)) + 1;
    progress.step("simulating %,d deliveries".formatted(deliveries));
    new SimulationFiles(file, null, valueStream).write(Settings.of(SEED, teams, weeks), progress);
    return new Load(folder, file, valueStream, deliveries);
  }

  /** The recorded year where {@code WEIR_HISTORY} has it, else a simulated organisation. */
  static Load recordedOr(int teams, long deliveries, double scale, Progress progress)
      throws IOException {
    String history = System.getenv(HISTORY);
    if (history == null) {
      return simulated(teams, Math.max(1, Math.round(deliveries * scale)), progress);
    }
    Path file = Path.of(history).resolve("govuk-year.ndjson.gz");
    Path folder = Files.createTempDirectory("weir-bench-load");
    long all = 0;
    try (DeliveryFile lines = DeliveryFile.open(file)) {
      while (lines.next() != null) {
        all++;
      }
    }
    return new Load(folder, file, null, Math.max(1, Math.round(all * scale)));
  }

  /** Variables of the environment that belong to it. */
  Map<String, String> variables() {
    return valueStream == null ? Map.of() : Map.of("WEIR_VALUE_STREAM", valueStream.toString());
  }

  /**
   * Hands them over in their order.
   *
   * @return how many
   */
  long forEach(Taker taker) throws IOException, InterruptedException {
    long taken = 0;
    try (DeliveryFile lines = DeliveryFile.open(deliveries)) {
      for (Line line = lines.next(); line != null && taken < most; line = lines.next()) {
        taker.take(DeliveryLine.read(line.bytes()));
        taken++;
      }
      return taken;
    } catch (MalformedDeliveryException e) {
      throw new IOException(deliveries + " holds something else than deliveries", e);
    }
  }

  @Override
  public void close() {
    FolderTree.delete(folder);
  }
}

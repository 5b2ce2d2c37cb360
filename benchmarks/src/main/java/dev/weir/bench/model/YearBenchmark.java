package dev.weir.bench.model;

import dev.weir.bench.Benchmark;
import dev.weir.bench.Figure;
import dev.weir.standalone.simulation.Ingredient;
import dev.weir.standalone.simulation.Settings;
import dev.weir.standalone.simulation.SimulationFiles;
import dev.weir.standalone.terminal.Progress;
import dev.weir.stream.fact.Fact;
import dev.weir.stream.normalize.DeliveryReader;
import dev.weir.stream.normalize.Normalized;
import dev.weir.stream.normalize.RawDelivery;
import dev.weir.stream.normalize.Readers;
import dev.weir.stream.valuestream.ValueStream;
import dev.weir.stream.valuestream.ValueStreamReader;
import dev.weir.stream.valuestream.ValueStreamReading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two million facts of a simulated year of 50 teams, folded by one thread over the processor's kind
 * of store: how fast beside reading them, and in how much memory.
 */
public final class YearBenchmark implements Benchmark {
  private static final long SEED = 50;
  private static final int TEAMS = 50;
  private static final int WEEKS = 52;

  /** Pieces of work a team and week, for two million facts in all. */
  private static final double RATE = 8;

  @Override
  public String name() {
    return "model-year";
  }

  @Override
  public String about() {
    return "facts of a simulated year of 50 teams: read, folded, explained";
  }

  @Override
  public List<Figure> run(double scale, Progress progress) throws IOException {
    Path folder = Files.createTempDirectory("weir-bench-year");
    Path deliveries = folder.resolve("year.ndjson.gz");
    Path file = folder.resolve("value-stream.yaml");
    try {
      progress.step("simulating the year");
      int weeks = Math.max(1, (int) Math.round(WEEKS * scale));
      Settings settings = new Settings(SEED, TEAMS, weeks, Settings.START, RATE, Ingredient.all());
      new SimulationFiles(deliveries, null, file).write(settings, progress);
      ValueStream valueStream = read(Files.readString(file, StandardCharsets.UTF_8));
      Pass reading = pass(deliveries, valueStream, null, progress);
      try (Folding folding = new Folding(valueStream)) {
        return figures(reading, pass(deliveries, valueStream, folding, progress), folding);
      }
    } finally {
      Files.deleteIfExists(deliveries);
      Files.deleteIfExists(file);
      Files.deleteIfExists(folder);
    }
  }

  private static ValueStream read(String yaml) {
    if (ValueStreamReader.read(yaml) instanceof ValueStreamReading.Valid valid) {
      return valid.valueStream();
    }
    throw new IllegalStateException("the simulation's own value-stream file is not valid");
  }

  private static List<Figure> figures(Pass reading, Pass folding, Folding state)
      throws IOException {
    return List.of(
        Figure.of("deliveries", (double) reading.deliveries(), "", ""),
        Figure.of("facts", (double) reading.facts(), "", "2,000,000 at full size"),
        Figure.of("facts read", reading.rate(), "1/s", ""),
        Figure.beside(
            "facts read and folded", folding.rate(), "1/s", "reading them", reading.rate(), ""),
        Figure.of("deliveries folded", folding.deliveries() / folding.seconds(), "1/s", ""),
        Figure.of("records told", (double) state.told(), "", ""),
        Figure.of("state on disk", state.bytes() / 1e6, "MB", ""),
        Figure.of("resident at most", ResidentMemory.mostMegabytes(), "MB", "below 1,000"));
  }

  /** What one pass over the year came to; the time is that of reading and folding alone. */
  private record Pass(long deliveries, long facts, double seconds) {
    double rate() {
      return facts / seconds;
    }
  }

  private static Pass pass(
      Path file, ValueStream valueStream, @Nullable Folding folding, Progress progress)
      throws IOException {
    DeliveryReader reader = new Readers(valueStream).of("github");
    long deliveries = 0;
    long facts = 0;
    long nanos = 0;
    try (Deliveries year = Deliveries.open(file)) {
      for (RawDelivery raw = year.next(); raw != null; raw = year.next()) {
        long begun = System.nanoTime();
        List<Fact> told =
            reader.read(raw) instanceof Normalized.Read read ? read.facts() : List.of();
        if (folding != null) {
          folding.take(raw.scope(), told);
        }
        nanos += System.nanoTime() - begun;
        deliveries++;
        facts += told.size();
        progress.count(folding == null ? "read" : "folded", deliveries, 0);
      }
    }
    return new Pass(deliveries, facts, nanos / 1e9);
  }
}

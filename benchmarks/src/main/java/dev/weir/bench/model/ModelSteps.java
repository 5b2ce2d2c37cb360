package dev.weir.bench.model;

import dev.weir.standalone.simulation.Settings;
import dev.weir.standalone.simulation.SimulationFiles;
import dev.weir.standalone.terminal.Progress;
import dev.weir.stream.fact.Fact;
import dev.weir.stream.normalize.DeliveryReader;
import dev.weir.stream.normalize.Normalized;
import dev.weir.stream.normalize.RawDelivery;
import dev.weir.stream.normalize.Readers;
import dev.weir.stream.valuestream.ValueStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;

/** The deliveries of a small organisation, two teams for two weeks, all of them an operation. */
@org.openjdk.jmh.annotations.State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ModelSteps {
  private final DeliveryReader reader = new Readers(ValueStream.builtIn()).of("github");
  private final List<RawDelivery> deliveries = new ArrayList<>();
  private final List<List<Fact>> facts = new ArrayList<>();

  /** Made by JMH. */
  public ModelSteps() {}

  /** Simulates the organisation. */
  @Setup
  public void simulate() throws IOException {
    Path file = Files.createTempFile("weir-bench-small", ".ndjson.gz");
    try {
      new SimulationFiles(file, null, null).write(Settings.of(3, 2, 2), new Silence());
      try (Deliveries all = Deliveries.open(file)) {
        for (RawDelivery raw = all.next(); raw != null; raw = all.next()) {
          deliveries.add(raw);
          facts.add(read(raw));
        }
      }
    } finally {
      Files.deleteIfExists(file);
    }
  }

  private List<Fact> read(RawDelivery raw) {
    return reader.read(raw) instanceof Normalized.Read read ? read.facts() : List.of();
  }

  /** Payloads to facts. */
  @Benchmark
  public long readAll() {
    long told = 0;
    for (RawDelivery raw : deliveries) {
      told += read(raw).size();
    }
    return told;
  }

  /** Facts to items, deployments and metrics, over a store in memory; explained too. */
  @Benchmark
  public long foldAll() throws IOException {
    try (Folding folding = new Folding(ValueStream.builtIn(), State.inMemory())) {
      for (int i = 0; i < deliveries.size(); i++) {
        folding.take(deliveries.get(i).scope(), facts.get(i));
      }
      return folding.told();
    }
  }

  /** Tells nobody. */
  private static final class Silence implements Progress {
    @Override
    public void step(String what) {}

    @Override
    public void count(String what, long done, long total) {}

    @Override
    public void finished() {}
  }
}
